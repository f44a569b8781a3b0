package eu.undersigned.drafting;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// SQL of what organisations agreed to, of who was asked to sign, and of letters that are gone.
final class SignOffStore {
    private SignOffStore() {}

    static List<SignOff> all(Handle transaction, int campaign, String letter) {
        return transaction
                .createQuery("""
                        SELECT organisation_id, wording, member_id, for_it, at FROM letter_sign_off
                        WHERE campaign_id = :campaign AND letter = :letter
                        """)
                .bind("campaign", campaign)
                .bind("letter", letter)
                .map((row, _) -> new SignOff(
                        row.getInt("organisation_id"),
                        row.getString("wording"),
                        row.getInt("member_id"),
                        row.getBoolean("for_it"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    static Optional<SignOff> find(Handle transaction, int campaign, String letter, int organisation) {
        return all(transaction, campaign, letter).stream()
                .filter(signOff -> signOff.organisation() == organisation)
                .findFirst();
    }

    /// In the place of an earlier one.
    static void put(Handle transaction, int campaign, String letter, SignOff signOff) {
        transaction.execute(
                """
                INSERT INTO letter_sign_off (campaign_id, letter, organisation_id, wording, member_id, for_it, at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (campaign_id, letter, organisation_id) DO UPDATE SET
                    wording = excluded.wording,
                    member_id = excluded.member_id,
                    for_it = excluded.for_it,
                    at = excluded.at
                """,
                campaign,
                letter,
                signOff.organisation(),
                signOff.wording(),
                signOff.member(),
                signOff.isForIt(),
                Timestamp.from(signOff.at()));
    }

    static boolean remove(Handle transaction, int campaign, String letter, int organisation) {
        return transaction.execute(
                        "DELETE FROM letter_sign_off WHERE campaign_id = ? AND letter = ? AND organisation_id = ?",
                        campaign,
                        letter,
                        organisation)
                > 0;
    }

    /// Members who were asked to look at this wording.
    static Set<Integer> called(Handle transaction, int campaign, String letter, String wording) {
        return transaction
                .createQuery("""
                        SELECT member_id FROM letter_call
                        WHERE campaign_id = :campaign AND letter = :letter AND wording = :wording
                        """)
                .bind("campaign", campaign)
                .bind("letter", letter)
                .bind("wording", wording)
                .mapTo(Integer.class)
                .set();
    }

    /// Whether nobody has noted it down before.
    static boolean call(Handle transaction, int campaign, String letter, String wording, int member, Instant at) {
        return transaction.execute("""
                        INSERT INTO letter_call (campaign_id, letter, wording, member_id, at)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """, campaign, letter, wording, member, Timestamp.from(at)) > 0;
    }

    /// Organisations that signed the draft off and were not told that the letter is open.
    static Set<Integer> uninvited(Handle transaction, int campaign, String letter) {
        return transaction
                .createQuery("""
                        SELECT organisation_id FROM letter_sign_off s
                        WHERE campaign_id = :campaign AND letter = :letter
                          AND NOT EXISTS (SELECT FROM letter_invitation i
                                          WHERE i.campaign_id = s.campaign_id AND i.letter = s.letter
                                            AND i.organisation_id = s.organisation_id)
                        """)
                .bind("campaign", campaign)
                .bind("letter", letter)
                .mapTo(Integer.class)
                .set();
    }

    /// Whether nobody has noted it down before.
    static boolean invite(Handle transaction, int campaign, String letter, int organisation, Instant at) {
        return transaction.execute("""
                        INSERT INTO letter_invitation (campaign_id, letter, organisation_id, at)
                        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """, campaign, letter, organisation, Timestamp.from(at)) > 0;
    }

    /// Notes which letters are missing of which something is kept: since now, unless that was noted before.
    ///
    /// @param there letters that are not
    static void noteMissing(Handle transaction, int campaign, Collection<String> there, Instant now) {
        transaction
                .createUpdate("DELETE FROM letter_missing WHERE campaign_id = :campaign AND letter = ANY (:there)")
                .bind("campaign", campaign)
                .bindArray("there", String.class, List.copyOf(there))
                .execute();
        transaction
                .createUpdate("""
                        INSERT INTO letter_missing (campaign_id, letter, since)
                        SELECT campaign_id, letter, :now FROM (
                            SELECT campaign_id, letter FROM letter_remark
                            UNION SELECT campaign_id, letter FROM letter_sign_off
                            UNION SELECT campaign_id, letter FROM letter_call
                            UNION SELECT campaign_id, letter FROM letter_invitation) said
                        WHERE campaign_id = :campaign AND letter <> ALL (:there)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("campaign", campaign)
                .bindArray("there", String.class, List.copyOf(there))
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// Letters that were found missing by then.
    static List<String> missing(Handle transaction, int campaign, Instant since) {
        return transaction
                .createQuery("""
                        SELECT letter FROM letter_missing WHERE campaign_id = :campaign AND since <= :since ORDER BY letter
                        """)
                .bind("campaign", campaign)
                .bind("since", Timestamp.from(since))
                .mapTo(String.class)
                .list();
    }

    /// Everything that members said of a letter.
    ///
    /// @return how many rows that was
    static int forget(Handle transaction, int campaign, String letter) {
        int rows = 0;
        for (String table : List.of("letter_remark", "letter_sign_off", "letter_call", "letter_invitation")) {
            rows += remove(transaction, table, campaign, letter);
        }
        remove(transaction, "letter_missing", campaign, letter);
        return rows;
    }

    private static int remove(Handle transaction, String table, int campaign, String letter) {
        return transaction.execute("DELETE FROM " + table + " WHERE campaign_id = ? AND letter = ?", campaign, letter);
    }
}
