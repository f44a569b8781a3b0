package eu.undersigned.screen;

import java.util.HexFormat;

/// A PDQ hash: 256 bits that stay nearly the same when a picture is resized, compressed or lightly changed.
///
/// Bit `16 * row + column` belongs to the cosine coefficient of that row and column (both 0 to 15, the lowest
/// frequencies first). `first` holds bits 0 to 63, the lowest bit first, `fourth` the bits 192 to 255.
public record PdqHash(long first, long second, long third, long fourth) {
    /// Of a hash, in bits.
    public static final int BITS = 256;
    /// Of a hash as bytes.
    public static final int BYTES = BITS / 8;

    private static final HexFormat HEX = HexFormat.of();

    /// Reads 64 hexadecimal digits, bit 255 first, as hash lists write them.
    ///
    /// @throws IllegalArgumentException when it is anything else
    public static PdqHash parse(String digits) {
        if (digits.length() != BITS / 4) {
            throw new IllegalArgumentException("a PDQ hash has 64 hexadecimal digits");
        }
        return new PdqHash(part(digits, 48), part(digits, 32), part(digits, 16), part(digits, 0));
    }

    private static long part(String digits, int from) {
        return HexFormat.fromHexDigitsToLong(digits, from, from + 16);
    }

    /// How many bits differ: 0 for the same hash, about 128 for pictures that have nothing to do with each other.
    public int distance(PdqHash other) {
        return Long.bitCount(first ^ other.first)
                + Long.bitCount(second ^ other.second)
                + Long.bitCount(third ^ other.third)
                + Long.bitCount(fourth ^ other.fourth);
    }

    /// 64 hexadecimal digits, bit 255 first.
    @Override
    public String toString() {
        return HEX.toHexDigits(fourth) + HEX.toHexDigits(third) + HEX.toHexDigits(second) + HEX.toHexDigits(first);
    }
}
