package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.State;
import eu.undersigned.consultation.AnswerStore.Count;
import eu.undersigned.consultation.AnswerStore.Queue;
import eu.undersigned.consultation.AnswerStore.Waiting;
import eu.undersigned.db.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Counts answers that wait, never those of fewer than ten children together ([Grouping]).
///
/// While a consultation is open, those who answered online are counted once ten of a cell wait, all of them at once.
/// Sheets are looked at once a day: those of the days before, so that nobody sees when which class came. From the
/// second day after the close those that are left are put together with others: of another source, then of other
/// countries, then of other bands. Every number that is published is a sum over such groups.
final class Releasing implements Runnable {
    private static final int LONGEST_DAYS = 730;

    private final Campaigns campaigns;
    private final Database database;
    private final WaitingSeal seal;
    private final Board board;
    private final InstantSource clock;

    Releasing(Campaigns campaigns, Database database, WaitingSeal seal, Board board, InstantSource clock) {
        this.board = board;
        this.campaigns = campaigns;
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public void run() {
        for (Campaign campaign : campaigns.all()) {
            campaign.content().consultations().forEach(consultation -> release(campaign, consultation));
        }
        board.run();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void release(Campaign campaign, Consultation consultation) {
        LocalDate today = today();
        boolean isOver = isOver(consultation, today);
        database.useTransaction(transaction -> {
            AnswerStore.lock(transaction, campaign.id(), consultation.slug());
            Map<Cell, List<Child>> groups = new HashMap<>();
            if (!isOver) {
                groups.putAll(online(transaction, campaign, consultation));
            }
            if (AnswerStore.hasNew(transaction, campaign.id(), consultation.slug(), today, isOver)) {
                List<Child> waiting =
                        opened(AnswerStore.takeAll(transaction, campaign.id(), consultation.slug(), today, isOver));
                Grouping.Groups found = isOver ? Grouping.closed(waiting) : Grouping.open(waiting);
                groups.putAll(found.counted());
                putBack(transaction, found.left(), isOver);
            }
            if (!groups.isEmpty()) {
                count(transaction, campaign, consultation, groups);
            }
        });
    }

    /// A whole day after the close: sheets that were saved are handed in by then.
    private static boolean isOver(Consultation consultation, LocalDate today) {
        return consultation.state(today) == State.CLOSED
                && consultation
                        .closes()
                        .filter(day -> today.isAfter(day.plusDays(1)))
                        .isPresent();
    }

    private Map<Cell, List<Child>> online(Handle transaction, Campaign campaign, Consultation consultation) {
        Map<Cell, List<Child>> groups = new HashMap<>();
        for (Queue queue : AnswerStore.queues(transaction, campaign.id(), consultation.slug())) {
            if (queue.children() >= Consultation.FEWEST_CHILDREN
                    && !queue.cell().source().equals(Source.SHEET.code())) {
                groups.put(queue.cell(), opened(AnswerStore.take(transaction, queue.cell())));
            }
        }
        return groups;
    }

    private List<Child> opened(List<Waiting> waiting) {
        return waiting.stream().map(seal::open).toList();
    }

    /// In another order, on one day, with new ids and seals: what came together can't be told by them any more.
    private void putBack(Handle transaction, List<Child> left, boolean isOver) {
        LocalDate day = newest(left);
        Map<UUID, Child> shuffled = new TreeMap<>();
        left.forEach(child -> shuffled.put(UUID.randomUUID(), child));
        shuffled.forEach((id, child) -> AnswerStore.add(transaction, id, seal.seal(child.on(day)), isOver ? 2 : 1));
    }

    private static LocalDate newest(Collection<Child> children) {
        return children.stream().map(Child::day).max(Comparator.naturalOrder()).orElse(LocalDate.EPOCH);
    }

    private static void count(
            Handle transaction, Campaign campaign, Consultation consultation, Map<Cell, List<Child>> groups) {
        List<Count> counts = new ArrayList<>();
        groups.forEach((cell, children) -> counts.addAll(counts(consultation, cell, children)));
        AnswerStore.count(transaction, counts);
        LocalDate day = newest(groups.values().stream().flatMap(List::stream).toList());
        AnswerStore.announce(transaction, campaign.id(), consultation.slug(), day);
    }

    private static List<Count> counts(Consultation consultation, Cell cell, List<Child> children) {
        List<Count> counts = new ArrayList<>(List.of(new Count(cell, "", "", children.size())));
        Grouping.asked(consultation.questions(), children).forEach((question, asked) -> {
            counts.add(new Count(cell, question.id(), "", asked.size()));
            Map<String, Integer> options = new TreeMap<>();
            asked.forEach(child -> child.chosen()
                    .getOrDefault(question.id(), Set.of())
                    .forEach(option -> options.merge(option, 1, Integer::sum)));
            options.forEach((option, number) -> counts.add(new Count(cell, question.id(), option, number)));
        });
        return counts;
    }

    /// Erases passes that are too old to be used, and what waits long after a close; mixes own words of days that are
    /// over.
    Runnable expiry() {
        return () -> {
            database.useTransaction(this::expire);
            database.useTransaction(transaction -> TextStore.mix(transaction, today()));
        };
    }

    private void expire(Handle transaction) {
        AnswerStore.forgetPasses(transaction, clock.instant().minus(Duration.ofMinutes(1)));
        AnswerStore.eraseWaiting(transaction, today().minusDays(LONGEST_DAYS));
        for (Campaign campaign : campaigns.all()) {
            for (Consultation consultation : campaign.content().consultations()) {
                if (consultation
                        .closes()
                        .filter(day -> day.isBefore(today().minusDays(Consultation.KEPT_DAYS)))
                        .isPresent()) {
                    AnswerStore.eraseWaiting(transaction, campaign.id(), consultation.slug());
                }
            }
        }
    }
}
