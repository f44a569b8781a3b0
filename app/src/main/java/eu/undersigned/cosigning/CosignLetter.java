package eu.undersigned.cosigning;

import eu.undersigned.i18n.Language;
import eu.undersigned.outbox.Letter;
import eu.undersigned.outbox.LetterFields;
import java.util.Optional;
import java.util.UUID;

/// What a mail to somebody who signs for an organisation says. It holds all of it: what it is about may be erased when
/// it is sent.
///
/// @param campaign its name
/// @param title of the letter
/// @param path of the letter's page
/// @param reader whom it greets
/// @param to the mailbox
/// @param link path of the own link; empty: none
/// @param reason why something was declined
record CosignLetter(
        UUID id,
        Kind kind,
        Language language,
        String campaign,
        String title,
        String path,
        String reader,
        String to,
        String link,
        Optional<DeclineReason> reason) {
    enum Kind {
        /// Is it you who signed?
        COSIGN_CONFIRM("mail.cosign.confirm"),
        /// Your link once more: you signed already.
        COSIGN_KNOWN("mail.cosign.known"),
        COSIGN_ACCEPTED("mail.cosign.accepted"),
        COSIGN_DECLINED("mail.cosign.declined"),
        /// Name and role are as you asked.
        COSIGN_CORRECTED("mail.cosign.corrected"),
        COSIGN_UNCORRECTED("mail.cosign.uncorrected"),
        /// The letter's text is another one.
        COSIGN_CHANGED("mail.cosign.changed");

        /// With which the keys of its messages begin.
        final String message;

        Kind(String message) {
            this.message = message;
        }
    }

    Letter encode() {
        return LetterFields.write(
                id,
                kind.name(),
                language.name(),
                campaign,
                title,
                path,
                reader,
                to,
                link,
                reason.map(DeclineReason::code).orElse(""));
    }

    static CosignLetter decode(Letter letter) {
        return LetterFields.read(
                letter,
                in -> new CosignLetter(
                        letter.id(),
                        Kind.valueOf(letter.kind()),
                        Language.valueOf(in.readUTF()),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        DeclineReason.of(in.readUTF())));
    }

    @Override
    public String toString() {
        return "CosignLetter[" + id + ", " + kind + "]";
    }
}
