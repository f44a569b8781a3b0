package eu.undersigned.protection;

import eu.undersigned.account.Members;
import eu.undersigned.account.Permission;
import eu.undersigned.account.Person;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.db.Database;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import eu.undersigned.protection.AttackStore.Attack;
import eu.undersigned.protection.CountingStore.Busy;
import eu.undersigned.protection.ProtectionView.AttackRow;
import eu.undersigned.protection.ProtectionView.BusyRow;
import eu.undersigned.protection.ProtectionView.Limits;
import eu.undersigned.protection.ProtectionView.RefusalRow;
import eu.undersigned.protection.ProtectionView.RuleRow;
import eu.undersigned.protection.Rule.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Gathers what the console's page about protection shows.
final class ProtectionReader {
    private static final int ATTACKS = 10;
    private static final int BUSIEST = 20;

    private final Database database;
    private final Policies policies;
    private final Attacks attacks;
    private final DisposableDomains disposable;
    private final Members members;
    private final InstantSource clock;

    ProtectionReader(
            Database database,
            Policies policies,
            Attacks attacks,
            DisposableDomains disposable,
            Members members,
            InstantSource clock) {
        this.database = database;
        this.policies = policies;
        this.attacks = attacks;
        this.disposable = disposable;
        this.members = members;
        this.clock = clock;
    }

    ProtectionView read(Visit visit, Optional<String> done, Optional<String> wrong) {
        return database.inTransaction(transaction -> read(transaction, visit, done, wrong));
    }

    private ProtectionView read(Handle transaction, Visit visit, Optional<String> done, Optional<String> wrong) {
        Texts texts = ConsoleTexts.texts();
        Formats formats = texts.formats();
        Campaign campaign = visit.campaign();
        Policy policy = policies.of(campaign.id());
        Surge surge = attacks.surge(campaign.id());
        Instant now = clock.instant();
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        List<Rule> rules = ProtectionStore.rules(transaction).stream()
                .filter(rule -> rule.campaign() == campaign.id())
                .toList();
        Map<Integer, String> names = names(transaction, rules, texts);
        return new ProtectionView(
                done,
                wrong,
                visit.may(Permission.EDIT_PROTECTION),
                visit.may(Permission.INVALIDATE),
                visit.path("protection"),
                visit.path("invalidations/new"),
                policies.isUnderAttack(campaign.id()),
                formats.number(surge.perMinute()),
                formats.number(surge.usualPerMinute()),
                policy.attackMode().text(),
                limits(policy),
                AttackStore.latest(transaction, campaign.id(), ATTACKS).stream()
                        .map(attack -> attack(attack, texts))
                        .toList(),
                rules.stream()
                        .map(rule -> rule(rule, visit.may(Permission.EDIT_PROTECTION), names, texts, now))
                        .toList(),
                busy(
                        CountingStore.networks(transaction, campaign.id(), now.truncatedTo(ChronoUnit.HOURS), BUSIEST),
                        rules,
                        Kind.PRINT,
                        formats),
                busy(
                        CountingStore.domains(transaction, campaign.id(), today, BUSIEST),
                        rules,
                        Kind.DOMAIN_PRINT,
                        formats),
                refusals(transaction, campaign.id(), today, texts),
                list(texts));
    }

    /// Of those who made the rules: what stands in the database in clear is their numbers.
    private Map<Integer, String> names(Handle transaction, List<Rule> rules, Texts texts) {
        Map<Integer, String> names = new HashMap<>();
        rules.forEach(rule -> names.computeIfAbsent(
                rule.madeBy(),
                member -> members.person(transaction, member)
                        .map(Person::name)
                        .orElseGet(() -> texts.of("console.protection.formermember"))));
        return names;
    }

    private static Limits limits(Policy policy) {
        return new Limits(
                policy.limits().networkBurst(),
                policy.limits().networkPerHour(),
                policy.limits().campaignBurst(),
                policy.limits().campaignPerSecond(),
                policy.limits().surgePerMinute(),
                policy.surgeFactor(),
                policy.puzzleWork(),
                policy.disposable().text(),
                policy.hash());
    }

