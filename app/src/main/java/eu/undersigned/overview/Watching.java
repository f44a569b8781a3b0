package eu.undersigned.overview;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.Json;
import eu.undersigned.outbox.MailHealth;
import eu.undersigned.tally.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Looks every few seconds, on one node, whether something is out of the ordinary; raises alerts and ends them.
final class Watching implements Runnable {
    /// A letter that waits longer than this is an alert.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    /// A mail server may be away for a moment.
    private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(1);

    private final Database database;
    private final Campaigns campaigns;
    private final Figures figures;
    private final Supplier<MailHealth> mail;
    private final Supplier<List<String>> warnings;
    private final Function<Campaign, OptionalLong> cosignatures;
    private final AlertLetters letters;
    private final InstantSource clock;

    Watching(
            Database database,
            Campaigns campaigns,
            Figures figures,
            Supplier<MailHealth> mail,
            Supplier<List<String>> warnings,
            Function<Campaign, OptionalLong> cosignatures,
            AlertLetters letters,
            InstantSource clock) {
        this.database = database;
        this.campaigns = campaigns;
        this.figures = figures;
        this.mail = mail;
        this.warnings = warnings;
        this.cosignatures = cosignatures;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        database.useTransaction(transaction -> {
            if (AlertStore.isMineToWatch(transaction)) {
                campaigns.all().forEach(campaign -> {
                    watch(transaction, campaign, now);
                    letters.tell(transaction, campaign, now);
                });
            }
        });
    }

    private void watch(Handle transaction, Campaign campaign, Instant now) {
        Map<AlertKind, Map<String, Object>> found = new EnumMap<>(AlertKind.class);
        if (campaign.isOpen(now)) {
            figures.read(reader -> Unusual.find(reader, campaign.id(), now)).forEach(found::put);
        }
        MailHealth health = mail.get();
        if (health.oldest().compareTo(LONGEST_WAIT) > 0) {
            found.put(
                    AlertKind.MAIL_BACKLOG,
                    Map.of("count", health.backlog(), "minutes", health.oldest().toMinutes()));
        }
        health.awaySince()
                .filter(since -> since.plus(LONGEST_ABSENCE).isBefore(now))
                .ifPresent(since -> found.put(
                        AlertKind.MAIL_AWAY,
                        Map.of("minutes", Duration.between(since, now).toMinutes())));
        List<String> said = warnings.get();
        if (!said.isEmpty()) {
            found.put(AlertKind.WARNING, Map.of("text", String.join("; ", said)));
        }
        cosignatures.apply(campaign).ifPresent(days -> found.put(AlertKind.COSIGNATURES_WAIT, Map.of("days", days)));
        for (AlertKind kind : List.of(
                AlertKind.SURGE,
                AlertKind.CONFIRMATION_RATE,
                AlertKind.MAIL_BACKLOG,
                AlertKind.MAIL_AWAY,
                AlertKind.WARNING,
                AlertKind.COSIGNATURES_WAIT)) {
            Map<String, Object> data = found.get(kind);
            if (data == null) {
                AlertStore.end(transaction, campaign.id(), kind, now);
            } else {
                AlertStore.raise(transaction, campaign.id(), kind, Json.text(data), now);
            }
        }
    }
}
