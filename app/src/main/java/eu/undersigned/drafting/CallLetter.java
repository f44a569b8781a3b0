package eu.undersigned.drafting;

import eu.undersigned.outbox.Letter;
import eu.undersigned.outbox.LetterFields;
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
        return LetterFields.write(id, KIND, to, name, campaign, title, path, deadline);
    }

    static CallLetter decode(Letter letter) {
        return LetterFields.read(
                letter,
                in -> new CallLetter(
                        letter.id(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF()));
    }

    @Override
    public String toString() {
        return "CallLetter[" + id + "]";
    }
}
