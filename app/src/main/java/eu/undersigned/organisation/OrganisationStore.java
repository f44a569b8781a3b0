package eu.undersigned.organisation;

import eu.undersigned.seal.Recipient;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of organisations. One that leaves a campaign stays in the table, since signatures refer to it.
public final class OrganisationStore {
    private static final Logger LOG = System.getLogger(OrganisationStore.class.getName());

    private OrganisationStore() {}

    public static List<Organisation> current(Handle transaction, int campaign) {
        return transaction
                .createQuery("""
                        SELECT organisation.id, slug, name, role, country, website, key.id AS key_id, recipient
                        FROM organisation
                        LEFT JOIN organisation_key AS key ON key.organisation_id = organisation.id AND until IS NULL
                        WHERE campaign_id = :campaign AND is_current ORDER BY position
                        """)
                .bind("campaign", campaign)
                .map((row, _) -> organisation(row))
                .list();
    }

    private static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(
                row.getInt("id"),
                row.getString("slug"),
                row.getString("name"),
                Organisation.Role.valueOf(row.getString("role")),
                Optional.ofNullable(row.getString("country")),
                Optional.ofNullable(row.getString("website")),
                key(row));
    }

    private static Optional<OrganisationKey> key(ResultSet row) throws SQLException {
        String recipient = row.getString("recipient");
        if (recipient == null) {
            return Optional.empty();
        }
        return Optional.of(new OrganisationKey(row.getInt("key_id"), Recipient.stored(recipient)));
    }

    private static void setKey(Handle transaction, int campaign, String slug, Recipient recipient) {
        int id = transaction
                .createQuery("SELECT id FROM organisation WHERE campaign_id = :campaign AND slug = :slug")
                .bind("campaign", campaign)
                .bind("slug", slug)
                .mapTo(Integer.class)
                .one();
        if (OrganisationKeyStore.set(transaction, id, recipient)) {
            LOG.log(Level.INFO, () -> "the key of " + slug + " is now " + recipient.fingerprint());
        }
    }

    public static void save(Handle transaction, int campaign, List<Organisation> organisations) {
        transaction.execute("UPDATE organisation SET is_current = false WHERE campaign_id = ?", campaign);
        int position = 0;
        for (Organisation organisation : organisations) {
            transaction
                    .createUpdate("""
                            INSERT INTO organisation (campaign_id, slug, name, role, country, website, position,
                                                      is_current)
                            VALUES (:campaign, :slug, :name, :role, :country, :website, :position, true)
                            ON CONFLICT (campaign_id, slug) DO UPDATE SET
                                name = excluded.name,
                                role = excluded.role,
                                country = excluded.country,
                                website = excluded.website,
                                position = excluded.position,
                                is_current = true
                            """)
                    .bind("campaign", campaign)
                    .bind("slug", organisation.slug())
                    .bind("name", organisation.name())
                    .bind("role", organisation.role().name())
                    .bind("country", organisation.country().orElse(null))
                    .bind("website", organisation.website().orElse(null))
                    .bind("position", position++)
                    .execute();
            organisation.key().ifPresent(key -> setKey(transaction, campaign, organisation.slug(), key.recipient()));
        }
    }
}
