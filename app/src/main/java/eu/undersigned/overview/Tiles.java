package eu.undersigned.overview;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import eu.undersigned.outbox.MailHealth;
import eu.undersigned.overview.OverviewView.Tile;
import eu.undersigned.tally.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// The numbers at the top of a campaign's overview. Confirmed, pending and declared are never mixed.
final class Tiles {
    /// A letter that waits longer than this should be looked at.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Campaign campaign;
    private final Texts texts;
    private final Formats formats;
    private final LocalDate today;
    private final Instant now;

    Tiles(Campaign campaign, Texts texts, LocalDate today, Instant now) {
        this.campaign = campaign;
        this.texts = texts;
        this.formats = texts.formats();
        this.today = today;
        this.now = now;
    }

    /// @param accepted requests of the days shown
    /// @param confirmed those of them that were confirmed
    /// @param refused requests of the days shown that were turned away
    List<Tile> of(Numbers numbers, long accepted, long confirmed, MailHealth mail, long refused) {
        long today = numbers.byDay().getOrDefault(this.today.toString(), 0L);
        long ever = numbers.confirmed() + numbers.withdrawn() + numbers.invalidatedCount();
        long requests = ever + numbers.pending() + numbers.expired() + numbers.rejected();
        return List.of(
                tile("confirmed", numbers.confirmed(), texts.of("console.overview.tile.today", "count", today), "good"),
                tile("pending", numbers.pending(), texts.of("console.overview.tile.pending.note"), ""),
                tile("declared", campaign.declaredCount(), texts.of("console.overview.tile.declared.note"), ""),
                new Tile(
                        Rates.percent(numbers.confirmed() + campaign.declaredCount(), campaign.goal(), formats),
                        texts.of("console.overview.tile.goal", "goal", formats.number(campaign.goal())),
                        texts.of("console.overview.tile.goal.note"),
                        ""),
                new Tile(
                        Rates.percent(confirmed, accepted, formats),
                        texts.of("console.overview.tile.rate"),
                        texts.of("console.overview.tile.rate.note", "count", formats.number(accepted)),
                        ""),
                tile("withdrawn", numbers.withdrawn(), share(numbers.withdrawn(), ever, "confirmed"), ""),
                tile(
                        "invalidated",
                        numbers.invalidatedCount(),
                        share(numbers.invalidatedCount(), ever, "confirmed"),
                        ""),
                tile("bounced", numbers.bounced(), share(numbers.bounced(), requests, "requests"), ""),
                tile(
                        "gone",
                        numbers.expired() + numbers.rejected(),
                        texts.of(
                                "console.overview.tile.gone.note",
                                "expired",
                                formats.number(numbers.expired()),
                                "rejected",
                                formats.number(numbers.rejected())),
                        ""),
                tile("refused", refused, texts.of("console.overview.tile.refused.note"), ""),
                mail(mail));
    }

    private Tile mail(MailHealth mail) {
        String note = mail.awaySince()
                .map(since ->
                        texts.of("console.overview.tile.mail.away", "minutes", minutes(Duration.between(since, now))))
                .orElseGet(() -> mail.backlog() == 0
                        ? texts.of("console.overview.tile.mail.none")
                        : texts.of("console.overview.tile.mail.oldest", "minutes", minutes(mail.oldest())));
        String tone = mail.awaySince().isPresent() ? "bad" : mail.oldest().compareTo(PATIENCE) > 0 ? "warn" : "";
        return tile("mail", mail.backlog(), note, tone);
    }

    private static long minutes(Duration time) {
        return Math.max(0, time.toMinutes());
    }

    private String share(long part, long whole, String of) {
        return texts.of("console.overview.tile.share." + of, "share", Rates.percent(part, whole, formats));
    }

    private Tile tile(String what, long number, String note, String tone) {
        return new Tile(formats.number(number), texts.of("console.overview.tile." + what), note, tone);
    }
}
