package eu.undersigned.moderation;

import eu.undersigned.account.Members;
import eu.undersigned.account.Person;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The people around a moderator, by name.
final class Colleagues {
    private final Members members;

    Colleagues(Members members) {
        this.members = members;
    }

    String name(Handle transaction, Visit visit, int member) {
        if (member == visit.actor().member()) {
            return ConsoleTexts.texts().of("console.moderation.you");
        }
        return members.person(transaction, member)
                .map(Person::name)
                .orElseGet(() -> ConsoleTexts.texts().of("console.moderation.formermember"));
    }

    /// Whom a moderator can talk to.
    List<String> coordinators(Handle transaction, Visit visit) {
        return members.coordinators(transaction, visit.campaign().id()).stream()
                .map(Person::name)
                .filter(name -> !name.equals(visit.actor().name()))
                .sorted()
                .toList();
    }
}
