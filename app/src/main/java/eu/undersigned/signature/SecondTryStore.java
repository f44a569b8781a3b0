package eu.undersigned.signature;

import eu.undersigned.outbox.SealedLetter;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// SQL of second tries.
final class SecondTryStore {
    /// After this many failures a row is left for a person to look at.
    private static final int MOST_ATTEMPTS = 5;
    /// Links that work for one signature: the first, which nobody can push out by asking for more, and the newest.
    private static final int MOST_TOKENS = 8;

    private SecondTryStore() {}

    /// A place of a mailbox that is taken.
    ///
    /// @param mailedAt when mails went out, as far as they count for the limit
    record Place(
            byte[] fingerprint,
            UUID id,
            byte[] namePrint,
            SignatureState state,
            byte[] tokenHashes,
            byte[] ownCopies,
            List<Instant> mailedAt) {}

    static Optional<SecondTry> next(Handle transaction) {
        return transaction
                .createQuery("""
                        SELECT campaign_id, fingerprint, second_fingerprint, id, name_print, token_hashes,
                               own_copies, letter_kind, letter_sealed
                        FROM second_try WHERE attempts < :most ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
                        """)
                .bind("most", MOST_ATTEMPTS)
                .map((row, _) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new SecondTry(
                            row.getInt("campaign_id"),
                            row.getBytes("fingerprint"),
                            row.getBytes("second_fingerprint"),
                            id,
                            row.getBytes("name_print"),
                            row.getBytes("token_hashes"),
                            row.getBytes("own_copies"),
                            new SealedLetter(id, row.getString("letter_kind"), row.getBytes("letter_sealed")));
                })
                .findOne();
    }

    static void done(Handle transaction, UUID id) {
        transaction.execute("DELETE FROM second_try WHERE id = ?", id);
    }

    static void failed(Handle transaction) {
        transaction.execute("""
                UPDATE second_try SET attempts = attempts + 1
                WHERE id = (SELECT id FROM second_try WHERE attempts < ? ORDER BY id LIMIT 1)
                """, MOST_ATTEMPTS);
    }

    static Optional<Place> place(Handle transaction, int campaign, byte[] fingerprint) {
        return transaction
                .createQuery("""
                        SELECT fingerprint, id, name_print, state, token_hashes, own_copies, mailed_at
                        FROM signature WHERE campaign_id = :campaign AND fingerprint = :fingerprint FOR UPDATE
                        """)
                .bind("campaign", campaign)
                .bind("fingerprint", fingerprint)
                .map((row, _) -> {
                    UUID id = row.getObject("id", UUID.class);
                    List<Instant> mailed = new ArrayList<>();
                    if (row.getArray("mailed_at") == null) {
                        mailed.add(SignatureIds.time(id));
                    } else {
                        for (Timestamp time :
                                (Timestamp[]) row.getArray("mailed_at").getArray()) {
                            mailed.add(time.toInstant());
                        }
                    }
                    return new Place(
                            row.getBytes("fingerprint"),
                            id,
                            row.getBytes("name_print"),
                            SignatureState.of(row.getString("state")),
                            row.getBytes("token_hashes"),
                            row.getBytes("own_copies"),
                            mailed);
                })
                .findOne();
    }

    /// Gives a free place of the mailbox to this person. False when it was taken a moment ago.
    static boolean take(Handle transaction, UUID id, byte[] fingerprint) {
        return transaction.execute("""
                        INSERT INTO signature (campaign_id, fingerprint, id, name_print, country, language, text_id, asked_id,
                                               organisation_id, updates, organisation_updates, sealed, lead_epoch,
                                               lead_sealed, partner_epoch, partner_sealed, own_copies, token_hashes,
                                               source, network, domain, signals, generation)
                        SELECT campaign_id, ?, id, name_print, country, language, text_id, asked_id,
                               organisation_id, updates, organisation_updates, sealed, lead_epoch,
                               lead_sealed, partner_epoch, partner_sealed, own_copies, token_hashes,
                               source, network, domain, signals, generation
                        FROM second_try WHERE id = ?
                        ON CONFLICT DO NOTHING
                        """, fingerprint, id) == 1;
    }

    /// The answers of a second try by the same person replace those of a request that is not confirmed yet. Consent
    /// only shrinks: what was once answered with no stays no, whoever asked again.
    static void takeNewestAnswers(Handle transaction, SecondTry row, Place place, Instant now) {
        noteChanges(transaction, row, place, now);
        transaction
                .createUpdate("""
                        UPDATE signature SET country = newest.country, language = newest.language,
                                             text_id = newest.text_id,
                                             updates = signature.updates AND newest.updates,
                                             organisation_updates = CASE WHEN same.yes
                                                 THEN signature.organisation_updates AND newest.organisation_updates
                                                 ELSE signature.organisation_updates END,
                                             partner_epoch = CASE WHEN same.yes AND NOT newest.organisation_updates
                                                             THEN NULL ELSE signature.partner_epoch END,
                                             partner_sealed = CASE WHEN same.yes AND NOT newest.organisation_updates
                                                              THEN NULL ELSE signature.partner_sealed END
                        FROM second_try AS newest
                        CROSS JOIN LATERAL (SELECT newest.organisation_updates IS NOT NULL
                                            AND newest.organisation_id = (SELECT organisation_id FROM signature AS old
                                                                          WHERE old.campaign_id = newest.campaign_id
                                                                            AND old.fingerprint = :fingerprint)) AS same(yes)
                        WHERE newest.id = :id AND signature.campaign_id = newest.campaign_id
                          AND signature.fingerprint = :fingerprint
                        """)
                .bind("id", row.id())
                .bind("fingerprint", place.fingerprint())
                .execute();
    }

    /// What was answered first stays, and what is answered now stands beside it with the words of now. Another
    /// organisation's question is not this one's.
    private static void noteChanges(Handle transaction, SecondTry row, Place place, Instant now) {
        transaction
                .createUpdate("""
                        INSERT INTO answer (signature_id, question, answer, before, asked_id, at)
                        SELECT signature.id, question, false, true, newest.asked_id, CAST(:now AS timestamptz)
                        FROM second_try AS newest
                        JOIN signature ON signature.campaign_id = newest.campaign_id
                                      AND signature.fingerprint = :fingerprint
                        CROSS JOIN LATERAL (VALUES
                            ('updates', signature.updates AND NOT newest.updates),
                            ('organisation_updates', signature.organisation_id = newest.organisation_id
                                AND signature.organisation_updates AND NOT newest.organisation_updates))
                            AS change(question, is_taken_back)
                        WHERE newest.id = :id AND is_taken_back AND newest.asked_id IS NOT NULL
                        """)
                .bind("now", now.toString())
                .bind("id", row.id())
                .bind("fingerprint", place.fingerprint())
                .execute();
    }

    /// Notes that a mail went out.
    ///
    /// @param link that the mail carries; empty when it carries none
    static void mailed(
            Handle transaction, int campaign, Place place, Optional<SecondTry> link, List<Instant> mailedAt) {
        byte[] hashes = place.tokenHashes();
        byte[] copies = place.ownCopies();
        if (link.isPresent()) {
            int links = hashes.length / SignatureToken.HASH_BYTES;
            hashes = joined(hashes, link.get().tokenHash());
            copies = OwnCopies.with(copies, links, link.get().ownCopy());
            if (links >= MOST_TOKENS) {
                hashes = withoutSecond(hashes);
                copies = OwnCopies.withoutSecond(copies);
            }
        }
        transaction
                .createUpdate("""
                        UPDATE signature SET token_hashes = :hashes, own_copies = :copies, mailed_at = CAST(:mailed AS timestamptz[]), unreachable_at = NULL
                        WHERE campaign_id = :campaign AND fingerprint = :fingerprint
                        """)
                .bind("hashes", hashes)
                .bind("copies", copies)
                .bindArray(
                        "mailed",
                        String.class,
                        mailedAt.stream().map(Instant::toString).toList())
                .bind("campaign", campaign)
                .bind("fingerprint", place.fingerprint())
                .execute();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    private static byte[] withoutSecond(byte[] hashes) {
        int length = SignatureToken.HASH_BYTES;
        byte[] kept = Arrays.copyOf(hashes, hashes.length - length);
        System.arraycopy(hashes, 2 * length, kept, length, hashes.length - 2 * length);
        return kept;
    }

    /// Adds an echo unless this mailbox shows two names already, or this one. True when it was added.
    ///
    /// @param signature of the same person, if there is one
    static boolean echo(Handle transaction, SecondTry row, @Nullable UUID signature, int pendingPlaces) {
        return transaction
                        .createUpdate("""
                                INSERT INTO echo (campaign_id, fingerprint, name_print, id, signature_id)
                                SELECT :campaign, :fingerprint, :name, :id, CAST(:signature AS uuid)
                                WHERE :pending + (SELECT count(*) FROM echo
                                                  WHERE campaign_id = :campaign AND fingerprint = :fingerprint) < 2
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("campaign", row.campaign())
                        .bind("fingerprint", row.fingerprint())
                        .bind("name", row.namePrint())
                        .bind("id", row.id())
                        .bind("signature", signature)
                        .bind("pending", pendingPlaces)
                        .execute()
                == 1;
    }

    /// Erases what the same person of a mailbox sent and nobody has looked at yet.
    static void forget(Handle transaction, int campaign, byte[] namePrint) {
        transaction.execute("DELETE FROM second_try WHERE campaign_id = ? AND name_print = ?", campaign, namePrint);
    }

    /// Erases a signature's echoes, and gives how many there were.
    static int forgetEchoes(Handle transaction, UUID signature) {
        return transaction.execute("DELETE FROM echo WHERE signature_id = ?", signature);
    }

    /// Second tries that are left for a person to look at.
    static long abandoned(Handle transaction) {
        return transaction
                .createQuery("SELECT count(*) FROM second_try WHERE attempts >= :most")
                .bind("most", MOST_ATTEMPTS)
                .mapTo(Long.class)
                .one();
    }

    /// Marks a signature whose mailbox refused its mail, and gives how many there were that had not been marked.
    static int unreachable(Handle transaction, UUID id) {
        return transaction.execute("""
                UPDATE signature SET unreachable_at = now()
                WHERE id = ? AND state = 'P' AND unreachable_at IS NULL
                """, id);
    }

    /// How many second tries with this id are published as if they were pending.
    static int echoes(Handle transaction, UUID id) {
        return transaction
                .createQuery("SELECT count(*) FROM echo WHERE id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }

    /// How a signature came, for the corrected one that takes its place.
    static Observed observed(Handle transaction, UUID id) {
        return transaction
                .createQuery("SELECT source, generation, network, domain, signals FROM signature WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> new Observed(
                        Source.stored(row.getString("source"), row.getInt("generation")),
                        Optional.ofNullable(row.getBytes("network")).orElseGet(() -> new byte[0]),
                        Optional.ofNullable(row.getBytes("domain")).orElseGet(() -> new byte[0]),
                        row.getInt("signals")))
                .findOne()
                .orElse(Observed.NOTHING);
    }

    /// Erases a pending signature whose mailbox could not be reached, so that a corrected one can take its place. Gives
    /// its campaign.
    static Optional<Integer> eraseUnreachable(Handle transaction, UUID id) {
        return transaction.createQuery("""
                        WITH gone AS (
                            DELETE FROM signature WHERE id = :id AND state = 'P' AND unreachable_at IS NOT NULL
                            RETURNING id, campaign_id),
                        forgotten AS (DELETE FROM answer USING gone WHERE signature_id = gone.id)
                        SELECT campaign_id FROM gone
                        """).bind("id", id).mapTo(Integer.class).findOne();
    }
}
