package eu.undersigned.screen;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;

/// How bright each pixel of a picture is: what hashes are made from.
///
/// @param values row after row, `width * height` of them, each from 0 (black) to 255 (white); never changed
/// @param width in pixels, at least 1
/// @param height in pixels, at least 1
public record Luminance(float[] values, int width, int height) {
    private static final float RED = 0.299f;
    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;

    /// @throws IllegalArgumentException when the shapes don't fit
    public Luminance {
        if (width < 1 || height < 1 || values.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException("width times height values are expected");
        }
    }

    /// Of the picture's colours in sRGB. What is transparent counts with the colour that it hides.
    ///
    /// @see <a href="https://www.itu.int/rec/R-REC-BT.601">ITU-R BT.601</a>, the weights of red, green and blue
    public static Luminance of(BufferedImage picture) {
        float[] values = new float[Math.multiplyExact(picture.getWidth(), picture.getHeight())];
        if (isPlainBgr(picture)) {
            fromBgr(picture, values);
        } else {
            fromAny(picture, values);
        }
        return new Luminance(values, picture.getWidth(), picture.getHeight());
    }

    /// What decoders of JPEG files give: bytes blue, green, red, without anything between.
    private static boolean isPlainBgr(BufferedImage picture) {
        return picture.getType() == BufferedImage.TYPE_3BYTE_BGR
                && picture.getRaster().getParent() == null
                && picture.getRaster().getSampleModel() instanceof PixelInterleavedSampleModel model
                && model.getScanlineStride() == 3 * picture.getWidth()
                && picture.getRaster().getDataBuffer().getOffset() == 0;
    }

    private static void fromBgr(BufferedImage picture, float[] values) {
        byte[] bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        for (int i = 0, at = 0; i < values.length; i++, at += 3) {
            values[i] = of(bytes[at + 2] & 0xff, bytes[at + 1] & 0xff, bytes[at] & 0xff);
        }
    }

    private static void fromAny(BufferedImage picture, float[] values) {
        int width = picture.getWidth();
        int[] row = new int[width];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                values[y * width + x] = of(row[x] >> 16 & 0xff, row[x] >> 8 & 0xff, row[x] & 0xff);
            }
        }
    }

    private static float of(int red, int green, int blue) {
        return RED * red + GREEN * green + BLUE * blue;
    }
}
