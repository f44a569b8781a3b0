package eu.undersigned.mailing;

import eu.undersigned.secrets.SecretBox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// What a waiting letter holds of a person, and how the database may hold it (docs/formats/mailing.md).
///
/// @param mailbox as the mail server takes it
/// @param name empty where no text greets by name
record SealedMailbox(String mailbox, String name) {
    byte[] seal(SecretBox box, int mailing, UUID signature) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(mailbox);
            out.writeUTF(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return box.seal(context(mailing, signature), bytes.toByteArray());
    }

    /// @throws IllegalStateException when it was sealed under another key or for somebody else
    static SealedMailbox open(SecretBox box, int mailing, UUID signature, byte[] sealed) {
        byte[] content = box.open(context(mailing, signature), sealed)
                .orElseThrow(() -> new IllegalStateException("a letter that this key does not open"));
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            return new SealedMailbox(in.readUTF(), in.readUTF());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] context(int mailing, UUID signature) {
        return ("undersigned/mailing/" + mailing + "/" + signature).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "SealedMailbox[hidden]";
    }
}
