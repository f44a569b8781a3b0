package eu.undersigned.mailing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of the feeding program: its tokens, and how far its look has come.
final class FeedStore {
    /// Not too old, and made by somebody who may still send it: a token is worth no more than its owner.
    private static final String IS_GOOD = """
            mailing_token.expires_at > :now AND EXISTS (
                SELECT FROM member
                JOIN member_role ON member_role.member_id = member.id
                JOIN mailing ON mailing.id = mailing_token.mailing_id
                WHERE member.id = mailing_token.member AND suspended_at IS NULL AND removed_at IS NULL
                  AND role = 'COORDINATOR' AND member_role.campaign_id IN (0, mailing.campaign_id) AND until IS NULL)
            """;

    private FeedStore() {}

    static void addToken(Handle transaction, byte[] hash, int mailing, int member, Instant now, Instant expiresAt) {
        transaction.execute(
                "INSERT INTO mailing_token (hash, mailing_id, member, made_at, expires_at) VALUES (?, ?, ?, ?, ?)",
                hash,
                mailing,
                member,
                Timestamp.from(now),
                Timestamp.from(expiresAt));
    }

    /// The mailing that a token is for; empty when its owner may no longer send it.
    static Optional<Integer> mailing(Handle transaction, byte[] hash, Instant now) {
        return transaction
                .createQuery("SELECT mailing_id FROM mailing_token WHERE hash = :hash AND " + IS_GOOD)
                .bind("hash", hash)
                .bind("now", Timestamp.from(now))
                .mapTo(Integer.class)
                .findOne();
    }

    /// Public keys of an organisation to which records were ever sealed, and recovery keys not.
    static List<String> keys(Handle transaction, int organisation) {
        return transaction
                .createQuery("SELECT recipient FROM organisation_key WHERE organisation_id = :organisation ORDER BY id")
                .bind("organisation", organisation)
                .mapTo(String.class)
                .list();
    }

    static int revoke(Handle transaction, int mailing) {
        return transaction.execute("DELETE FROM mailing_token WHERE mailing_id = ?", mailing);
    }

    static long tokens(Handle transaction, int mailing, Instant now) {
        return transaction
                .createQuery("SELECT count(*) FROM mailing_token WHERE mailing_id = :mailing AND " + IS_GOOD)
                .bind("mailing", mailing)
                .bind("now", Timestamp.from(now))
                .mapTo(Long.class)
                .one();
    }

    static void forgetTokens(Handle transaction, Instant now) {
        transaction.execute("DELETE FROM mailing_token WHERE expires_at < ?", Timestamp.from(now));
    }

    /// A look that begins at the first signature has not seen anybody yet.
    static void looks(Handle transaction, int mailing, boolean isFromTheFirst, boolean isSomebodyDue, Instant now) {
        transaction.execute(
                "UPDATE mailing SET fed_at = ?, is_due_seen = CASE WHEN ? THEN ? ELSE is_due_seen OR ? END WHERE id = ?",
                Timestamp.from(now),
                isFromTheFirst,
                isSomebodyDue,
                isSomebodyDue,
                mailing);
    }

    static boolean isDueSeen(Handle transaction, int mailing) {
        return transaction
                .createQuery("SELECT is_due_seen FROM mailing WHERE id = :mailing")
                .bind("mailing", mailing)
                .mapTo(Boolean.class)
                .one();
    }
}
