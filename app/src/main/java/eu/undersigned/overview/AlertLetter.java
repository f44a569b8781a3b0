package eu.undersigned.overview;

import eu.undersigned.outbox.Letter;
import eu.undersigned.outbox.LetterFields;
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
        return LetterFields.write(id, KIND, to, name, campaign, path, titles);
    }

    static AlertLetter decode(Letter letter) {
        return LetterFields.read(
                letter,
                in -> new AlertLetter(
                        letter.id(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF()));
    }

    @Override
    public String toString() {
        return "AlertLetter[" + id + "]";
    }
}
