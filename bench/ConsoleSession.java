import eu.undersigned.account.Grant;
import eu.undersigned.account.Members;
import eu.undersigned.account.Person;
import eu.undersigned.account.Role;
import eu.undersigned.account.SessionConfig;
import eu.undersigned.account.Sessions;
import eu.undersigned.config.Settings;
import eu.undersigned.db.Database;
import eu.undersigned.db.DatabaseAddress;
import eu.undersigned.secrets.SecretBox;
import eu.undersigned.secrets.Secrets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Adds a coordinator of the whole instance to a benchmark's database and begins a session as signing in does. Prints
/// what the browser would hold.
///
/// Arguments: the data folder. Environment: `BIG_URL`, the database.
public class ConsoleSession {
    public static void main(String[] arguments) throws Exception {
        SecureRandom random = new SecureRandom();
        Settings none = Settings.of(Map.of());
        byte[] key = Secrets.open(Path.of(arguments[0]), none, Map.of(), random).consoleKey();
        try (Database database = Database.open(DatabaseAddress.parse(System.getenv("BIG_URL")), 4)) {
            InstantSource clock = InstantSource.system();
            Members members = new Members(new SecretBox(key, random), clock);
            Sessions sessions = new Sessions(database, members, SessionConfig.from(none), random, clock);
            System.out.println(database.<String>inTransaction(transaction -> sessions.begin(
                    transaction,
                    members.add(
                            transaction,
                            new Person("Bench", "bench@example.org"),
                            List.of(new Grant(Role.COORDINATOR, 0, 0)),
                            0),
                    Sessions.Way.PASSKEY,
                    "a benchmark")));
        }
    }
}
