package eu.undersigned.editing;

import eu.undersigned.campaign.KitFiles;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of drafts: the files that differ from what is published.
final class DraftStore {
    private DraftStore() {}

    /// Until the transaction ends, nobody else writes into this draft, or publishes it.
    static void hold(Handle transaction, int campaign) {
        transaction.execute("INSERT INTO kit_draft (campaign_id) VALUES (?) ON CONFLICT DO NOTHING", campaign);
        transaction
                .createQuery("SELECT campaign_id FROM kit_draft WHERE campaign_id = :campaign FOR UPDATE")
                .bind("campaign", campaign)
                .mapTo(Integer.class)
                .one();
    }

    private record Row(String path, Optional<byte[]> content, int member, Instant at) {}

    static Draft read(Handle transaction, int campaign, KitFiles published) {
        KitFiles files = published;
        Map<String, Draft.Touched> touched = new HashMap<>();
        for (Row row : transaction
                .createQuery("SELECT path, content, member_id, at FROM draft_file WHERE campaign_id = :campaign")
                .bind("campaign", campaign)
                .map((found, _) -> new Row(
                        found.getString("path"),
                        Optional.ofNullable(found.getBytes("content")),
                        found.getInt("member_id"),
                        found.getTimestamp("at").toInstant()))
                .list()) {
            files = row.content.isPresent() ? files.with(row.path, row.content.get()) : files.without(row.path);
            touched.put(row.path, new Draft.Touched(row.member, row.at));
        }
        return new Draft(published, files, touched);
    }

    /// Path and SHA-256 of each of those files; of one that goes the path alone.
    static List<String> hashes(Handle transaction, int campaign) {
        return transaction
                .createQuery("""
                        SELECT concat_ws(' ', path, encode(sha256(content), 'hex')) FROM draft_file
                        WHERE campaign_id = :campaign ORDER BY path
                        """)
                .bind("campaign", campaign)
                .mapTo(String.class)
                .list();
    }

    /// @param content empty: the file goes
    static void put(Handle transaction, int campaign, String path, Optional<byte[]> content, int member, Instant at) {
        transaction
                .createUpdate("""
                        INSERT INTO draft_file (campaign_id, path, content, member_id, at)
                        VALUES (:campaign, :path, :content, :member, :at)
                        ON CONFLICT (campaign_id, path) DO UPDATE SET
                            content = excluded.content,
                            member_id = excluded.member_id,
                            at = excluded.at
                        """)
                .bind("campaign", campaign)
                .bind("path", path)
                .bind("content", content.orElse(null))
                .bind("member", member)
                .bind("at", Timestamp.from(at))
                .execute();
    }

    /// The file is as published again.
    static void forget(Handle transaction, int campaign, String path) {
        transaction.execute("DELETE FROM draft_file WHERE campaign_id = ? AND path = ?", campaign, path);
    }

    static void clear(Handle transaction, int campaign) {
        transaction.execute("DELETE FROM draft_file WHERE campaign_id = ?", campaign);
    }
}
