package eu.undersigned.receipt;

import io.nayuki.qrcodegen.QrCode;

/// A QR code (ISO/IEC 18004) as a drawing, with the margin that readers need.
///
/// @param width of the drawing in modules
/// @param path of the dark modules, for an SVG path
public record CodeView(int width, String path) {
    /// The standard's quiet zone.
    private static final int MARGIN = 4;
    /// Smaller ones are hard to read for the cameras of old phones.
    private static final int PIXELS_PER_MODULE = 4;

    /// @throws io.nayuki.qrcodegen.DataTooLongException above about 2,300 bytes
    public static CodeView of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int end = x;
                while (code.getModule(end, y)) { // outside of the code every module is light
                    end++;
                }
                if (end > x) {
                    path.append("M%d %dh%dv1h-%dz".formatted(x + MARGIN, y + MARGIN, end - x, end - x));
                    x = end;
                }
            }
        }
        return new CodeView(code.size + 2 * MARGIN, path.toString());
    }

    /// Width on the screen.
    public int pixels() {
        return width * PIXELS_PER_MODULE;
    }
}
