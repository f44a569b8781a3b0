package eu.undersigned.organisation;

import eu.undersigned.i18n.Language;
import eu.undersigned.seal.Recipient;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// SQL of organisations. One that leaves a campaign stays in the table, since signatures refer to it.
public final class OrganisationStore {
    private static final Logger LOG = System.getLogger(OrganisationStore.class.getName());

    private OrganisationStore() {}

    public static List<Organisation> current(Handle transaction, int campaign) {
        return all(transaction, campaign, true);
    }

    /// Organisations that left the campaign.
    public static List<Organisation> former(Handle transaction, int campaign) {
        return all(transaction, campaign, false);
    }

    /// The slugs of all organisations that are, or were, behind a campaign, by number.
    public static Map<Integer, String> slugs(Handle transaction, int campaign) {
        Map<Integer, String> slugs = new HashMap<>();
        transaction
                .createQuery("SELECT id, slug FROM organisation WHERE campaign_id = :campaign")
                .bind("campaign", campaign)
                .map((row, _) -> slugs.put(row.getInt("id"), row.getString("slug")))
                .list();
        return slugs;
    }

    /// Of an organisation that is, or was, behind some campaign.
    public static String slug(Handle transaction, int organisation) {
        return transaction
                .createQuery("SELECT slug FROM organisation WHERE id = :id")
                .bind("id", organisation)
                .mapTo(String.class)
                .one();
    }

    private static List<Organisation> all(Handle transaction, int campaign, boolean isCurrent) {
        Map<Integer, Map<Language, String>> questions = questions(transaction, campaign);
        return transaction
                .createQuery("""
                        SELECT organisation.id, slug, name, role, country, website, key.id AS key_id, recipient,
                               colour, logo, languages, privacy, embedding, contact, webhook
                        FROM organisation
                        LEFT JOIN organisation_key AS key ON key.organisation_id = organisation.id AND until IS NULL
                        WHERE campaign_id = :campaign AND is_current = :current ORDER BY position
                        """)
                .bind("campaign", campaign)
                .bind("current", isCurrent)
                .map((row, _) -> organisation(row, questions.getOrDefault(row.getInt("id"), Map.of())))
                .list();
    }

    private static Map<Integer, Map<Language, String>> questions(Handle transaction, int campaign) {
        Map<Integer, Map<Language, String>> questions = new HashMap<>();
        transaction
                .createQuery("""
                        SELECT organisation_id, language, question FROM organisation_question
                        JOIN organisation ON organisation.id = organisation_id WHERE campaign_id = :campaign
                        """)
                .bind("campaign", campaign)
                .map((row, _) -> questions
                        .computeIfAbsent(row.getInt("organisation_id"), _ -> new EnumMap<>(Language.class))
                        .put(Language.valueOf(row.getString("language")), row.getString("question")))
                .list();
        return questions;
    }

