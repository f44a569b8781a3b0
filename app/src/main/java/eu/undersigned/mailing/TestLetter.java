package eu.undersigned.mailing;

import eu.undersigned.i18n.Language;
import eu.undersigned.outbox.Letter;
import eu.undersigned.outbox.LetterFields;
import java.util.UUID;

/// A mailing's text on its way to a member of the team, as a test.
///
/// @param mailbox the member's
record TestLetter(UUID id, int campaign, Language language, String mailbox, UpdateText text) {
    static final String KIND = "MAILING_TEST";

    Letter encode() {
        return LetterFields.write(id, KIND, out -> {
            out.writeInt(campaign);
            LetterFields.texts(out, language.name(), mailbox, text.subject(), text.body());
        });
    }

    static TestLetter decode(Letter letter) {
        return LetterFields.read(
                letter,
                in -> new TestLetter(
                        letter.id(),
                        in.readInt(),
                        Language.valueOf(in.readUTF()),
                        in.readUTF(),
                        new UpdateText(in.readUTF(), in.readUTF())));
    }

    @Override
    public String toString() {
        return "TestLetter[" + id + "]";
    }
}
