package eu.undersigned.organisation;

import eu.undersigned.seal.Recipient;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// SQL of organisations' keys. One that was replaced stays: what was sealed to it is still opened with it.
public final class OrganisationKeyStore {
    private OrganisationKeyStore() {}

    /// Makes this the organisation's key from now on; true when it was another one, or none, before.
    public static boolean set(Handle transaction, int organisation, Recipient recipient) {
        boolean isThere = transaction
                .createQuery("""
                        SELECT EXISTS (SELECT 1 FROM organisation_key
                                       WHERE organisation_id = :organisation AND recipient = :recipient
                                         AND until IS NULL)
                        """)
                .bind("organisation", organisation)
                .bind("recipient", recipient.text())
                .mapTo(Boolean.class)
                .one();
        if (isThere) {
            return false;
        }
        transaction.execute(
                "UPDATE organisation_key SET until = now() WHERE organisation_id = ? AND until IS NULL", organisation);
        transaction.execute(
                "INSERT INTO organisation_key (organisation_id, recipient) VALUES (?, ?)",
                organisation,
                recipient.text());
        return true;
    }

    /// Ends an organisation's key without another one; true when there was one.
    static boolean end(Handle transaction, int organisation) {
        return transaction.execute(
                        "UPDATE organisation_key SET until = now() WHERE organisation_id = ? AND until IS NULL",
                        organisation)
                > 0;
    }

    /// The key that an organisation had last, whether it still holds or not.
    static Optional<Recipient> latest(Handle transaction, int organisation) {
        return transaction
                .createQuery("""
                        SELECT recipient FROM organisation_key WHERE organisation_id = :organisation
                        ORDER BY id DESC LIMIT 1
                        """)
                .bind("organisation", organisation)
                .map((row, _) -> Recipient.stored(row.getString("recipient")))
                .findOne();
    }

    /// Gives an organisation that never had a key its first one; false when it had one already.
    public static boolean setFirst(Handle transaction, int organisation, Recipient recipient) {
        return transaction
                        .createUpdate("""
                                INSERT INTO organisation_key (organisation_id, recipient)
                                SELECT :organisation, :recipient
                                WHERE NOT EXISTS (SELECT 1 FROM organisation_key
                                                  WHERE organisation_id = :organisation)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("organisation", organisation)
                        .bind("recipient", recipient.text())
                        .execute()
                == 1;
    }
}
