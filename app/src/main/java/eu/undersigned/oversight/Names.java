package eu.undersigned.oversight;

import eu.undersigned.account.Members;
import eu.undersigned.account.Person;
import eu.undersigned.db.Database;
import eu.undersigned.i18n.Texts;
import java.util.HashMap;
import java.util.Map;

/// Names of members for one page: the trail itself holds numbers, so that somebody can be forgotten.
final class Names {
    private final Database database;
    private final Members members;
    private final Texts texts;
    private final Map<Integer, String> known = new HashMap<>();

    Names(Database database, Members members, Texts texts) {
        this.database = database;
        this.members = members;
        this.texts = texts;
    }

    /// @param member 0: the software itself
    String of(int member) {
        return known.computeIfAbsent(member, this::look);
    }

    private String look(int member) {
        if (member == 0) {
            return texts.of("console.audit.software");
        }
        return database.inTransaction(transaction -> members.person(transaction, member))
                .map(Person::name)
                .orElseGet(() -> texts.of("console.audit.someone", "number", Integer.toString(member)));
    }
}
