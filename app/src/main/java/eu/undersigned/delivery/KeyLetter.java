package eu.undersigned.delivery;

import eu.undersigned.i18n.Language;
import eu.undersigned.outbox.Letter;
import eu.undersigned.outbox.LetterFields;
import java.time.Instant;
import java.util.UUID;

/// What a letter about an organisation's key says. It holds all of it, since the organisation may have left the
/// campaign when it is sent.
///
/// @param campaign its name
/// @param slug the organisation's, for the log
/// @param contact the mailbox that the letter goes to
/// @param before fingerprint of the key until then; empty where there was none
/// @param now fingerprint of the key from then on
record KeyLetter(
        UUID id,
        Kind kind,
        Language language,
        String campaign,
        String slug,
        String organisation,
        String contact,
        String before,
        String now,
        Instant at) {
    /// The first key; another key; letters of this kind go to another mailbox from now on.
    enum Kind {
        KEY_FIRST,
        KEY_REPLACED,
        KEY_ELSEWHERE
    }

    Letter encode() {
        return LetterFields.write(id, kind.name(), out -> {
            LetterFields.texts(out, language.name(), campaign, slug, organisation, contact, before, now);
            out.writeLong(at.toEpochMilli());
        });
    }

    static KeyLetter decode(Letter letter) {
        return LetterFields.read(
                letter,
                in -> new KeyLetter(
                        letter.id(),
                        Kind.valueOf(letter.kind()),
                        Language.valueOf(in.readUTF()),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        Instant.ofEpochMilli(in.readLong())));
    }

    @Override
    public String toString() {
        return "KeyLetter[" + id + ", " + kind + ", " + slug + "]";
    }
}