    private static Organisation organisation(ResultSet row, Map<Language, String> questions) throws SQLException {
        return new Organisation(
                row.getInt("id"),
                row.getString("slug"),
                row.getString("name"),
                Organisation.Role.valueOf(row.getString("role")),
                Optional.ofNullable(row.getString("country")),
                Optional.ofNullable(row.getString("website")),
                key(row),
                new Profile(
                        Optional.ofNullable(row.getString("colour")).flatMap(hex -> Colour.parse("#" + hex)),
                        Optional.ofNullable(row.getString("logo")),
                        strings(row, "languages").stream()
                                .map(Language::valueOf)
                                .toList(),
                        Optional.ofNullable(row.getString("privacy")),
                        questions,
                        strings(row, "embedding"),
                        Optional.ofNullable(row.getString("contact")),
                        Optional.ofNullable(row.getString("webhook"))));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static Optional<OrganisationKey> key(ResultSet row) throws SQLException {
        String recipient = row.getString("recipient");
        if (recipient == null) {
            return Optional.empty();
        }
        return Optional.of(new OrganisationKey(row.getInt("key_id"), Recipient.stored(recipient)));
    }

    /// Makes these the campaign's organisations, in this order. Invented ones of a demonstration stay, behind them.
    ///
    /// @param changes is given every key, or contact for it, that is another one from now on
    public static void save(
            Handle transaction, int campaign, List<Organisation> organisations, Consumer<KeyChange> changes) {
        transaction.execute(
                "UPDATE organisation SET is_current = false WHERE campaign_id = ? AND NOT is_invented", campaign);
        int position = 0;
        for (Organisation organisation : organisations) {
            save(transaction, campaign, organisation, position++, false, changes);
        }
    }

    /// Adds invented organisations behind those that are there.
    public static void addInvented(Handle transaction, int campaign, List<Organisation> organisations) {
        int position = 1_000;
        for (Organisation organisation : organisations) {
            save(transaction, campaign, organisation, position++, true, _ -> {});
        }
    }

    private static void save(
            Handle transaction,
            int campaign,
            Organisation organisation,
            int position,
            boolean isInvented,
            Consumer<KeyChange> changes) {
        Profile profile = organisation.profile();
        Optional<String> contactBefore = contact(transaction, campaign, organisation.slug());
        int id = transaction
                .createQuery("""
                        INSERT INTO organisation (campaign_id, slug, name, role, country, website, position, is_current,
                                                  colour, logo, languages, privacy, embedding, contact, webhook,
                                                  is_invented)
                        VALUES (:campaign, :slug, :name, :role, :country, :website, :position, true,
                                :colour, :logo, :languages, :privacy, :embedding, :contact, :webhook, :invented)
                        ON CONFLICT (campaign_id, slug) DO UPDATE SET
                            name = excluded.name,
                            role = excluded.role,
                            country = excluded.country,
                            website = excluded.website,
                            position = excluded.position,
                            is_current = true,
                            colour = excluded.colour,
                            logo = excluded.logo,
                            languages = excluded.languages,
                            privacy = excluded.privacy,
                            embedding = excluded.embedding,
                            contact = excluded.contact,
                            webhook = excluded.webhook
                        RETURNING id
                        """)
                .bind("campaign", campaign)
                .bind("slug", organisation.slug())
                .bind("name", organisation.name())
                .bind("role", organisation.role().name())
                .bind("country", organisation.country().orElse(null))
                .bind("website", organisation.website().orElse(null))
                .bind("position", position)
                .bind("colour", profile.colour().map(Colour::hex).orElse(null))
                .bind("logo", profile.logo().orElse(null))
                .bindArray(
                        "languages",
                        String.class,
                        profile.languages().stream().map(Language::name).toList())
                .bind("privacy", profile.privacy().orElse(null))
                .bindArray("embedding", String.class, profile.embedding())
                .bind("contact", profile.contact().orElse(null))
                .bind("webhook", profile.webhook().orElse(null))
                .bind("invented", isInvented)
                .mapTo(Integer.class)
                .one();
        saveQuestions(transaction, id, profile.questions());
        keep(transaction, id, organisation, contactBefore, changes);
    }

    private static void saveQuestions(Handle transaction, int organisation, Map<Language, String> questions) {
        transaction.execute("DELETE FROM organisation_question WHERE organisation_id = ?", organisation);
        questions.forEach((language, question) -> transaction.execute(
                "INSERT INTO organisation_question (organisation_id, language, question) VALUES (?, ?, ?)",
                organisation,
                language.name(),
                question));
    }

    private static Optional<String> contact(Handle transaction, int campaign, String slug) {
        return transaction
                .createQuery("""
                        SELECT contact FROM organisation
                        WHERE campaign_id = :campaign AND slug = :slug AND contact IS NOT NULL
                        """)
                .bind("campaign", campaign)
                .bind("slug", slug)
                .mapTo(String.class)
                .findOne();
    }

    /// Sets the key, if the kit has one, and tells what is another one now.
    private static void keep(
            Handle transaction,
            int id,
            Organisation organisation,
            Optional<String> contactBefore,
            Consumer<KeyChange> changes) {
        Optional<Recipient> before = OrganisationKeyStore.latest(transaction, id);
        organisation.key().ifPresent(key -> OrganisationKeyStore.set(transaction, id, key.recipient()));
        // A lead's key may have been made here, for a trial, and stands in no kit.
        if (organisation.key().isEmpty()
                && organisation.role() != Organisation.Role.LEAD
                && OrganisationKeyStore.end(transaction, id)) {
            LOG.log(
                    Level.WARNING,
                    () -> organisation.slug() + " has no key in the kit any more: it asks nothing, and nothing more is"
                            + " sealed to it");
        }
        organisation
                .key()
                .map(OrganisationKey::recipient)
                .or(() -> before)
                .map(key -> new KeyChange(organisation, key, before, contactBefore))
                .filter(change -> change.isFirst() || change.isReplaced() || change.isContactReplaced())
                .ifPresent(changes);
    }

    public static void saveLogo(Handle transaction, Logo logo) {
        transaction.execute(
                "INSERT INTO logo (hash, media_type, picture) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                logo.hash(),
                logo.mediaType(),
                logo.picture());
    }

    public static Optional<Logo> logo(Handle transaction, String hash) {
        return transaction
                .createQuery("SELECT hash, media_type, picture FROM logo WHERE hash = :hash")
                .bind("hash", hash)
                .map((row, _) -> new Logo(row.getString("hash"), row.getString("media_type"), row.getBytes("picture")))
                .findOne();
    }
}
