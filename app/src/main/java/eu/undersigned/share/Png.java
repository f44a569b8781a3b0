package eu.undersigned.share;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A picture as a PNG of at most 256 colours: those of which it is mixed, in shades towards its ground. One byte for
/// each
/// point instead of three, with nothing to be seen of it.
final class Png {
    private static final int MOST_COLOURS = 256;

    private final Map<Integer, Byte> nearest = new HashMap<>();
    private final int[] palette;

    private Png(Color ground, List<Color> colours) {
        List<Color> distinct = colours.stream().distinct().toList();
        int shades = (MOST_COLOURS - 1) / distinct.size();
        palette = new int[1 + shades * distinct.size()];
        palette[0] = ground.getRGB();
        int next = 1;
        for (Color colour : distinct) {
            for (int shade = 1; shade <= shades; shade++) {
                palette[next++] = mix(ground, colour, (double) shade / shades).getRGB();
            }
        }
    }

    /// @param picture of type `TYPE_INT_RGB`
    /// @param colours that were laid on `ground`
    static byte[] of(BufferedImage picture, Color ground, List<Color> colours) {
        return new Png(ground, colours).encode(picture);
    }

    private static Color mix(Color from, Color to, double part) {
        return new Color(
                mix(from.getRed(), to.getRed(), part),
                mix(from.getGreen(), to.getGreen(), part),
                mix(from.getBlue(), to.getBlue(), part));
    }

    private static int mix(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }

    private byte[] encode(BufferedImage picture) {
        IndexColorModel model = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
        BufferedImage indexed =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        int[] from = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        byte[] to = ((DataBufferByte) indexed.getRaster().getDataBuffer()).getData();
        int last = palette[0] & 0xffffff;
        byte index = 0;
        for (int i = 0; i < from.length; i++) {
            int colour = from[i] & 0xffffff;
            if (colour != last) { // most points look like the one before
                last = colour;
                index = nearest.computeIfAbsent(colour, this::find);
            }
            to[i] = index;
        }
        return written(indexed);
    }

    private byte find(int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.length; i++) {
            int red = (palette[i] >> 16 & 0xff) - (colour >> 16 & 0xff);
            int green = (palette[i] >> 8 & 0xff) - (colour >> 8 & 0xff);
            int blue = (palette[i] & 0xff) - (colour & 0xff);
            int distance = red * red + green * green + blue * blue;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return (byte) best;
    }

    private static byte[] written(BufferedImage indexed) {
        ImageWriter writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(indexed), "png")
                .next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(0.3f); // 0: smallest and slowest; 1: not compressed
            writer.setOutput(stream);
            writer.write(null, new IIOImage(indexed, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
