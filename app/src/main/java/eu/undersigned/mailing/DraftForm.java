package eu.undersigned.mailing;

import eu.undersigned.console.Visit;
import eu.undersigned.i18n.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The form of a draft, as typed.
///
/// @param quietFrom an hour, or empty
public record DraftForm(
        String name, String fallback, String perHour, String perDomain, String quietFrom, String quietUntil) {
    private static final int MOST_NAME = 100;

    static DraftForm of(Draft draft) {
        return new DraftForm(
                draft.name(),
                draft.fallback().code(),
                Integer.toString(draft.pace().perHour()),
                Integer.toString(draft.pace().perDomain()),
                draft.quiet().map(quiet -> Integer.toString(quiet.from())).orElse(""),
                draft.quiet().map(quiet -> Integer.toString(quiet.until())).orElse(""));
    }

    static DraftForm from(Visit visit) {
        return new DraftForm(
                visit.field("name").replaceAll("\\s+", " "),
                visit.field("fallback"),
                visit.field("per_hour"),
                visit.field("per_domain"),
                visit.field("quiet_from"),
                visit.field("quiet_until"));
    }

    /// Keys of messages.
    List<String> flaws(MailingConfig config) {
        List<String> flaws = new ArrayList<>();
        if (name.isEmpty() || name.length() > MOST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            flaws.add("console.mailing.flaw.name");
        }
        if (Language.of(fallback).isEmpty()) {
            flaws.add("console.mailing.flaw.language");
        }
        if (number(perHour, 1, config.perHour()).isEmpty()) {
            flaws.add("console.mailing.flaw.hour");
        }
        if (number(perDomain, 1, config.perDomain()).isEmpty()) {
            flaws.add("console.mailing.flaw.domain");
        }
        boolean isNeither = quietFrom.isEmpty() && quietUntil.isEmpty();
        boolean isBoth = number(quietFrom, 0, 23).isPresent()
                && number(quietUntil, 0, 23).isPresent()
                && !quietFrom.equals(quietUntil);
        if (!isNeither && !isBoth) {
            flaws.add("console.mailing.flaw.quiet");
        }
        return flaws;
    }

    private static Optional<Integer> number(String text, int least, int most) {
        return text.matches("[0-9]{1,8}")
                ? Optional.of(Integer.valueOf(text)).filter(number -> number >= least && number <= most)
                : Optional.empty();
    }

    /// Of a form without flaws.
    Draft draft() {
        return new Draft(
                name,
                Language.of(fallback).orElseThrow(),
                new Mailing.Pace(Integer.parseInt(perHour), Integer.parseInt(perDomain)),
                quietFrom.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Mailing.Quiet(Integer.parseInt(quietFrom), Integer.parseInt(quietUntil))));
    }
}
