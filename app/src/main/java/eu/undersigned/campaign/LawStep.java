package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// A step on the law's way.
///
/// @param id never changes: feeds and calendars know the step by it
/// @param institution `parliament`, `council` or `commission` of the EU; else a name; may be empty
/// @param isDone whether it was taken; else it is expected
/// @param titles what happened, in one sentence; in English always
/// @param vote how it ended, where the numbers are known
/// @param source who says so
/// @param url where to read it
/// @param verified when somebody last made sure that it says so there
public record LawStep(
        String id,
        RoughDate date,
        String institution,
        Kind kind,
        boolean isDone,
        Map<Language, String> titles,
        Optional<Vote> vote,
        String source,
        Optional<String> url,
        Optional<LocalDate> verified) {
    public LawStep {
        titles = Map.copyOf(titles);
    }

    public enum Kind {
        PROPOSAL,
        MANDATE,
        VOTE,
        LAW,
        EXPIRY,
        PETITION,
        HANDOVER,
        OTHER
    }

    /// Members of the institution who voted so.
    public record Vote(int approving, int rejecting, int abstaining) {
        public int all() {
            return approving + rejecting + abstaining;
        }
    }

    /// As it stands on a day: what is said to be done later than that is still to come. A kit may hold it where the
    /// server's clock was wrong.
    public LawStep asOf(LocalDate today) {
        return isDone && date.isAfter(today)
                ? new LawStep(id, date, institution, kind, false, titles, Optional.empty(), source, url, verified)
                : this;
    }

    /// The language in which the title stands for readers of this one: English where nobody has translated it.
    public Language titleLanguage(Language wanted) {
        return titles.containsKey(wanted) ? wanted : Language.EN;
    }

    public String title(Language wanted) {
        return titles.getOrDefault(wanted, titles.getOrDefault(Language.EN, ""));
    }
}
