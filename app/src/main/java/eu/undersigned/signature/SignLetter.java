package eu.undersigned.signature;

import eu.undersigned.i18n.Language;
import eu.undersigned.outbox.Letter;
import eu.undersigned.outbox.LetterFields;
import java.util.Optional;
import java.util.UUID;

/// What a letter to a signer is about.
///
/// @param id the letter's own, and the inbox page's ticket
/// @param token the link that the mail carries; its id is the signature's
/// @param request everything that was signed with, so that a refused address can be corrected
public record SignLetter(Kind kind, UUID id, int campaign, Shown shown, SignatureToken token, SignRequest request) {
    /// CONFIRM: please confirm. AGAIN: you have signed already. UNCOUNTED: you have, and it does not count now. FULL:
    /// two
    /// people have signed with this mailbox.
    public enum Kind {
        CONFIRM,
        AGAIN,
        UNCOUNTED,
        FULL
    }

    SignLetter as(Kind changed, SignatureToken changedToken) {
        return new SignLetter(changed, id, campaign, shown, changedToken, request);
    }

    /// Whether this is the first letter of its signature. A later one may have been asked for by a stranger, so its
    /// fate
    /// says nothing about the signature.
    boolean isFirst() {
        return kind == Kind.CONFIRM && token.id().equals(id);
    }

    Letter encode() {
        return LetterFields.write(id, kind.name(), out -> {
            out.writeInt(campaign);
            out.writeUTF(shown.language().name());
            out.writeInt(shown.text());
            out.writeLong(token.id().getMostSignificantBits());
            out.writeLong(token.id().getLeastSignificantBits());
            out.write(token.secret());
            out.writeUTF(request.signer().name().value());
            out.writeUTF(request.signer().email().value());
            out.writeUTF(request.country());
            out.writeBoolean(request.updates());
            out.writeInt(request.organisation().orElse(0));
            out.writeByte(request.organisationUpdates().map(yes -> yes ? 2 : 1).orElse(0));
            out.writeInt(shown.asked());
        });
    }

    public static SignLetter decode(Letter letter) {
        return LetterFields.read(letter, in -> {
            int campaign = in.readInt();
            Language language = Language.valueOf(in.readUTF());
            int text = in.readInt();
            UUID id = new UUID(in.readLong(), in.readLong());
            SignatureToken token = new SignatureToken(id, in.readNBytes(SignatureToken.SECRET_BYTES));
            Signer signer = new Signer(new SignerName(in.readUTF()), EmailAddress.of(in.readUTF()));
            String country = in.readUTF();
            boolean updates = in.readBoolean();
            Optional<Integer> organisation = Optional.of(in.readInt()).filter(number -> number > 0);
            int answer = in.readByte();
            Optional<Boolean> organisationUpdates = answer == 0 ? Optional.empty() : Optional.of(answer == 2);
            int asked = in.available() > 0 ? in.readInt() : 0; // letters of earlier versions end here
            return new SignLetter(
                    Kind.valueOf(letter.kind()),
                    letter.id(),
                    campaign,
                    new Shown(language, text, asked),
                    token,
                    new SignRequest(signer, country, updates, organisation, organisationUpdates));
        });
    }
}
