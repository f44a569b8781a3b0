package eu.undersigned.drafting;

import eu.undersigned.outbox.Letter;
import eu.undersigned.outbox.LetterFields;
import java.util.UUID;

/// Asks a member to look at the wording of a letter, or to sign the letter that is open now.
///
/// @param to the mailbox
/// @param name how to greet
/// @param campaign its name
/// @param title of the letter
/// @param path of the page where it is discussed, or of the form in which it is signed
/// @param deadline in words; empty when there is none
record CallLetter(
        UUID id, Kind kind, String to, String name, String campaign, String title, String path, String deadline) {
    enum Kind {
        LETTER_CALL("console.drafting.mail"),
        LETTER_OPEN("console.drafting.invitation");

        /// With which the keys of its messages begin.
        final String message;

        Kind(String message) {
            this.message = message;
        }
    }

    Letter encode() {
        return LetterFields.write(id, kind.name(), to, name, campaign, title, path, deadline);
    }

    static CallLetter decode(Letter letter) {
        return LetterFields.read(
                letter,
                in -> new CallLetter(
                        letter.id(),
                        Kind.valueOf(letter.kind()),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF()));
    }

    @Override
    public String toString() {
        return "CallLetter[" + id + ", " + kind + "]";
    }
}
