package eu.undersigned.voice;

import eu.undersigned.seal.Recipient;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of the keys to which voices are sealed.
final class ModeratorKeyStore {
    private ModeratorKeyStore() {}

    /// A key and its number.
    record Key(int id, Recipient recipient) {}

    /// The number of a key, which it gets when it is seen first.
    ///
    /// @param isMadeHere whether this server made it, for a trial
    static Key known(Handle transaction, int campaign, Recipient recipient, boolean isMadeHere, Instant now) {
        return find(transaction, campaign, recipient).orElseGet(() -> {
            transaction.execute("""
                    INSERT INTO moderators_key (campaign_id, recipient, added_at, made_here) VALUES (?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """, campaign, recipient.text(), Timestamp.from(now), isMadeHere);
            return find(transaction, campaign, recipient).orElseThrow();
        });
    }

    private static Optional<Key> find(Handle transaction, int campaign, Recipient recipient) {
        return transaction
                .createQuery("SELECT id FROM moderators_key WHERE campaign_id = :campaign AND recipient = :key")
                .bind("campaign", campaign)
                .bind("key", recipient.text())
                .mapTo(Integer.class)
                .findOne()
                .map(id -> new Key(id, recipient));
    }

    /// One node at a time makes the first key.
    static void lock(Handle transaction, int campaign) {
        transaction
                .createQuery("SELECT id FROM campaign WHERE id = :campaign FOR UPDATE")
                .bind("campaign", campaign)
                .mapTo(Integer.class)
                .one();
    }

    /// The one that this server made.
    static Optional<Key> madeHere(Handle transaction, int campaign) {
        return transaction
                .createQuery("""
                        SELECT id, recipient FROM moderators_key WHERE campaign_id = :campaign AND made_here
                        ORDER BY id DESC LIMIT 1
                        """)
                .bind("campaign", campaign)
                .map((row, _) -> new Key(row.getInt("id"), Recipient.stored(row.getString("recipient"))))
                .findOne();
    }
}
