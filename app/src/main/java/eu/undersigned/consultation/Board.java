package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Wordings;
import eu.undersigned.db.Database;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was counted, in memory, and read anew when it changes: on every node within seconds.
public final class Board implements Runnable {
    private final Database database;
    private volatile Map<Key, Results> all = Map.of();

    record Key(int campaign, String slug) {}

    Board(Database database) {
        this.database = database;
    }

    @Override
    public void run() {
        all = database.inTransaction(transaction -> {
            Map<Key, Results> next = new HashMap<>();
            AnswerStore.boards(transaction).forEach(board -> {
                Results known = all.get(board.key());
                next.put(
                        board.key(),
                        known != null && known.version() == board.version()
                                ? known
                                : new Results(
                                        board.version(),
                                        AnswerStore.counts(
                                                transaction,
                                                board.key().campaign(),
                                                board.key().slug()),
                                        board.day(),
                                        Wordings.find(
                                                transaction,
                                                board.key().campaign(),
                                                board.key().slug())));
            });
            return next;
        });
    }

    /// Children who were counted together.
    ///
    /// @param band empty: of several
    /// @param country empty: of several
    public record Children(String band, String country, int count) {}

    /// By band and country, whether they answered online or on paper: as everybody may know it.
    public List<Children> children(Campaign campaign, Consultation consultation) {
        Map<List<String>, Integer> sums = new TreeMap<>(Comparator.comparing(String::valueOf));
        of(campaign, consultation).counts().stream()
                .filter(count -> count.question().isEmpty())
                .forEach(count -> sums.merge(
                        List.of(count.cell().band(), count.cell().country()), count.children(), Integer::sum));
        return sums.entrySet().stream()
                .map(sum -> new Children(sum.getKey().getFirst(), sum.getKey().getLast(), sum.getValue()))
                .toList();
    }

    Results of(Campaign campaign, Consultation consultation) {
        return all.getOrDefault(new Key(campaign.id(), consultation.slug()), Results.NONE);
    }
}
