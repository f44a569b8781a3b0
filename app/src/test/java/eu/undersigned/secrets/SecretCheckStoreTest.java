package eu.undersigned.secrets;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.undersigned.config.ConfigException;
import eu.undersigned.db.Database;
import eu.undersigned.db.TestPostgres;
import org.junit.jupiter.api.Test;

class SecretCheckStoreTest {
    @Test
    void refusesASecretThatTheDatabaseWasNotFilledWith() {
        try (Database database = TestPostgres.freshDatabase()) {
            check(database, "pepper", 1);
            assertThatCode(() -> check(database, "pepper", 1)).doesNotThrowAnyException();
            assertThatCode(() -> check(database, "record", 2)).doesNotThrowAnyException();
            assertThatThrownBy(() -> check(database, "pepper", 2))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("'pepper'");
        }
    }

    private static void check(Database database, String name, int secret) {
        database.useTransaction(transaction -> SecretCheckStore.check(transaction, name, new byte[] {(byte) secret}));
    }
}
