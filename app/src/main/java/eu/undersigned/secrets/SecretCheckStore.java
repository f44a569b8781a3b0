package eu.undersigned.secrets;

import eu.undersigned.config.ConfigException;
import java.security.MessageDigest;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Notices when a database is started beside secrets that it was not filled with: fingerprints would no longer find
/// duplicates, and nothing could be decrypted.
public final class SecretCheckStore {
    private SecretCheckStore() {}

    /// @throws ConfigException when the database was filled with another secret of this name
    public static void check(Handle transaction, String name, byte[] secret) {
        byte[] hash = new KeyedHash(secret).of("undersigned/check/" + name);
        Optional<byte[]> stored = transaction
                .createQuery("SELECT hash FROM secret_check WHERE name = :name")
                .bind("name", name)
                .mapTo(byte[].class)
                .findOne();
        if (stored.isEmpty()) {
            transaction.execute(
                    "INSERT INTO secret_check (name, hash) VALUES (?, ?) ON CONFLICT DO NOTHING", name, hash);
        } else if (!MessageDigest.isEqual(stored.get(), hash)) {
            throw new ConfigException("the secret '" + name
                    + "' is not the one that this database was filled with: put the right file into data/secrets");
        }
    }
}
