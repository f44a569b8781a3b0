package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Question;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Counts answers that wait, never those of fewer than ten children together.
///
/// While a consultation is open, a cell is counted once ten children or more wait in it, all of them at once. After it
/// closed, those that are left are put together with others: of another source, then of other countries, then of other
/// bands. Every number that is published is a sum over such groups, so no subtraction leaves fewer than ten children.
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
        boolean isClosed = consultation.state(today()) == State.CLOSED;
        database.useTransaction(transaction -> {
            AnswerStore.lock(transaction, campaign.id(), consultation.slug());
            List<Queue> queues = AnswerStore.queues(transaction, campaign.id(), consultation.slug());
            Map<Cell, List<Cell>> groups = groups(queues, isClosed);
            if (groups.isEmpty()) {
                return;
            }
            List<Count> counts = new ArrayList<>();
            LocalDate newest = LocalDate.EPOCH;
            for (Map.Entry<Cell, List<Cell>> group : groups.entrySet()) {
                List<Waiting> children = group.getValue().stream()
                        .flatMap(cell -> AnswerStore.take(transaction, cell).stream())
                        .toList();
                counts.addAll(count(consultation, group.getKey(), children));
                newest = children.stream()
                        .map(Waiting::day)
                        .max(Comparator.naturalOrder())
                        .filter(newest::isBefore)
                        .orElse(newest);
            }
            AnswerStore.count(transaction, counts);
            AnswerStore.announce(transaction, campaign.id(), consultation.slug(), newest);
        });
    }

    /// Which cells are counted together, by what they are counted as.
    static Map<Cell, List<Cell>> groups(List<Queue> queues, boolean isClosed) {
        Map<Cell, List<Cell>> groups = new HashMap<>();
        List<Queue> left = queues;
        left = group(left, UnaryOperator.identity(), groups);
        if (isClosed) {
            left = group(left, Cell::ofAnySource, groups);
            left = group(left, Cell::ofAnyCountry, groups);
            group(left, Cell::ofAnyBand, groups);
        }
        return groups;
    }

    /// @return those that are still too few
    private static List<Queue> group(List<Queue> queues, UnaryOperator<Cell> coarser, Map<Cell, List<Cell>> groups) {
        Map<Cell, List<Queue>> found = new HashMap<>();
        queues.forEach(queue -> found.computeIfAbsent(coarser.apply(queue.cell()), _ -> new ArrayList<>())
                .add(queue));
        List<Queue> left = new ArrayList<>();
        found.forEach((cell, together) -> {
            if (together.stream().mapToInt(Queue::children).sum() >= Consultation.FEWEST_CHILDREN) {
                groups.put(cell, together.stream().map(Queue::cell).toList());
            } else {
                left.addAll(together);
            }
        });
        return left;
    }

    private List<Count> count(Consultation consultation, Cell cell, List<Waiting> children) {
        List<Count> counts = new ArrayList<>(List.of(new Count(cell, "", "", children.size())));
        List<Map<String, Set<String>>> chosen = children.stream()
                .map(child -> seal.open(child.cell(), child.sealed()))
                .toList();
        for (Question question : consultation.questions()) {
            int asked = (int) children.stream()
                    .filter(child -> question.bands().contains(child.cell().band()))
                    .count();
            if (asked < Consultation.FEWEST_CHILDREN) {
                continue; // a few of a group of several bands: what they answered stays unknown
            }
            counts.add(new Count(cell, question.id(), "", asked));
            Map<String, Integer> options = new TreeMap<>();
            chosen.forEach(answers -> answers.getOrDefault(question.id(), Set.of())
                    .forEach(option -> options.merge(option, 1, Integer::sum)));
            options.forEach((option, number) -> counts.add(new Count(cell, question.id(), option, number)));
        }
        return counts;
    }

    /// Erases passes that are too old to be used, and what waits long after a close.
    Runnable expiry() {
        return () -> database.useTransaction(transaction -> {
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
        });
    }
}
