package eu.undersigned.seal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file with a secret key, as `age-keygen` writes it: lines, comments behind `#`.
public final class KeyFile {
    private KeyFile() {}

    /// What was found in a key file.
    public sealed interface Content {
        record Key(Identity identity) implements Content {}

        /// Locked with a passphrase: `age --decrypt` first.
        record Locked() implements Content {}

        /// A public key, where the secret one is needed.
        record PublicOnly() implements Content {}

        /// More than one secret key.
        record Several(int count) implements Content {}

        /// No key, or one with a character that is wrong.
        record None() implements Content {}
    }

    public static Content read(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (plain.startsWith("age-encryption.org/v1") || plain.startsWith("-----BEGIN AGE ENCRYPTED FILE-----")) {
            return new Content.Locked();
        }
        List<Identity> found = new ArrayList<>();
        boolean hasPublic = false;
        for (String line : plain.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Optional<Identity> identity = Identity.parse(line);
            identity.ifPresent(found::add);
            hasPublic |= Recipient.parse(line).isPresent();
            if (identity.isEmpty() && !hasPublic) {
                return new Content.None();
            }
        }
        if (found.size() == 1) {
            return new Content.Key(found.getFirst());
        }
        if (found.isEmpty()) {
            return hasPublic ? new Content.PublicOnly() : new Content.None();
        }
        return new Content.Several(found.size());
    }

    /// @param notes one comment line each
    public static String write(Identity identity, Instant created, List<String> notes) {
        StringBuilder text = new StringBuilder();
        notes.forEach(note -> text.append("# ").append(note).append('\n'));
        text.append("# created: ")
                .append(created.truncatedTo(ChronoUnit.SECONDS))
                .append('\n');
        text.append("# public key: ").append(identity.recipient().text()).append('\n');
        return text.append(identity.secret()).append('\n').toString();
    }
}
