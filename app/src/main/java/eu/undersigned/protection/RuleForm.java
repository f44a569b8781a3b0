package eu.undersigned.protection;

import eu.undersigned.protection.Rule.Kind;
import eu.undersigned.protection.Rule.Verdict;
import eu.undersigned.signature.EmailAddress;
import eu.undersigned.signature.MailboxRules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What somebody typed to add rules: one network, domain or mailbox a line, all with the same verdict and note.
final class RuleForm {
    private static final int MOST_LINES = 500;
    private static final int LONGEST_NOTE = 300;
    /// What the page offers.
    static final Map<String, Duration> LIVES = Map.of(
            "1h", Duration.ofHours(1), "1d", Duration.ofDays(1), "7d", Duration.ofDays(7), "30d", Duration.ofDays(30));

    private final Function<String, String> field;
    private final Prints prints;
    private final MailboxRules mailboxes = new MailboxRules();

    /// @param field what was sent under a name, empty when nothing was
    RuleForm(Function<String, String> field, Prints prints) {
        this.field = field;
        this.prints = prints;
    }

    /// The rules, or what is wrong.
    sealed interface Read {
        record Rules(List<Rule> rules) implements Read {}

        /// @param key of the message
        /// @param line number of the line that is wrong, from 1; 0: none
        record Wrong(String key, int line) implements Read {}
    }

    /// @param madeBy number of the member who sent it
    Read read(int campaign, String slug, int madeBy, Instant now) {
        Optional<Verdict> verdict = one(Verdict.values(), field.apply("verdict"));
        Optional<Kind> kind = one(Kind.values(), field.apply("kind"));
        String note = field.apply("note");
        List<String> lines = field.apply("values").lines().map(String::strip).toList();
        if (verdict.isEmpty() || kind.isEmpty()) {
            return new Read.Wrong("console.protection.wrong.choice", 0);
        }
        if (note.isEmpty() || note.length() > LONGEST_NOTE) {
            return new Read.Wrong("console.protection.wrong.note", 0);
        }
        if (lines.stream().allMatch(String::isEmpty) || lines.size() > MOST_LINES) {
            return new Read.Wrong("console.protection.wrong.lines", 0);
        }
        Optional<Instant> expiresAt = expiry(kind.get(), now);
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                Optional<String> value = value(kind.get(), lines.get(i), slug);
                if (value.isEmpty()) {
                    return new Read.Wrong(wrong(kind.get()), i + 1);
                }
                rules.add(new Rule(0, campaign, verdict.get(), kind.get(), value.get(), note, madeBy, now, expiresAt));
            }
        }
        return new Read.Rules(rules);
    }

    private static <E extends Enum<E>> Optional<E> one(E[] values, String word) {
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /// The print of a network is another one tomorrow, so a rule about it ends with the day.
    private Optional<Instant> expiry(Kind kind, Instant now) {
        if (kind == Kind.PRINT) {
            return Optional.of(now.atOffset(ZoneOffset.UTC)
                    .toLocalDate()
                    .plusDays(1)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC));
        }
        return Optional.ofNullable(LIVES.get(field.apply("life"))).map(now::plus);
    }

    /// As it is compared; a mailbox leaves this method as a keyed hash only.
    private Optional<String> value(Kind kind, String line, String slug) {
        return switch (kind) {
            case NETWORK -> Range.parse(line).map(Range::text);
            case DOMAIN, DOMAIN_TREE ->
                EmailAddress.parse("somebody@" + line.replaceFirst("^@", "")).map(EmailAddress::domain);
            case MAILBOX -> EmailAddress.parse(line).map(address -> prints.mailbox(slug, mailboxes.canonical(address)));
            case PRINT, DOMAIN_PRINT -> Optional.of(line).filter(print -> print.matches("[0-9a-f]{16}"));
        };
    }

    private static String wrong(Kind kind) {
        return switch (kind) {
            case NETWORK -> "console.protection.wrong.network";
            case DOMAIN, DOMAIN_TREE -> "console.protection.wrong.domain";
            case MAILBOX -> "console.protection.wrong.mailbox";
            case PRINT, DOMAIN_PRINT -> "console.protection.wrong.print";
        };
    }
}
