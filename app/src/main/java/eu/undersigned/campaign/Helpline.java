package eu.undersigned.campaign;

import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A place to turn to: a number, an address, or both. Whoever relies on it is told whether somebody checked it.
///
/// @param country ISO 3166-1 code, or [#EU]
/// @param except countries of the EU in which a row for all of them does not hold
/// @param name its own, in whatever language
/// @param phone digits and spaces, as people read it
/// @param url of its site
/// @param hours when somebody answers, in English; often empty
/// @param languages in which it can be spoken to; often empty
/// @param source where the row was found
/// @param verifiedOn when somebody last made sure that it is right
/// @param expires the last day on which it is shown as it is
public record Helpline(
        String country,
        Set<String> except,
        Purpose purpose,
        String name,
        Optional<String> phone,
        Optional<String> url,
        String hours,
        List<Language> languages,
        String source,
        Optional<LocalDate> verifiedOn,
        LocalDate expires) {
    /// Stands for all members of the European Union.
    public static final String EU = "EU";
    /// The number for children in most countries of the EU: it needs no kit while nothing says where somebody is.
    public static final String CHILDREN = "116 111";
    /// So many to choose from help a child; more don't.
    private static final int FEW = 2;
    /// In days: so long before it expires, a row wants to be looked at.
    private static final int SOON = 30;

    public Helpline {
        except = Set.copyOf(except);
        languages = List.copyOf(languages);
    }

    /// What it is for, in the order of urgency.
    public enum Purpose {
        EMERGENCY,
        CHILD,
        MISSING,
        REPORT
    }

    /// How far it may be relied on, what needs somebody most first.
    public enum State {
        /// Hidden until somebody checks it, but for the one number for children in all of the EU.
        EXPIRED,
        /// Shown, and says that nobody has checked it.
        UNVERIFIED,
        /// Checked, and soon to be hidden.
        EXPIRING,
        FINE;

        public static State of(Optional<LocalDate> verifiedOn, LocalDate expires, LocalDate today) {
            if (expires.isBefore(today)) {
                return EXPIRED;
            }
            if (verifiedOn.isEmpty()) {
                return UNVERIFIED;
            }
            return expires.isBefore(today.plusDays(SOON)) ? EXPIRING : FINE;
        }
    }

    public State state(LocalDate today) {
        return State.of(verifiedOn, expires, today);
    }

    public boolean isShown(LocalDate today) {
        return state(today) != State.EXPIRED;
    }

    /// That the number for children holds in a country is said by no more than a row. So it is offered past its day
    /// too, as one that nobody has checked, while there is no other.
    ///
    /// @param all among which it stands
    public boolean isOffered(List<Helpline> all, LocalDate today) {
        return isShown(today)
                || isForAllChildren() && all.stream().noneMatch(one -> one.isForAllChildren() && one.isShown(today));
    }

    private boolean isForAllChildren() {
        return purpose == Purpose.CHILD && isForAll();
    }

    /// Whom a child can call: those who answer in the country before those for all of the EU, each with a number.
    ///
    /// @param where empty: what holds in all of the EU
    public static List<Helpline> forChildren(List<Helpline> all, Optional<String> where, LocalDate today) {
        List<Helpline> serving = all.stream()
                .filter(line -> line.purpose() == Purpose.CHILD && line.isOffered(all, today))
                .filter(line -> where.map(line::serves).orElseGet(line::isForAll))
                .filter(line -> line.phone().isPresent())
                .toList();
        List<Helpline> own = serving.stream().filter(line -> !line.isForAll()).toList();
        return (own.isEmpty() ? serving : own).stream().limit(FEW).toList();
    }

    public boolean isForAll() {
        return country.equals(EU);
    }

    /// Whether people in a country may turn to it.
    public boolean serves(String where) {
        return isForAll() ? Countries.EU.contains(where) && !except.contains(where) : country.equals(where);
    }

    /// The number as a telephone dials it.
    public Optional<String> dialled() {
        return phone.map(number -> number.replace(" ", ""));
    }
}
