package eu.undersigned.campaign;

import eu.undersigned.secrets.ContentHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// SQL of published kits.
final class KitVersionStore {
    private KitVersionStore() {}

    /// Until the transaction ends, nobody else imports or publishes this campaign, not even its first kit.
    static void hold(Handle transaction, String slug) {
        transaction
                .createQuery("SELECT pg_advisory_xact_lock(hashtextextended('kit ' || :slug, 0))")
                .bind("slug", slug)
                .map((_, _) -> true)
                .one();
    }

    static Optional<Integer> campaign(Handle transaction, String slug) {
        return transaction
                .createQuery("SELECT id FROM campaign WHERE slug = :slug")
                .bind("slug", slug)
                .mapTo(Integer.class)
                .findOne();
    }

    static Optional<KitVersion> latest(Handle transaction, int campaign) {
        return transaction
                .createQuery("SELECT * FROM kit_version WHERE campaign_id = :campaign ORDER BY number DESC LIMIT 1")
                .bind("campaign", campaign)
                .map((row, _) -> version(row))
                .findOne();
    }

    /// The newest first.
    static List<KitVersion> all(Handle transaction, int campaign) {
        return transaction
                .createQuery("SELECT * FROM kit_version WHERE campaign_id = :campaign ORDER BY number DESC")
                .bind("campaign", campaign)
                .map((row, _) -> version(row))
                .list();
    }

    private static KitVersion version(ResultSet row) throws SQLException {
        return new KitVersion(
                row.getInt("number"),
                row.getString("tree"),
                KitVersion.Origin.valueOf(row.getString("origin")),
                new KitVersion.By(row.getInt("member_id"), row.getInt("second_id")),
                row.getTimestamp("at").toInstant(),
                row.getString("note"));
    }

    static void add(Handle transaction, int campaign, KitVersion version) {
        transaction
                .createUpdate("""
                        INSERT INTO kit_version (campaign_id, number, tree, origin, member_id, second_id, at, note)
                        VALUES (:campaign, :number, :tree, :origin, :member, :second, :at, :note)
                        """)
                .bind("campaign", campaign)
                .bind("number", version.number())
                .bind("tree", version.tree())
                .bind("origin", version.origin().name())
                .bind("member", version.by().member())
                .bind("second", version.by().second())
                .bind("at", time(version.at()))
                .bind("note", version.note())
                .execute();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /// Keeps the files under their hash, which is given.
    static String keep(Handle transaction, KitFiles files) {
        String hash = files.hash();
        if (!files(transaction, hash).contents().isEmpty()) {
            return hash;
        }
        for (Map.Entry<String, byte[]> file : files.contents().entrySet()) {
            String content = ContentHash.of(file.getValue());
            transaction.execute(
                    "INSERT INTO kit_content (hash, content) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    content,
                    file.getValue());
            transaction.execute(
                    "INSERT INTO kit_tree (hash, path, content_hash) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    hash,
                    file.getKey(),
                    content);
        }
        return hash;
    }

    /// No files where nothing was kept under this hash.
    static KitFiles files(Handle transaction, String tree) {
        Map<String, byte[]> contents = new TreeMap<>();
        transaction
                .createQuery("""
                        SELECT path, content FROM kit_tree
                        JOIN kit_content ON kit_content.hash = content_hash WHERE kit_tree.hash = :tree
                        """)
                .bind("tree", tree)
                .map((row, _) -> Map.entry(row.getString("path"), row.getBytes("content")))
                .forEach(file -> contents.put(file.getKey(), file.getValue()));
        return KitFiles.of(contents);
    }

    /// Hash of the folder's kit that was imported last, or dropped.
    static Optional<String> seen(Handle transaction, int campaign) {
        return folder(transaction, campaign, "seen");
    }

    /// Hash of the folder's kit that waits.
    static Optional<String> proposed(Handle transaction, int campaign) {
        return folder(transaction, campaign, "proposed");
    }

    private static Optional<String> folder(Handle transaction, int campaign, String column) {
        return transaction
                .createQuery("SELECT seen, proposed FROM kit_folder WHERE campaign_id = :campaign")
                .bind("campaign", campaign)
                .map((row, _) -> Optional.ofNullable(row.getString(column)))
                .findOne()
                .flatMap(found -> found);
    }

    static void setSeen(Handle transaction, int campaign, String tree) {
        transaction.execute("""
                INSERT INTO kit_folder (campaign_id, seen) VALUES (?, ?)
                ON CONFLICT (campaign_id) DO UPDATE SET seen = excluded.seen, proposed = NULL, proposed_at = NULL
                """, campaign, tree);
    }

    static void propose(Handle transaction, int campaign, String tree, Instant at) {
        transaction.execute("""
                INSERT INTO kit_folder (campaign_id, seen, proposed, proposed_at) VALUES (?, '', ?, ?)
                ON CONFLICT (campaign_id) DO UPDATE SET
                    proposed = excluded.proposed,
                    proposed_at = CASE WHEN kit_folder.proposed = excluded.proposed THEN kit_folder.proposed_at
                                  ELSE excluded.proposed_at END
                """, campaign, tree, time(at));
    }

    /// Slugs of the campaigns whose folder waits.
    static List<String> waiting(Handle transaction) {
        return transaction.createQuery("""
                        SELECT slug FROM kit_folder JOIN campaign ON campaign.id = campaign_id
                        WHERE proposed IS NOT NULL ORDER BY slug
                        """).mapTo(String.class).list();
    }
}
