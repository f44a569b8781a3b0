package eu.undersigned.voice;

import eu.undersigned.i18n.Language;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of voices that everybody may read. What changes it also moves the board's version.
final class PublishedStore {
    private PublishedStore() {}

    /// By campaign.
    static Map<Integer, Long> versions(Handle transaction) {
        Map<Integer, Long> versions = new HashMap<>();
        transaction
                .createQuery("SELECT campaign_id, version FROM voice_board")
                .map((row, _) -> Map.entry(row.getInt("campaign_id"), row.getLong("version")))
                .forEach(entry -> versions.put(entry.getKey(), entry.getValue()));
        return versions;
    }

    /// To be called where something published appears, changes or goes.
    static void moveBoard(Handle transaction, int campaign) {
        transaction.execute("""
                INSERT INTO voice_board (campaign_id, version) VALUES (?, 1)
                ON CONFLICT (campaign_id) DO UPDATE SET version = voice_board.version + 1
                """, campaign);
    }

    static void publish(Handle transaction, int campaign, UUID id, Wording wording, Instant now) {
        transaction
                .createUpdate("""
                        INSERT INTO voice_published (voice_id, campaign_id, name, country, text, at)
                        VALUES (:id, :campaign, :name, :country, :text, :at)
                        """)
                .bind("id", id)
                .bind("campaign", campaign)
                .bind("name", wording.name())
                .bind("country", wording.country().orElse(null))
                .bind("text", wording.text())
                .bind("at", Timestamp.from(now))
                .execute();
        moveBoard(transaction, campaign);
    }

    /// With its translations.
    static void takeDown(Handle transaction, UUID id) {
        transaction.execute("DELETE FROM voice_published WHERE voice_id = ?", id);
    }

    static Optional<Wording> wording(Handle transaction, UUID id) {
        return transaction
                .createQuery("SELECT name, country, text FROM voice_published WHERE voice_id = :id")
                .bind("id", id)
                .map((row, _) -> new Wording(
                        row.getString("name"), Optional.ofNullable(row.getString("country")), row.getString("text")))
                .findOne();
    }

    /// A translation, and whether everybody may read it yet.
    record Translation(Language language, String text, int madeBy, boolean isPublic) {}

    /// An empty text takes the translation away. The same text from another member is the second yes,
    /// and counts as a change: from then on everybody may read it.
    static void translate(Handle transaction, UUID id, Language language, String text, int member, Instant now) {
        if (text.isEmpty()) {
            transaction.execute(
                    "DELETE FROM voice_translation WHERE voice_id = ? AND language = ?", id, language.code());
            return;
        }
        transaction.execute("""
                INSERT INTO voice_translation AS old (voice_id, language, text, made_by, made_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (voice_id, language) DO UPDATE
                SET approved_by = CASE WHEN old.text = excluded.text
                                       THEN coalesce(old.approved_by, nullif(excluded.made_by, old.made_by)) END,
                    made_by = CASE WHEN old.text = excluded.text THEN old.made_by ELSE excluded.made_by END,
                    made_at = CASE WHEN old.text = excluded.text
                                        AND (old.approved_by IS NOT NULL OR old.made_by = excluded.made_by)
                                   THEN old.made_at ELSE excluded.made_at END,
                    text = excluded.text
                """, id, language.code(), text, member, Timestamp.from(now));
    }

    /// All of one voice, those that wait for a second member too.
    static List<Translation> translations(Handle transaction, UUID id) {
        return transaction
                .createQuery("""
                        SELECT t.language, t.text, t.made_by, v.standing <> 'survivor' OR t.approved_by IS NOT NULL AS open
                        FROM voice_translation t JOIN voice v ON v.id = t.voice_id
                        WHERE t.voice_id = :id ORDER BY t.language
                        """)
                .bind("id", id)
                .map((row, _) -> new Translation(
                        Language.of(row.getString("language")).orElse(Language.EN),
                        row.getString("text"),
                        row.getInt("made_by"),
                        row.getBoolean("open")))
                .list();
    }

    /// The newest first.
    static List<Published> all(Handle transaction, int campaign) {
        Map<UUID, Map<Language, String>> translations = translations(transaction, campaign);
        return transaction
                .createQuery("""
                        SELECT p.voice_id, p.name, p.country, p.text, p.at, v.standing, v.language, v.notes,
                               greatest(p.at, (
                                   SELECT max(t.made_at) FROM voice_translation t
                                   WHERE t.voice_id = p.voice_id
                                     AND (v.standing <> 'survivor' OR t.approved_by IS NOT NULL))) AS changed
                        FROM voice_published p JOIN voice v ON v.id = p.voice_id
                        WHERE p.campaign_id = :campaign ORDER BY p.at DESC, p.voice_id
                        """)
                .bind("campaign", campaign)
                .map((row, _) -> {
                    UUID id = row.getObject("voice_id", UUID.class);
                    return new Published(
                            id,
                            VoiceStore.value(Standing.class, row.getString("standing")),
                            Language.of(row.getString("language")).orElse(Language.EN),
                            VoiceStore.values(ContentNote.class, row.getArray("notes")),
                            new Wording(
                                    row.getString("name"),
                                    Optional.ofNullable(row.getString("country")),
                                    row.getString("text")),
                            row.getTimestamp("at").toInstant(),
                            translations.getOrDefault(id, Map.of()),
                            row.getTimestamp("changed").toInstant());
                })
                .list();
    }

    private static Map<UUID, Map<Language, String>> translations(Handle transaction, int campaign) {
        record OfVoice(UUID voice, Language language, String text) {}
        Map<UUID, Map<Language, String>> translations = new HashMap<>();
        transaction
                .createQuery("""
                        SELECT t.voice_id, t.language, t.text
                        FROM voice_translation t JOIN voice_published p ON p.voice_id = t.voice_id
                             JOIN voice v ON v.id = p.voice_id
                        WHERE p.campaign_id = :campaign AND (v.standing <> 'survivor' OR t.approved_by IS NOT NULL)
                        """)
                .bind("campaign", campaign)
                .map((row, _) -> new OfVoice(
                        row.getObject("voice_id", UUID.class),
                        Language.of(row.getString("language")).orElse(Language.EN),
                        row.getString("text")))
                .forEach(one -> translations
                        .computeIfAbsent(one.voice(), _ -> new EnumMap<>(Language.class))
                        .put(one.language(), one.text()));
        return translations;
    }
}
