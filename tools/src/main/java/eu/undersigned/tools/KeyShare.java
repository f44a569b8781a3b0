package eu.undersigned.tools;

import com.exceptionfactory.jagged.bech32.Bech32;
import com.exceptionfactory.jagged.bech32.Bech32Address;
import eu.undersigned.seal.Recipient;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One share of a secret key, as `docs/formats/key-share.md` says: text that can be printed and typed again.
///
/// @param recipient the public key that belongs to the secret one
/// @param threshold how many shares give the secret key back
/// @param number from 1: the place at which the polynomials were evaluated
/// @param split made anew for each splitting: shares of two splittings don't fit together
/// @param bytes 32, the values there
record KeyShare(Recipient recipient, int threshold, int number, int split, byte[] bytes) {
    static final int SECRET_BYTES = 32;
    static final int LEAST_THRESHOLD = 2;
    static final int MOST_SHARES = 20;
    private static final String TITLE = "undersigned key share v1";
    private static final String PREFIX = "key-share-";
    private static final int HEAD_BYTES = 2 + Integer.BYTES;
    private static final int GROUP = 4;

    /// What a file with a share was found to hold.
    sealed interface Content {
        record Share(KeyShare share) implements Content {}

        /// @param reason for a person, to stand behind the file's name
        record None(String reason) implements Content {}
    }

    /// @param total how many shares there are
    String write(int total) {
        return """
                # Share %1$d of %2$d of a secret key. Any %3$d of them give the key back; fewer say nothing about it.
                # Keep it in a safe place, apart from the others. Who may join them, and when, is for the board to decide.
                # To join %3$d of them: bin/keygen --join SHARE... NEW-KEY-FILE, or by hand as docs/formats/key-share.md says.
                %4$s
                public key: %5$s
                threshold: %3$d
                number: %1$d
                share: %6$s
                """.formatted(number, total, threshold, TITLE, recipient, grouped());
    }

    private String grouped() {
        byte[] payload = ByteBuffer.allocate(HEAD_BYTES + SECRET_BYTES)
                .put((byte) threshold)
                .put((byte) number)
                .putInt(split)
                .put(bytes)
                .array();
        String text = Bech32.getEncoder().encode(PREFIX, payload).toString().toUpperCase(Locale.ROOT);
        int start = PREFIX.length() + 1;
        return text.substring(0, start)
                + text.substring(start).replaceAll("(.{" + GROUP + "})", " $1").stripTrailing();
    }

    static Content read(String text) {
        Map<String, String> values = new HashMap<>();
        boolean hasTitle = false;
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (String line : plain.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (!hasTitle) {
                if (!line.toLowerCase(Locale.ROOT).equals(TITLE)) {
                    return new Content.None("is no share of a key: '" + TITLE + "' is expected in it");
                }
                hasTitle = true;
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 0) {
                return new Content.None("has a line without a colon behind its name");
            }
            String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (values.put(name, line.substring(colon + 1).strip()) != null) {
                return new Content.None("has the line '" + name + "' twice");
            }
        }
        return hasTitle ? read(values) : new Content.None("is empty");
    }

    private static Content read(Map<String, String> values) {
        Optional<Recipient> recipient = Recipient.parse(values.getOrDefault("public key", ""));
        if (recipient.isEmpty()) {
            return new Content.None("has a wrong character in the line 'public key', or lacks that line");
        }
        Optional<byte[]> payload = payload(values.getOrDefault("share", ""));
        if (payload.isEmpty()) {
            return new Content.None("has a wrong character in the line 'share', or one too many or too few");
        }
        ByteBuffer buffer = ByteBuffer.wrap(payload.get());
        int threshold = buffer.get();
        int number = buffer.get();
        int split = buffer.getInt();
        // What is in both is protected by the share's checksum only.
        if (!values.getOrDefault("threshold", "").equals(Integer.toString(threshold))) {
            return new Content.None("has a wrong line 'threshold': by the line 'share' it is " + threshold);
        }
        if (!values.getOrDefault("number", "").equals(Integer.toString(number))) {
            return new Content.None("has a wrong line 'number': by the line 'share' it is " + number);
        }
        if (threshold < LEAST_THRESHOLD || threshold > MOST_SHARES || number < 1 || number > MOST_SHARES) {
            return new Content.None("is a share of a form that this program does not know");
        }
        byte[] bytes = Arrays.copyOfRange(payload.get(), HEAD_BYTES, payload.get().length);
        return new Content.Share(new KeyShare(recipient.get(), threshold, number, split, bytes));
    }

    private static Optional<byte[]> payload(String typed) {
        try {
            Bech32Address address =
                    Bech32.getDecoder().decode(typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
            String prefix = address.getHumanReadablePart().toString().toLowerCase(Locale.ROOT);
            boolean isShare = prefix.equals(PREFIX) && address.getData().length == HEAD_BYTES + SECRET_BYTES;
            return isShare ? Optional.of(address.getData()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Of the same splitting of the same key.
    boolean belongsTo(KeyShare other) {
        return recipient.equals(other.recipient) && threshold == other.threshold && split == other.split;
    }

    @Override
    public String toString() {
        return "KeyShare[" + number + " of " + recipient + "]";
    }
}