    private static AttackRow attack(Attack attack, Texts texts) {
        Formats formats = texts.formats();
        String cause = switch (attack.cause()) {
            case "hand" -> texts.of("console.protection.cause.hand");
            case "refusals" -> texts.of("console.protection.cause.refusals");
            default -> texts.of("console.protection.cause.surge");
        };
        return new AttackRow(
                formats.dateTime(attack.since()),
                attack.until().map(formats::dateTime),
                cause,
                formats.number(attack.peak()),
                formats.number(attack.usual()));
    }

    /// @param isClear whether what the rule is about, and why, is shown: it may be about a person
    private static RuleRow rule(Rule rule, boolean isClear, Map<Integer, String> names, Texts texts, Instant now) {
        Formats formats = texts.formats();
        return new RuleRow(
                rule.id(),
                switch (rule.verdict()) {
                    case ALLOW -> texts.of("console.protection.verdict.allow");
                    case PUZZLE -> texts.of("console.protection.verdict.puzzle");
                    case BLOCK -> texts.of("console.protection.verdict.block");
                },
                switch (rule.verdict()) {
                    case ALLOW -> "good";
                    case PUZZLE -> "warn";
                    case BLOCK -> "bad";
                },
                switch (rule.kind()) {
                    case NETWORK -> texts.of("console.protection.kind.network");
                    case PRINT -> texts.of("console.protection.kind.print");
                    case DOMAIN -> texts.of("console.protection.kind.domain");
                    case DOMAIN_TREE -> texts.of("console.protection.kind.domaintree");
                    case DOMAIN_PRINT -> texts.of("console.protection.kind.domainprint");
                    case MAILBOX -> texts.of("console.protection.kind.mailbox");
                },
                Optional.of(rule.value()).filter(_ -> isClear && rule.kind().isReadable()),
                rule.kind().isReadable() && !isClear
                        ? texts.of("console.protection.notshown")
                        : texts.of("console.protection.hashed"),
                isClear ? rule.note() : "",
                texts.of(
                        "console.protection.rule.by",
                        "name",
                        names.getOrDefault(rule.madeBy(), ""),
                        "time",
                        formats.dateTime(rule.madeAt())),
                rule.expiresAt().map(formats::dateTime).orElse(""),
                !rule.holdsAt(now));
    }

    private static List<BusyRow> busy(List<Busy> busy, List<Rule> rules, Kind kind, Formats formats) {
        long all = Math.max(1, busy.stream().mapToLong(Busy::count).sum());
        return busy.stream()
                .map(one -> new BusyRow(
                        one.print(),
                        one.name(),
                        formats.number(one.count()),
                        formats.percent(100.0 * one.count() / all, 1),
                        rules.stream()
                                .anyMatch(rule ->
                                        rule.kind() == kind && rule.value().equals(one.print()))))
                .toList();
    }

    private static List<RefusalRow> refusals(Handle transaction, int campaign, LocalDate today, Texts texts) {
        Formats formats = texts.formats();
        return Arrays.stream(Reason.values())
                .map(reason -> {
                    CountingStore.Sums sums = CountingStore.refusals(transaction, campaign, reason, today);
                    return new RefusalRow(
                            words(reason, texts),
                            formats.number(sums.today()),
                            formats.number(sums.week()),
                            formats.number(sums.all()));
                })
                .toList();
    }

    private static String words(Reason reason, Texts texts) {
        return switch (reason) {
            case NETWORK_LIMIT -> texts.of("console.protection.refusal.networklimit");
            case CAMPAIGN_LIMIT -> texts.of("console.protection.refusal.campaignlimit");
            case NETWORK -> texts.of("console.protection.refusal.network");
            case DOMAIN -> texts.of("console.protection.refusal.domain");
            case MAILBOX -> texts.of("console.protection.refusal.mailbox");
            case DISPOSABLE -> texts.of("console.protection.refusal.disposable");
            case STEP -> texts.of("console.protection.refusal.step");
            case STEP_FAILED -> texts.of("console.protection.refusal.stepfailed");
        };
    }

    private String list(Texts texts) {
        DisposableDomains.Loaded loaded = disposable.loaded();
        return texts.of(
                "console.protection.disposable.list",
                "count",
                texts.formats().number(loaded.domains().size()),
                "origin",
                loaded.origin());
    }
}
