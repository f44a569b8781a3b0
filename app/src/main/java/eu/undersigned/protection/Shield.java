package eu.undersigned.protection;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.http.Network;
import eu.undersigned.protection.Policy.Disposable;
import eu.undersigned.protection.Rule.Kind;
import eu.undersigned.protection.Rule.Verdict;
import eu.undersigned.signature.Attempt;
import eu.undersigned.signature.Attempt.Way;
import eu.undersigned.signature.Block;
import eu.undersigned.signature.EmailAddress;
import eu.undersigned.signature.Guard;
import eu.undersigned.signature.MailboxRules;
import eu.undersigned.signature.Observed;
import eu.undersigned.signature.SignForm;
import eu.undersigned.signature.Signal;
import eu.undersigned.signature.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Looks at whoever tries to sign, by what people set and what was seen. All of it lies in memory.
final class Shield implements Guard {
    private final Policies policies;
    private final Prints prints;
    private final Stamps stamps;
    private final Steps steps;
    private final DisposableDomains disposable;
    private final MailDomains mailDomains;
    private final Counts counts;
    private final Attacks attacks;
    private final boolean isLimited;
    private final InstantSource clock;
    private final SignLimits limits = new SignLimits();
    private final MailboxRules mailboxes = new MailboxRules();

    /// @param isLimited false: no limits where nobody set any, for benchmarks
    Shield(
            Policies policies,
            Prints prints,
            Stamps stamps,
            Steps steps,
            DisposableDomains disposable,
            MailDomains mailDomains,
            Counts counts,
            Attacks attacks,
            boolean isLimited,
            InstantSource clock) {
        this.policies = policies;
        this.prints = prints;
        this.stamps = stamps;
        this.steps = steps;
        this.disposable = disposable;
        this.mailDomains = mailDomains;
        this.counts = counts;
        this.attacks = attacks;
        this.isLimited = isLimited;
        this.clock = clock;
    }

    @Override
    public Optional<Duration> waitFor(Network network, Campaign campaign) {
        attacks.surge(campaign.id()).requested();
        boolean isFree = !isLimited && !policies.isSet(campaign.id());
        if (isFree || policies.rules(campaign.id()).isAllowed(Range.bytes(network.key()), clock.instant())) {
            return Optional.empty();
        }
        Optional<SignLimits.Wait> wait = limits.waitFor(
                network.key(), campaign.id(), policies.of(campaign.id()).limits());
        wait.ifPresent(found -> refused(campaign, found.isOfNetwork() ? Reason.NETWORK_LIMIT : Reason.CAMPAIGN_LIMIT));
        return wait.map(SignLimits.Wait::time);
    }

    @Override
    public String stamp() {
        return stamps.make(clock.instant());
    }

    @Override
    public Judged judge(Attempt attempt) {
        Instant now = clock.instant();
        Campaign campaign = attempt.campaign();
        String domain = attempt.request().signer().email().domain();
        byte[] network = prints.network(campaign.slug(), attempt.network(), now);
        byte[] domainPrint = prints.domain(campaign.slug(), domain);
        counts.seen(campaign.id(), network, domainPrint, domain);
        List<Rule> rules = rules(attempt, network, domainPrint, now).toList();
        boolean isListed = rules.stream().anyMatch(rule -> rule.verdict() == Verdict.ALLOW);
        Set<Signal> signals = signals(attempt, domain, now);
        if (isListed) {
            signals.add(Signal.LISTED);
        } else {
            Optional<Block> block = block(rules, policies.of(campaign.id()), signals);
            if (block.isPresent()) {
                refused(campaign, reason(block.get()));
                return new Judged.Blocked(block.get());
            }
            if (isDoubted(attempt, domain)) {
                return new Judged.Doubted(domain);
            }
            if (attempt.way() != Way.CORRECTION && needsStep(campaign, rules, signals)) {
                switch (steps.look(attempt, network, policies.of(campaign.id()).puzzleWork(), now)) {
                    case Steps.Taken.Yes(Signal taken) -> signals.add(taken);
                    case Steps.Taken.No(Step step) -> {
                        boolean isFirst = step.why() == Step.Why.FIRST;
                        counts.refused(campaign.id(), isFirst ? Reason.STEP : Reason.STEP_FAILED);
                        return new Judged.Stepped(step);
                    }
                }
            }
        }
        counts.passed(campaign.id(), domainPrint);
        return new Judged.Passed(new Observed(attempt.form().source(), network, domainPrint, Signal.bits(signals)));
    }

