package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.consultation.TextStore.Origin;
import eu.undersigned.consultation.TextStore.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Own words of children, for those who may read them. Each act happens in the caller's transaction, so that the audit
/// trail has it exactly when it is done.
public final class OwnWords {
    /// How long they stay once their consultation is closed. Forms and the page about data say so.
    static final int KEPT_DAYS = 90;

    /// The same where a consultation has no last day, counted from the day on which they came.
    private static final int LONGEST_DAYS = 730;

    private final Campaigns campaigns;
    private final TextSeal seal;
    private final InstantSource clock;

    OwnWords(Campaigns campaigns, TextSeal seal, InstantSource clock) {
        this.campaigns = campaigns;
        this.seal = seal;
        this.clock = clock;
    }

    /// Own words as they are stored.
    ///
    /// @param sealed an age file
    /// @param key the public half of the key that opens it, `age1...`
    public record Sealed(OwnText text, byte[] sealed, String key) {}

    /// Whether children are asked for own words that nobody could read, so that their question is left out.
    public boolean isLeftOut(Handle transaction, Campaign campaign) {
        return campaign.content().consultations().stream().anyMatch(Consultation::hasTexts)
                && !seal.isOpenTo(transaction, campaign);
    }

    /// The oldest first.
    public List<OwnText> list(Handle transaction, int campaign, OwnText.State state, int offset, int most) {
        return TextStore.list(transaction, campaign, state, offset, most);
    }

    public Map<OwnText.State, Long> counts(Handle transaction, int campaign) {
        return TextStore.counts(transaction, campaign);
    }

    /// Empty when there are no such words, or no longer.
    public Optional<Sealed> find(Handle transaction, int campaign, UUID id) {
        return TextStore.find(transaction, campaign, id)
                .map(row -> new Sealed(row.text(), row.sealed(), row.recipient().text()));
    }

    /// @return what was known before; empty when there are no such words, or no longer
    public Optional<OwnText> decide(Handle transaction, int campaign, UUID id, OwnText.State state) {
        Optional<OwnText> before = TextStore.lock(transaction, campaign, id).map(Row::text);
        before.ifPresent(text -> TextStore.decide(transaction, text.id(), state));
        return before;
    }

    /// @return what was known before; empty when there are no such words, or no longer
    public Optional<OwnText> erase(Handle transaction, int campaign, UUID id) {
        Optional<OwnText> before = TextStore.lock(transaction, campaign, id).map(Row::text);
        before.ifPresent(text -> TextStore.erase(transaction, text.id()));
        return before;
    }

    /// Erases those that have had their time.
    void expire(Handle transaction) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (Origin origin : TextStore.origins(transaction)) {
            TextStore.erase(transaction, origin, firstKept(origin, today));
        }
    }

    /// The first day of which words stay.
    private LocalDate firstKept(Origin origin, LocalDate today) {
        Optional<Consultation> consultation = campaigns.all().stream()
                .filter(campaign -> campaign.id() == origin.campaign())
                .flatMap(campaign -> campaign.content().consultations().stream())
                .filter(one -> one.slug().equals(origin.slug()))
                .findFirst();
        if (consultation.isEmpty()) {
            return today.minusDays(KEPT_DAYS); // no kit has it any more: nobody can say when it would close
        }
        return consultation
                .get()
                .closes()
                .map(closes -> closes.isBefore(today.minusDays(KEPT_DAYS)) ? LocalDate.MAX : LocalDate.EPOCH)
                .orElseGet(() -> today.minusDays(LONGEST_DAYS));
    }
}
