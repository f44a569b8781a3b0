package eu.undersigned.cosigning;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Letter;
import eu.undersigned.campaign.RoughDate;
import eu.undersigned.cosigning.Cosignature.Published;
import eu.undersigned.db.Database;
import eu.undersigned.letter.Signatories;
import eu.undersigned.letter.Signatory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/// Who signed letters, in memory: read anew at once by the node that changed it, and within two seconds by all others.
final class SignedLetters implements Signatories, Runnable {
    private static final Logger LOG = System.getLogger(SignedLetters.class.getName());

    private final Database database;
    /// By campaign.
    private final Map<Integer, Known> known = new ConcurrentHashMap<>();

    private final Map<Key, Made> made = new ConcurrentHashMap<>();

    /// @param version that grows with each change
    /// @param byLetter rows below each letter, by its slug
    private record Known(long version, Map<String, List<Cosignature>> byLetter) {}

    private record Key(int campaign, String letter) {}

    private record Made(Campaign campaign, Known known, List<Signatory> signatories) {}

    SignedLetters(Database database) {
        this.database = database;
    }

    @Override
    public List<Signatory> of(Campaign campaign, String letter) {
        Known now = known.get(campaign.id());
        Optional<Letter> found = OwnCosignature.letter(campaign, letter);
        if (now == null || found.isEmpty()) {
            return List.of();
        }
        return made.compute(
                        new Key(campaign.id(), letter),
                        (_, before) -> before != null && before.campaign == campaign && before.known == now
                                ? before
                                : new Made(campaign, now, signatories(now, found.get())))
                .signatories();
    }

    private static List<Signatory> signatories(Known now, Letter letter) {
        Collator collator = Collator.getInstance(ULocale.ROOT);
        return now.byLetter.getOrDefault(letter.slug(), List.of()).stream()
                .map(row -> signatory(letter, row, row.published().orElseThrow()))
                .sorted(Comparator.comparing(Signatory::organisation, collator::compare))
                .toList();
    }

    private static Signatory signatory(Letter letter, Cosignature row, Published published) {
        return new Signatory(
                published.organisation(),
                published.country(),
                Optional.of(published.website()),
                published.signatory().map(person -> new Signatory.Person(person.name(), person.role())),
                day(published.acceptedAt()),
                row.signed().version(),
                letter.delivered().isPresent() && !isDeliveredWith(letter, row),
                published.withdrawnAt().map(SignedLetters::day));
    }

    /// Whether a signature stood below the letter when it was handed over. On the day itself it did; where only the
    /// month or the year of that is known, until the end of it.
    static boolean isDeliveredWith(Letter letter, Cosignature row) {
        Optional<LocalDate> accepted = row.published().map(published -> day(published.acceptedAt()));
        return letter.stage() == Letter.Stage.DELIVERED
                && accepted.isPresent()
                && letter.delivered()
                        .map(RoughDate::last)
                        .filter(last -> !accepted.get().isAfter(last))
                        .isPresent();
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /// Tells all nodes, when the transaction is done, that something changed.
    void moved(Handle transaction, int campaign) {
        CosignedStore.moveBoard(transaction, campaign);
    }

    /// Reads what has changed. One at a time, lest what was read earlier replace what was read later.
    synchronized void refresh() {
        database.useTransaction(transaction -> CosignedStore.versions(transaction)
                .forEach((campaign, version) -> {
                    Known before = known.get(campaign);
                    if (before == null || before.version != version) {
                        known.put(campaign, new Known(version, CosignedStore.below(transaction, campaign)));
                    }
                }));
    }

    @Override
    public void run() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "who signed letters is not refreshed: " + e.getClass().getSimpleName());
        }
    }
}
