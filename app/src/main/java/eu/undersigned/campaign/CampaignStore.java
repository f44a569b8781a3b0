package eu.undersigned.campaign;

import eu.undersigned.campaign.PetitionText.FigureLabel;
import eu.undersigned.config.ConfigException;
import eu.undersigned.i18n.Language;
import eu.undersigned.organisation.KeyListener;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.organisation.OrganisationStore;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of campaigns.
final class CampaignStore {
    private CampaignStore() {}

    private record Row(
            int id,
            String slug,
            String name,
            String hashtag,
            int minimumAge,
            Optional<Instant> opensAt,
            Optional<Instant> closedSince,
            long goal,
            GoalPolicy policy) {}

    static List<Campaign> all(Handle transaction, Contents contents) {
        List<Campaign> campaigns = new ArrayList<>();
        for (Row row : transaction
                .createQuery("SELECT * FROM campaign ORDER BY id")
                .map((found, _) -> row(found))
                .list()) {
            Optional<KitVersion> kit = KitVersionStore.latest(transaction, row.id);
            campaigns.add(new Campaign(
                    row.id,
                    row.slug,
                    row.name,
                    row.hashtag,
                    row.minimumAge,
                    row.opensAt,
                    row.closedSince,
                    row.goal,
                    row.policy,
                    declared(transaction, row.id),
                    OrganisationStore.current(transaction, row.id),
                    OrganisationStore.former(transaction, row.id),
                    figures(transaction, row.id),
                    texts(transaction, row.id),
                    contents.of(transaction, row.id, kit),
                    kit.map(KitVersion::at).orElse(Instant.EPOCH)));
        }
        return campaigns;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt("id"),
                row.getString("slug"),
                row.getString("name"),
                row.getString("hashtag"),
                row.getInt("minimum_age"),
                Optional.ofNullable(row.getTimestamp("opens_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("closed_since")).map(Timestamp::toInstant),
                row.getLong("goal"),
                new GoalPolicy(row.getLong("goal_first"), row.getInt("goal_raise_at_percent"), List.of((Long[])
                        row.getArray("goal_steps").getArray())));
    }

    static List<Declared> declared(Handle transaction, int campaign) {
        return transaction
                .createQuery("SELECT date, count, source FROM declared WHERE campaign_id = :campaign ORDER BY date")
                .bind("campaign", campaign)
                .map((row, _) -> new Declared(
                        row.getObject("date", LocalDate.class), row.getLong("count"), row.getString("source")))
                .list();
    }

    private static List<Figure> figures(Handle transaction, int campaign) {
        return transaction
                .createQuery("SELECT id, value, kind, source, as_of FROM figure WHERE campaign_id = :campaign")
                .bind("campaign", campaign)
                .map((row, _) -> new Figure(
                        row.getString("id"),
                        row.getBigDecimal("value"),
                        Figure.Kind.valueOf(row.getString("kind")),
                        row.getString("source"),
                        row.getString("as_of")))
                .list();
    }

    private static Map<Language, PetitionText> texts(Handle transaction, int campaign) {
        Map<Language, PetitionText> texts = new EnumMap<>(Language.class);
        transaction
                .createQuery("SELECT * FROM petition_text WHERE campaign_id = :campaign AND is_current")
                .bind("campaign", campaign)
                .map((row, _) -> text(row))
                .forEach(text -> texts.put(text.language(), text));
        return texts;
    }

    private static PetitionText text(ResultSet row) throws SQLException {
        List<String> ids = strings(row.getArray("figure_ids"));
        List<String> labels = strings(row.getArray("figure_labels"));
        List<FigureLabel> figures = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            figures.add(new FigureLabel(ids.get(i), labels.get(i)));
        }
        return new PetitionText(
                row.getInt("id"),
                Language.valueOf(row.getString("language")),
                row.getString("version"),
                row.getInt("ask_number"),
                TranslationStatus.valueOf(row.getString("status")),
                row.getString("addressee"),
                row.getString("title"),
                row.getString("ask"),
                strings(row.getArray("why")),
                strings(row.getArray("demands")),
                figures);
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    /// The language and version of a stored text, current or not.
    static Optional<TextVersion> version(Handle transaction, int textId) {
        return transaction
                .createQuery("SELECT language, version FROM petition_text WHERE id = :id")
                .bind("id", textId)
                .map((row, _) -> new TextVersion(Language.valueOf(row.getString("language")), row.getString("version")))
                .findOne();
    }

    /// The number of a version of a campaign's text, current or not.
    static Optional<Integer> textId(Handle transaction, int campaign, Language language, String version) {
        return transaction
                .createQuery("""
                        SELECT id FROM petition_text
                        WHERE campaign_id = :campaign AND language = :language AND version = :version
                        """)
                .bind("campaign", campaign)
                .bind("language", language.name())
                .bind("version", version)
                .mapTo(Integer.class)
                .findOne();
    }

    /// A stored text, current or not.
    static Optional<PetitionText> text(Handle transaction, int textId) {
        return transaction
                .createQuery("SELECT * FROM petition_text WHERE id = :id")
                .bind("id", textId)
                .map((row, _) -> text(row))
                .findOne();
    }

    /// A version of a text, current or not.
    static Optional<PetitionText> text(Handle transaction, int campaign, Language language, String version) {
        return transaction
                .createQuery("""
                        SELECT * FROM petition_text
                        WHERE campaign_id = :campaign AND language = :language AND version = :version
                        """)
                .bind("campaign", campaign)
                .bind("language", language.name())
                .bind("version", version)
                .map((row, _) -> text(row))
                .findOne();
    }

    /// The number of the last ask that a campaign's texts ever made in a language; 0 while there was no text.
    static int lastAsk(Handle transaction, int campaign, Language language) {
        return transaction
                .createQuery("""
                        SELECT coalesce(max(ask_number), 0) FROM petition_text
                        WHERE campaign_id = :campaign AND language = :language
                        """)
                .bind("campaign", campaign)
                .bind("language", language.name())
                .mapTo(Integer.class)
                .one();
    }

    static List<GoalChange> goalChanges(Handle transaction, int campaign) {
        return transaction
                .createQuery("""
                        SELECT at, coalesce(from_goal, 0) AS from_goal, to_goal, total, rule FROM goal_change
                        WHERE campaign_id = :campaign ORDER BY at DESC
                        """)
                .bind("campaign", campaign)
                .map((row, _) -> new GoalChange(
                        row.getTimestamp("at").toInstant(),
                        row.getLong("from_goal"),
                        row.getLong("to_goal"),
                        row.getLong("total"),
                        row.getString("rule")))
                .list();
    }

    /// Writes the kit; gives the campaign's id. Rows that are as they should be stay untouched.
    static int save(Handle transaction, Kit kit, KeyListener listener, Instant now) {
        int id = saveCampaign(transaction, kit);
        transaction.execute("DELETE FROM declared WHERE campaign_id = ?", id);
        for (Declared declared : kit.declared()) {
            transaction.execute(
                    "INSERT INTO declared (campaign_id, date, count, source) VALUES (?, ?, ?, ?)",
                    id,
                    declared.date(),
                    declared.count(),
                    declared.source());
        }
        transaction.execute("DELETE FROM figure WHERE campaign_id = ?", id);
        for (Figure figure : kit.figures()) {
            transaction.execute(
                    "INSERT INTO figure (campaign_id, id, value, kind, source, as_of) VALUES (?, ?, ?, ?, ?, ?)",
                    id,
                    figure.id(),
                    figure.value(),
                    figure.kind().name(),
                    figure.source(),
                    figure.asOf());
        }
        refuseAnotherLead(transaction, id, kit);
        kit.logos().forEach(logo -> OrganisationStore.saveLogo(transaction, logo));
        OrganisationStore.save(
                transaction, id, kit.organisations(), change -> listener.changed(transaction, kit.name(), change));
        saveTexts(transaction, id, kit.texts());
        LetterVersionStore.save(transaction, id, kit.content().letters(), now);
        return id;
    }

    /// Signers gave their names to the lead that they read about: no file may hand them to another.
    private static void refuseAnotherLead(Handle transaction, int campaign, Kit kit) {
        if (isUntouched(transaction, campaign)) {
            return;
        }
        String lead = kit.organisations().stream()
                .filter(organisation -> organisation.role() == Organisation.Role.LEAD)
                .map(Organisation::slug)
                .findFirst()
                .orElseThrow();
        OrganisationStore.current(transaction, campaign).stream()
                .filter(organisation -> organisation.role() == Organisation.Role.LEAD)
                .map(Organisation::slug)
                .filter(before -> !before.equals(lead))
                .findFirst()
                .ifPresent(before -> {
                    throw new ConfigException("the campaign " + kit.slug() + " is signed already, and people gave their"
                            + " names to its lead " + before + ": " + lead + " can't take its place. Begin another"
                            + " campaign");
                });
    }

    private static int saveCampaign(Handle transaction, Kit kit) {
        return transaction
                .createQuery("""
                        INSERT INTO campaign (slug, name, hashtag, minimum_age, opens_at, closed_since, goal,
                                              goal_first, goal_raise_at_percent, goal_steps)
                        VALUES (:slug, :name, :hashtag, :age, CAST(:opens AS timestamptz),
                                CASE WHEN :open THEN CAST(:closes AS timestamptz) ELSE now() END, :first,
                                :first, :percent, :steps)
                        ON CONFLICT (slug) DO UPDATE SET
                            name = excluded.name,
                            hashtag = excluded.hashtag,
                            minimum_age = excluded.minimum_age,
                            opens_at = excluded.opens_at,
                            closed_since = CASE WHEN :open THEN excluded.closed_since
                                           WHEN campaign.closed_since <= now() THEN campaign.closed_since
                                           ELSE excluded.closed_since END,
                            goal_first = excluded.goal_first,
                            goal_raise_at_percent = excluded.goal_raise_at_percent,
                            goal_steps = excluded.goal_steps
                        RETURNING id
                        """)
                .bind("slug", kit.slug())
                .bind("name", kit.name())
                .bind("hashtag", kit.hashtag())
                .bind("age", kit.minimumAge())
                .bind("open", kit.open())
                .bind("opens", kit.opens().map(Instant::toString).orElse(null))
                .bind("closes", kit.closes().map(Instant::toString).orElse(null))
                .bind("first", kit.goal().first())
                .bind("percent", kit.goal().raiseAtPercent())
                .bindArray("steps", Long.class, kit.goal().steps())
                .mapTo(Integer.class)
                .one();
    }

    private static void saveTexts(Handle transaction, int campaign, List<PetitionText> texts) {
        transaction.execute("UPDATE petition_text SET is_current = false WHERE campaign_id = ?", campaign);
        for (PetitionText text : texts) {
            transaction
                    .createUpdate("""
                            INSERT INTO petition_text (campaign_id, language, version, ask_number, status, addressee, title,
                                                       ask, why, demands, figure_ids, figure_labels, is_current)
                            VALUES (:campaign, :language, :version, :number, :status, :addressee, :title,
                                    :ask, :why, :demands, :ids, :labels, true)
                            ON CONFLICT (campaign_id, language, version) DO UPDATE SET
                                is_current = true,
                                ask_number = excluded.ask_number,
                                status = excluded.status,
                                addressee = excluded.addressee,
                                figure_ids = excluded.figure_ids,
                                figure_labels = excluded.figure_labels
                            """)
                    .bind("campaign", campaign)
                    .bind("language", text.language().name())
                    .bind("version", text.version())
                    .bind("number", text.askNumber())
                    .bind("status", text.status().name())
                    .bind("addressee", text.addressee())
                    .bind("title", text.title())
                    .bind("ask", text.ask())
                    .bindArray("why", String.class, text.why())
                    .bindArray("demands", String.class, text.demands())
                    .bindArray(
                            "ids",
                            String.class,
                            text.figures().stream().map(FigureLabel::figure).toList())
                    .bindArray(
                            "labels",
                            String.class,
                            text.figures().stream().map(FigureLabel::label).toList())
                    .execute();
        }
    }

    static boolean isUntouched(Handle transaction, int campaign) {
        return transaction
                .createQuery("SELECT NOT EXISTS (SELECT 1 FROM tally WHERE campaign_id = :campaign)")
                .bind("campaign", campaign)
                .mapTo(Boolean.class)
                .one();
    }

    /// Raises the goal unless somebody else just did; true when this call changed it.
    static boolean raiseGoal(Handle transaction, Campaign campaign, long goal, long total) {
        int changed = transaction
                .createUpdate("UPDATE campaign SET goal = :goal WHERE id = :id AND goal = :before")
                .bind("goal", goal)
                .bind("id", campaign.id())
                .bind("before", campaign.goal())
                .execute();
        if (changed == 0) {
            return false;
        }
        transaction.execute(
                "INSERT INTO goal_change (campaign_id, from_goal, to_goal, total, rule) VALUES (?, ?, ?, ?, ?)",
                campaign.id(),
                campaign.goal(),
                goal,
                total,
                campaign.goalPolicy().rule());
        return true;
    }
}
