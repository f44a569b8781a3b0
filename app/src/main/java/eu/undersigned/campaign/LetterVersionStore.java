package eu.undersigned.campaign;

import eu.undersigned.campaign.LetterText.Point;
import eu.undersigned.campaign.LetterVersions.Wording;
import eu.undersigned.i18n.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of the versions of open letters, and of what was delivered.
final class LetterVersionStore {
    private LetterVersionStore() {}

    /// What was handed over.
    record Delivery(int number, RoughDate day) {}

    /// Keeps what everybody can read from now on, and whether it was delivered.
    static void save(Handle transaction, int campaign, List<Letter> letters, Instant now) {
        for (Letter letter : Letter.published(letters)) {
            int number = number(transaction, campaign, letter);
            letter.texts().forEach(text -> add(transaction, campaign, letter, number, text, now));
            letter.delivered()
                    .ifPresentOrElse(
                            day -> deliver(transaction, campaign, letter, new Delivery(number, day), now),
                            () -> takeBack(transaction, campaign, letter.slug(), now));
        }
    }

    /// Of the letter's main text: the one that this wording had before, or the next.
    private static int number(Handle transaction, int campaign, Letter letter) {
        return transaction
                .createQuery("""
                        SELECT coalesce(max(number) FILTER (WHERE is_main AND version = :version),
                                        coalesce(max(number), 0) + 1)
                        FROM letter_version WHERE campaign_id = :campaign AND slug = :slug
                        """)
                .bind("campaign", campaign)
                .bind("slug", letter.slug())
                .bind("version", letter.main().version())
                .mapTo(Integer.class)
                .one();
    }

