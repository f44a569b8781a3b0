package eu.undersigned.editing;

import eu.undersigned.account.Members;
import eu.undersigned.account.Person;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.db.Database;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Members by name, and times, for pages.
public final class Names {
    private final Database database;
    private final Members members;

    Names(Database database, Members members) {
        this.database = database;
        this.members = members;
    }

    /// @param member 0: the server itself
    public String of(int member) {
        if (member == 0) {
            return ConsoleTexts.texts().of("console.editing.server");
        }
        return database.inTransaction(transaction -> members.person(transaction, member))
                .map(Person::name)
                .orElseGet(() -> ConsoleTexts.texts().of("console.editing.formermember"));
    }

    /// Who changed one of these files last since they were published, and when; empty: nobody did.
    public Optional<String> changed(Draft draft, Stream<String> paths) {
        return paths.filter(path -> draft.changed().contains(path))
                .flatMap(path -> Optional.ofNullable(draft.touched().get(path)).stream())
                .max(Comparator.comparing(Draft.Touched::at))
                .map(touched -> ConsoleTexts.texts()
                        .of("console.editing.changed", "name", of(touched.member()), "time", time(touched.at())));
    }

    public static String time(Instant at) {
        return ConsoleTexts.texts().formats().dateTime(at);
    }
}
