package eu.undersigned.cosigning;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Letter;
import eu.undersigned.cosigning.CosignLetter.Kind;
import eu.undersigned.i18n.Language;
import eu.undersigned.layout.Frames;
import eu.undersigned.outbox.Outbox;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Puts mails to those who sign into the outbox, in the transaction of what they are about.
final class CosignMails {
    private final Outbox outbox;
    private final CosignLinks links;

    CosignMails(Outbox outbox, CosignLinks links) {
        this.outbox = outbox;
        this.links = links;
    }

    /// A letter in its campaign.
    record About(Campaign campaign, Letter letter) {
        String path(Language language) {
            return Frames.home(
                            campaign,
                            campaign.text(language).isPresent()
                                    ? language
                                    : letter.main().language()) + "/letters/" + letter.slug();
        }
    }

    /// @param id of the signature
    /// @param language in which its signatory reads
    void put(
            Handle transaction,
            Kind kind,
            About about,
            UUID id,
            Language language,
            Cosigner cosigner,
            Optional<DeclineReason> reason) {
        CosignLetter letter = new CosignLetter(
                UUID.randomUUID(),
                kind,
                language,
                about.campaign().name(),
                about.letter().text(language).title(),
                about.path(language),
                cosigner.signatory().name(),
                cosigner.mailbox().deliverable(),
                kind == Kind.COSIGN_DECLINED ? "" : path(language, id),
                reason);
        outbox.putAbout(transaction, id, outbox.seal(letter.encode()));
    }

    /// Path of the own link.
    String path(Language language, UUID id) {
        return "/" + language.code() + "/my-cosignature/" + links.of(id);
    }

    /// Erases mails that nobody has sent yet.
    void forget(Handle transaction, UUID id) {
        outbox.forget(transaction, id);
    }
}
