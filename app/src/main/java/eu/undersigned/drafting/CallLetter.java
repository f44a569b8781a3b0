package eu.undersigned.drafting;

import eu.undersigned.outbox.Letter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/// Asks a member to look at the wording of a letter.
///
/// @param to the mailbox
/// @param name how to greet
/// @param campaign its name
/// @param title of the letter
/// @param path of the page where it is discussed
/// @param deadline in words; empty when there is none
record CallLetter(UUID id, String to, String name, String campaign, String title, String path, String deadline) {
    static final String KIND = "LETTER_CALL";

    Letter encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(to);
            out.writeUTF(name);
            out.writeUTF(campaign);
            out.writeUTF(title);
            out.writeUTF(path);
            out.writeUTF(deadline);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Letter(id, KIND, bytes.toByteArray());
    }

    static CallLetter decode(Letter letter) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(letter.content()))) {
            return new CallLetter(
                    letter.id(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "CallLetter[" + id + "]";
    }
}
