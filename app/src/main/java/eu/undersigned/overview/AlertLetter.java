package eu.undersigned.overview;

import eu.undersigned.outbox.Letter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/// Tells a coordinator that something is out of the ordinary.
///
/// @param to the mailbox
/// @param name how to greet
/// @param campaign its name
/// @param path of the list of alerts
/// @param titles of the alerts, one a line
record AlertLetter(UUID id, String to, String name, String campaign, String path, String titles) {
    static final String KIND = "CONSOLE_ALERTS";

    Letter encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(to);
            out.writeUTF(name);
            out.writeUTF(campaign);
            out.writeUTF(path);
            out.writeUTF(titles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Letter(id, KIND, bytes.toByteArray());
    }

    static AlertLetter decode(Letter letter) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(letter.content()))) {
            return new AlertLetter(letter.id(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "AlertLetter[" + id + "]";
    }
}
