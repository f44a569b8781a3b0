package eu.undersigned.demo;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Members;
import eu.undersigned.account.Person;
import eu.undersigned.account.Role;
import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.demo.DemoStore.DemoAlert;
import eu.undersigned.tally.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jdbi.v3.core.Handle;

/// What the console of a demonstration has to show beside the signatures: requests that were never confirmed, an attack
/// that was turned away, mailboxes that refused their mail, alerts, a team that does not exist, and what it did.
final class DemoConsole {
    private static final int DAYS = 60;
    /// Requests that nobody confirmed are erased after so many days.
    private static final int PATIENCE = 14;

    private static final int ATTACK_DAYS_AGO = 20;
    private static final int ATTACK_HOUR = 2;
    private static final int ATTACK_REQUESTS = 7_400;
    private static final int MINUTES = 60;

    private final Tally tally;
    private final Members members;
    private final InstantSource clock;
    /// Seeded: every demonstration looks alike.
    private final Random random = new Random(2024);

    DemoConsole(Tally tally, Members members, InstantSource clock) {
        this.tally = tally;
        this.members = members;
        this.clock = clock;
    }

    void fill(Handle transaction, Campaign campaign) {
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        Instant attack = today.minus(ATTACK_DAYS_AGO, ChronoUnit.DAYS).plus(ATTACK_HOUR, ChronoUnit.HOURS);
        neverConfirmed(transaction, campaign, today, attack);
        refused(transaction, campaign, attack);
        int coordinator = team(transaction, campaign);
        alerts(transaction, campaign, today, attack, coordinator);
        trail(transaction, campaign, today, attack, coordinator);
        DemoStore.sentUpdate(
                transaction,
                campaign.id(),
                coordinator,
                today.minus(12, ChronoUnit.DAYS).plus(9, ChronoUnit.HOURS));
    }

    /// They expired, and a few were somebody else's mailbox: no rows are left of them.
    private void neverConfirmed(Handle transaction, Campaign campaign, Instant today, Instant attack) {
        List<Instant> requests = new ArrayList<>();
        for (int ago = PATIENCE + 1; ago < DAYS; ago++) {
            int count = (int) (9_000.0 / ago * (0.6 + random.nextDouble()));
            for (int i = 0; i < count / 8; i++) {
                requests.add(today.minus(ago, ChronoUnit.DAYS)
                        .plus(6 * MINUTES + random.nextInt(17 * MINUTES), ChronoUnit.MINUTES));
            }
        }
        int rejected = requests.size() / 30;
        for (int i = 0; i < ATTACK_REQUESTS; i++) {
            requests.add(attack.plus(random.nextInt(2 * MINUTES), ChronoUnit.MINUTES));
        }
        tally.acceptedBefore(transaction, campaign.id(), requests);
        tally.rejected(transaction, campaign.id(), rejected);
        tally.expired(transaction, campaign.id(), requests.size() - rejected);
        tally.bounced(transaction, campaign.id(), requests.size() / 12);
    }

    private void refused(Handle transaction, Campaign campaign, Instant attack) {
        LocalDate day = LocalDate.ofInstant(attack, ZoneOffset.UTC);
        DemoStore.refusal(transaction, campaign.id(), "step", day, 21_300);
        DemoStore.refusal(transaction, campaign.id(), "step_failed", day, 4_120);
        DemoStore.refusal(transaction, campaign.id(), "network_limit", day, 9_860);
        DemoStore.refusal(transaction, campaign.id(), "disposable", day, 640);
        for (int after = 1; after < ATTACK_DAYS_AGO; after++) {
            DemoStore.refusal(transaction, campaign.id(), "network_limit", day.plusDays(after), 2L + random.nextInt(9));
        }
    }

    /// @return the number of the coordinator
    private int team(Handle transaction, Campaign campaign) {
        int coordinator = member(transaction, "Demo Coordinator", new Grant(Role.COORDINATOR, campaign.id(), 0));
        List<Integer> all = List.of(
                coordinator,
                member(transaction, "Demo Moderator", new Grant(Role.MODERATOR, campaign.id(), 0)),
                member(transaction, "Demo Analyst", new Grant(Role.ANALYST, campaign.id(), 0)),
                member(
                        transaction,
                        "Demo Partner",
                        new Grant(
                                Role.PARTNER,
                                campaign.id(),
                                campaign.organisations().getLast().id())));
        DemoStore.invented(transaction, all);
        return coordinator;
    }

    private int member(Handle transaction, String name, Grant grant) {
        String mailbox = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@demo.example.org";
        return members.add(transaction, new Person(name, mailbox), List.of(grant), 0);
    }

    private static void alerts(Handle transaction, Campaign campaign, Instant today, Instant attack, int coordinator) {
        Instant begun = attack.plus(1, ChronoUnit.MINUTES);
        Instant over = attack.plus(134, ChronoUnit.MINUTES);
        DemoStore.attack(transaction, campaign.id(), begun, over, "surge", 410, 2);
        Instant mail = today.minus(1, ChronoUnit.DAYS).plus(11, ChronoUnit.HOURS);
        List.of(
                        new DemoAlert(
                                "surge",
                                attack.plus(6, ChronoUnit.MINUTES),
                                attack.plus(2, ChronoUnit.HOURS),
                                "{\"count\":3680,\"usual\":14}",
                                coordinator),
                        new DemoAlert(
                                "attack",
                                begun,
                                over,
                                "{\"cause\":\"surge\",\"per_minute\":410,\"usual\":2}",
                                coordinator),
                        new DemoAlert(
                                "confirmation_rate",
                                attack.plus(3, ChronoUnit.HOURS),
                                attack.plus(5, ChronoUnit.HOURS),
                                "{\"requests\":7446,\"percent\":1,\"usual\":88}",
                                coordinator),
                        new DemoAlert(
                                "mail_backlog",
                                mail,
                                mail.plus(25, ChronoUnit.MINUTES),
                                "{\"count\":212,\"minutes\":17}",
                                0))
                .forEach(alert -> DemoStore.alert(transaction, campaign.id(), alert));
    }

    /// In the order of time, as everybody's entries are.
    private static void trail(Handle transaction, Campaign campaign, Instant today, Instant attack, int coordinator) {
        Instant begun = today.minus(DAYS, ChronoUnit.DAYS).plus(9, ChronoUnit.HOURS);
        at(begun, transaction, campaign, coordinator, "member.signed-in", "member/" + coordinator);
        at(
                begun.plus(Duration.ofMinutes(7)),
                transaction,
                campaign,
                coordinator,
                "member.invited",
                "member/" + (coordinator + 1));
        at(
                begun.plus(Duration.ofMinutes(9)),
                transaction,
                campaign,
                coordinator,
                "member.invited",
                "member/" + (coordinator + 2));
        at(
                attack.plus(Duration.ofHours(5)),
                transaction,
                campaign,
                coordinator,
                "member.signed-in",
                "member/" + coordinator);
        at(attack.plus(Duration.ofMinutes(304)), transaction, campaign, coordinator, "alert.seen", "alert/1");
        at(
                today.minus(2, ChronoUnit.DAYS).plus(10, ChronoUnit.HOURS),
                transaction,
                campaign,
                coordinator,
                "figures.exported",
                campaign.slug() + "/overview/country.csv");
    }

    private static void at(
            Instant time, Handle transaction, Campaign campaign, int member, String action, String subject) {
        new Audit(InstantSource.fixed(time)).record(transaction, member, campaign.id(), action, subject, "", "");
    }
}