    /// What people set about this network, this domain and this mailbox.
    private Stream<Rule> rules(Attempt attempt, byte[] network, byte[] domainPrint, Instant now) {
        RuleList rules = policies.rules(attempt.campaign().id());
        if (rules.isEmpty()) {
            return Stream.empty();
        }
        EmailAddress email = attempt.request().signer().email();
        String slug = attempt.campaign().slug();
        Stream<Rule> byNetwork = Stream.concat(
                rules.ofNetwork(Range.bytes(attempt.network().key()), now),
                rules.of(Kind.PRINT, HexFormat.of().formatHex(network), now).stream());
        Stream<Rule> byDomain = Stream.concat(
                rules.ofDomain(email.domain(), now),
                rules.of(Kind.DOMAIN_PRINT, HexFormat.of().formatHex(domainPrint), now).stream());
        Stream<Rule> byMailbox = rules.has(Kind.MAILBOX)
                ? rules.of(Kind.MAILBOX, prints.mailbox(slug, mailboxes.canonical(email)), now).stream()
                : Stream.empty();
        return Stream.of(byNetwork, byDomain, byMailbox).flatMap(found -> found);
    }

    private Set<Signal> signals(Attempt attempt, String domain, Instant now) {
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        if (attempt.way() == Way.PROGRAM) {
            signals.add(Signal.PROGRAM);
        }
        if (!attempt.form().get(SignForm.HONEYPOT).isBlank()) {
            signals.add(Signal.HONEYPOT);
        }
        if (stamps.isFast(attempt.form().get(SignForm.MADE), now)) {
            signals.add(Signal.FAST);
        }
        if (policies.of(attempt.campaign().id()).disposable() != Disposable.OFF && disposable.contains(domain)) {
            signals.add(Signal.DISPOSABLE);
        }
        if (mailDomains.of(domain) != MailDomains.State.FINE) {
            signals.add(Signal.NO_MX);
        }
        if (policies.isUnderAttack(attempt.campaign().id())) {
            signals.add(Signal.DURING_ATTACK);
        }
        return signals;
    }

    private static Optional<Block> block(List<Rule> rules, Policy policy, Set<Signal> signals) {
        Optional<Block> byRule = rules.stream()
                .filter(rule -> rule.verdict() == Verdict.BLOCK)
                .findFirst()
                .map(rule -> switch (rule.kind()) {
                    case NETWORK, PRINT -> Block.NETWORK;
                    case DOMAIN, DOMAIN_TREE, DOMAIN_PRINT -> Block.DOMAIN;
                    case MAILBOX -> Block.MAILBOX;
                });
        boolean isDisposable = policy.disposable() == Disposable.REFUSE && signals.contains(Signal.DISPOSABLE);
        return byRule.or(() -> isDisposable ? Optional.of(Block.DISPOSABLE) : Optional.empty());
    }

    private boolean needsStep(Campaign campaign, List<Rule> rules, Set<Signal> signals) {
        boolean isDisposable =
                policies.of(campaign.id()).disposable() == Disposable.PUZZLE && signals.contains(Signal.DISPOSABLE);
        return signals.contains(Signal.DURING_ATTACK)
                || signals.contains(Signal.HONEYPOT)
                || isDisposable
                || rules.stream().anyMatch(rule -> rule.verdict() == Verdict.PUZZLE);
    }

    private boolean isDoubted(Attempt attempt, String domain) {
        boolean stands =
                attempt.form().get(SignForm.EMAIL_CHECKED).equals(attempt.form().get("email"));
        return attempt.way() == Way.FORM && !stands && mailDomains.of(domain) == MailDomains.State.UNKNOWN;
    }

    private static Reason reason(Block block) {
        return switch (block) {
            case NETWORK -> Reason.NETWORK;
            case DOMAIN -> Reason.DOMAIN;
            case MAILBOX -> Reason.MAILBOX;
            case DISPOSABLE -> Reason.DISPOSABLE;
        };
    }

    private void refused(Campaign campaign, Reason reason) {
        counts.refused(campaign.id(), reason);
        attacks.surge(campaign.id()).refused();
    }
}
