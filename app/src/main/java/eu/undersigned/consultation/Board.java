package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.db.Database;
import java.util.HashMap;
import java.util.Map;

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
                                        board.day()));
            });
            return next;
        });
    }

    Results of(Campaign campaign, Consultation consultation) {
        return all.getOrDefault(new Key(campaign.id(), consultation.slug()), Results.NONE);
    }
}
