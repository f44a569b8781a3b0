package eu.undersigned.mailing;

import eu.undersigned.i18n.Language;
import eu.undersigned.outbox.Letter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/// A mailing's text on its way to a member of the team, as a test.
///
/// @param mailbox the member's
record TestLetter(UUID id, int campaign, Language language, String mailbox, UpdateText text) {
    static final String KIND = "MAILING_TEST";

    Letter encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(campaign);
            out.writeUTF(language.name());
            out.writeUTF(mailbox);
            out.writeUTF(text.subject());
            out.writeUTF(text.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Letter(id, KIND, bytes.toByteArray());
    }

    static TestLetter decode(Letter letter) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(letter.content()))) {
            return new TestLetter(
                    letter.id(),
                    in.readInt(),
                    Language.valueOf(in.readUTF()),
                    in.readUTF(),
                    new UpdateText(in.readUTF(), in.readUTF()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "TestLetter[" + id + "]";
    }
}
