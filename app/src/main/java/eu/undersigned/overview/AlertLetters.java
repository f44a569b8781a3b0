package eu.undersigned.overview;

import eu.undersigned.account.Members;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.outbox.Outbox;
import eu.undersigned.outbox.SealedLetter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Tells coordinators of alerts that nobody has seen to: at most once an hour, all of them in one letter.
final class AlertLetters {
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Members members;
    private final Outbox outbox;

    AlertLetters(Members members, Outbox outbox) {
        this.members = members;
        this.outbox = outbox;
    }

    void tell(Handle transaction, Campaign campaign, Instant now) {
        List<String> untold = AlertStore.untold(transaction, campaign.id(), now.minus(PAUSE));
        if (untold.isEmpty()) {
            return;
        }
        String titles =
                String.join("\n", untold.stream().map(AlertLetters::title).toList());
        List<SealedLetter> letters = members.coordinators(transaction, campaign.id()).stream()
                .map(person -> new AlertLetter(
                        UUID.randomUUID(),
                        person.mailbox(),
                        person.name(),
                        campaign.name(),
                        "/console/" + campaign.slug() + "/alerts",
                        titles))
                .map(letter -> outbox.seal(letter.encode()))
                .toList();
        if (letters.isEmpty()) {
            return; // nobody was told
        }
        try {
            outbox.put(transaction, letters);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        AlertStore.told(transaction, campaign.id(), now);
    }

    /// Its title alone: what else is known stands in the console.
    private static String title(String kind) {
        return AlertKind.of(kind)
                .map(known -> ConsoleTexts.texts().of("console.alert." + known.word() + ".title"))
                .orElse(kind);
    }
}
