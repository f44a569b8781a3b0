package eu.undersigned.leaf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// What a signer's receipt says beside the proof: the `extra` of a tlog-proof file.
///
/// @param salt 32 bytes
/// @see "docs/formats/receipt.md"
public record Receipt(LeafRecord record, byte[] salt, Leaf.Signed leaf) {
    private static final String FIRST = "undersigned receipt v1";
    private static final List<String> NAMES = List.of("campaign", "signature", "link", "confirmed", "salt", "leaf");
    /// Far above any receipt.
    private static final int LONGEST = 4_096;

    /// Whether the leaf is the one of this record and salt.
    public boolean fits() {
        return Arrays.equals(leaf.commitment(), record.commitment(salt));
    }

    public byte[] encode() {
        Base64.Encoder base64 = Base64.getEncoder();
        String text = FIRST + "\n" + record.text() + "salt " + base64.encodeToString(salt) + "\nleaf "
                + base64.encodeToString(leaf.encode()) + "\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// @throws MalformedLeafException when it is not exactly a receipt; whether it [fits][#fits()] is another question
    public static Receipt parse(byte[] extra) throws MalformedLeafException {
        if (extra.length > LONGEST) {
            throw new MalformedLeafException("too long for a receipt");
        }
        String[] lines = new String(extra, StandardCharsets.ISO_8859_1).split("\n", -1);
        if (lines.length != NAMES.size() + 2 || !lines[0].equals(FIRST) || !lines[lines.length - 1].isEmpty()) {
            throw new MalformedLeafException("no receipt of version 1");
        }
        String[] values = new String[NAMES.size()];
        for (int i = 0; i < values.length; i++) {
            String begin = NAMES.get(i) + " ";
            if (!lines[i + 1].startsWith(begin)) {
                throw new MalformedLeafException("a line '" + NAMES.get(i) + "' is expected");
            }
            values[i] = lines[i + 1].substring(begin.length());
        }
        Receipt receipt = read(values);
        if (!Arrays.equals(receipt.encode(), extra)) {
            throw new MalformedLeafException("not written as a receipt is");
        }
        return receipt;
    }

    private static Receipt read(String[] values) throws MalformedLeafException {
        try {
            LeafRecord record = new LeafRecord(
                    values[0],
                    UUID.fromString(values[1]),
                    HexFormat.of().parseHex(values[2]),
                    Long.parseUnsignedLong(values[3]));
            byte[] salt = Base64.getDecoder().decode(values[4]);
            if (record.link().length != Leaf.HASH_LENGTH
                    || salt.length != LeafRecord.SALT_LENGTH
                    || record.confirmed() < 0) {
                throw new MalformedLeafException("a value of another length");
            }
            if (Leaf.parse(Base64.getDecoder().decode(values[5])) instanceof Leaf.Signed leaf) {
                return new Receipt(record, salt, leaf);
            }
            throw new MalformedLeafException("a leaf of another kind");
        } catch (IllegalArgumentException e) {
            throw new MalformedLeafException("a value that can't be read");
        }
    }
}