    private static void add(Handle transaction, int campaign, Letter letter, int number, LetterText text, Instant now) {
        transaction
                .createUpdate("""
                        INSERT INTO letter_version (campaign_id, slug, number, language, version, is_main, status,
                                                    source_version, title, sender, addressee, summary, note,
                                                    opening, asks, whys, closing, first_at)
                        VALUES (:campaign, :slug, :number, :language, :version, :main, :status, :source, :title, :sender,
                                :addressee, :summary, :note, :opening, :asks, :whys, :closing, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("campaign", campaign)
                .bind("slug", letter.slug())
                .bind("number", number)
                .bind("language", text.language().name())
                .bind("version", text.version())
                .bind("main", text.equals(letter.main()))
                .bind("status", text.status().name())
                .bind("source", text.sourceVersion())
                .bind("title", text.title())
                .bind("sender", text.sender())
                .bind("addressee", text.addressee())
                .bind("summary", text.summary())
                .bind("note", text.note())
                .bindArray("opening", String.class, text.opening())
                .bindArray(
                        "asks",
                        String.class,
                        text.points().stream().map(Point::ask).toList())
                .bindArray(
                        "whys",
                        String.class,
                        text.points().stream().map(Point::why).toList())
                .bindArray("closing", String.class, text.closing())
                .bind("at", now.atOffset(ZoneOffset.UTC))
                .execute();
    }

    private static void deliver(Handle transaction, int campaign, Letter letter, Delivery delivery, Instant now) {
        transaction
                .createQuery("""
                        INSERT INTO letter_delivery (campaign_id, slug, number, delivered, recorded_at)
                        VALUES (:campaign, :slug, :number, :delivered, :at)
                        ON CONFLICT (campaign_id, slug) WHERE taken_back_at IS NULL DO NOTHING
                        RETURNING id
                        """)
                .bind("campaign", campaign)
                .bind("slug", letter.slug())
                .bind("number", delivery.number)
                .bind("delivered", delivery.day.toString())
                .bind("at", now.atOffset(ZoneOffset.UTC))
                .mapTo(Integer.class)
                .findOne()
                .ifPresent(id -> letter.texts()
                        .forEach(text -> transaction.execute(
                                "INSERT INTO letter_delivered_text (delivery_id, language, version) VALUES (?, ?, ?)",
                                id,
                                text.language().name(),
                                text.version())));
    }

    private static void takeBack(Handle transaction, int campaign, String slug, Instant now) {
        transaction.execute("""
                UPDATE letter_delivery SET taken_back_at = ?
                WHERE campaign_id = ? AND slug = ? AND taken_back_at IS NULL
                """, now.atOffset(ZoneOffset.UTC), campaign, slug);
    }

    static Optional<Delivery> delivery(Handle transaction, int campaign, String slug) {
        return transaction
                .createQuery("""
                        SELECT number, delivered FROM letter_delivery
                        WHERE campaign_id = :campaign AND slug = :slug AND taken_back_at IS NULL
                        """)
                .bind("campaign", campaign)
                .bind("slug", slug)
                .map((row, _) -> new Delivery(
                        row.getInt("number"),
                        RoughDate.parse(row.getString("delivered")).orElseThrow()))
                .findOne();
    }

    /// What was handed over, one text in each language.
    static List<LetterVersion> delivered(Handle transaction, int campaign, String slug) {
        return transaction
                .createQuery("""
                        SELECT DISTINCT ON (letter_version.language) letter_version.*
                        FROM letter_delivery JOIN letter_version USING (campaign_id, slug, number)
                        LEFT JOIN letter_delivered_text one ON one.delivery_id = letter_delivery.id
                            AND one.language = letter_version.language AND one.version = letter_version.version
                        WHERE campaign_id = :campaign AND slug = :slug AND taken_back_at IS NULL
                            AND (one.version IS NOT NULL OR first_at <= recorded_at
                                AND NOT EXISTS (SELECT FROM letter_delivered_text any_one
                                                WHERE any_one.delivery_id = letter_delivery.id))
                        ORDER BY letter_version.language, first_at DESC
                        """)
                .bind("campaign", campaign)
                .bind("slug", slug)
                .map((row, _) -> version(row))
                .list();
    }

    /// Of wordings with these hashes the highest number, by letter and hash.
    static Map<Wording, Integer> numbers(Handle transaction, int campaign, Collection<String> versions) {
        Map<Wording, Integer> numbers = new HashMap<>();
        transaction
                .createQuery("""
                        SELECT slug, version, max(number) AS number FROM letter_version
                        WHERE campaign_id = :campaign AND version = ANY (:versions) GROUP BY slug, version
                        """)
                .bind("campaign", campaign)
                .bindArray("versions", String.class, List.copyOf(versions))
                .map((row, _) ->
                        Map.entry(new Wording(row.getString("slug"), row.getString("version")), row.getInt("number")))
                .forEach(found -> numbers.put(found.getKey(), found.getValue()));
        return numbers;
    }

    /// The oldest first, of each number the main text before its translations.
    static List<LetterVersion> all(Handle transaction, int campaign, String slug) {
        return transaction
                .createQuery("""
                        SELECT * FROM letter_version WHERE campaign_id = :campaign AND slug = :slug
                        ORDER BY number, is_main DESC, first_at, language, version
                        """)
                .bind("campaign", campaign)
                .bind("slug", slug)
                .map((row, _) -> version(row))
                .list();
    }

    private static LetterVersion version(ResultSet row) throws SQLException {
        List<String> asks = strings(row, "asks");
        List<String> whys = strings(row, "whys");
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < asks.size(); i++) {
            points.add(new Point(asks.get(i), whys.get(i)));
        }
        return new LetterVersion(
                row.getInt("number"),
                row.getBoolean("is_main"),
                new LetterText(
                        Language.valueOf(row.getString("language")),
                        TranslationStatus.valueOf(row.getString("status")),
                        row.getString("version"),
                        Optional.ofNullable(row.getString("source_version")),
                        row.getString("title"),
                        row.getString("sender"),
                        row.getString("addressee"),
                        row.getString("summary"),
                        row.getString("note"),
                        strings(row, "opening"),
                        points,
                        strings(row, "closing")),
                row.getTimestamp("first_at").toInstant());
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
