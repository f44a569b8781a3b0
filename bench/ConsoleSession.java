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
import java.util.Locale;
import java.util.Map;

/// Adds a member to a database beside the app and begins a session as signing in does: a coordinator of the whole
/// instance, or somebody of a partner organisation. Prints what the browser would hold.
///
/// Arguments: the data folder; the member's name; of a partner, the numbers of the campaign and of the organisation.
/// Environment: `BIG_URL`, the database.
public class ConsoleSession {
    public static void main(String[] arguments) throws Exception {
        SecureRandom random = new SecureRandom();
        Settings none = Settings.of(Map.of());
        String name = arguments.length > 1 ? arguments[1] : "Bench";
        Grant grant = arguments.length > 3
                ? new Grant(Role.PARTNER, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]))
                : new Grant(Role.COORDINATOR, 0, 0);
        byte[] key = Secrets.open(Path.of(arguments[0]), none, Map.of(), random).consoleKey();
        try (Database database = Database.open(DatabaseAddress.parse(System.getenv("BIG_URL")), 4)) {
            InstantSource clock = InstantSource.system();
            Members members = new Members(new SecretBox(key, random), clock);
            Sessions sessions = new Sessions(database, members, SessionConfig.from(none), random, clock);
            System.out.println(database.<String>inTransaction(transaction -> sessions.begin(
                    transaction,
                    members.add(
                            transaction,
                            new Person(name, name.toLowerCase(Locale.ROOT) + "@example.org"),
                            List.of(grant),
                            0),
                    Sessions.Way.PASSKEY,
                    "a benchmark")));
        }
    }
}
