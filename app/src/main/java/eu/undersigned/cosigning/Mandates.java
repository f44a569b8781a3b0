package eu.undersigned.cosigning;

import eu.undersigned.signature.EmailAddress;
import eu.undersigned.signature.ResourceLines;
import eu.undersigned.signature.TypoHints;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Whether a mailbox can speak for an organisation: it must lie at a domain that is the organisation's own. That alone
/// proves no mandate, which is why a coordinator looks as well.
final class Mandates {
    private final TypoHints common = new TypoHints();
    private final Set<String> free = new HashSet<>(ResourceLines.read("/cosigning/free-mail.txt"));
    private final Predicate<String> isDisposable;

    /// What is wrong with a mailbox.
    enum Flaw {
        /// Everybody can have a mailbox there.
        FREE_MAIL,
        DISPOSABLE,
        /// It is not the domain of the website.
        OTHER_DOMAIN,
        /// Nobody owns the website's domain alone.
        SHARED_DOMAIN
    }

    /// @param isDisposable whether a domain is of a service for throw-away mailboxes
    Mandates(Predicate<String> isDisposable) {
        this.isDisposable = isDisposable;
    }

    /// @param hosts of the organisation's website, and for one in the kit of its contact too
    Optional<Flaw> flaw(EmailAddress mailbox, Collection<String> hosts) {
        String domain = mailbox.domain();
        if (isFree(domain)) {
            return Optional.of(Flaw.FREE_MAIL);
        }
        if (isDisposable.test(domain)) {
            return Optional.of(Flaw.DISPOSABLE);
        }
        if (hosts.stream().allMatch(host -> OwnDomain.of(host).isEmpty())) {
            return Optional.of(Flaw.SHARED_DOMAIN);
        }
        return hosts.stream()
                        .flatMap(host -> OwnDomain.of(host).stream())
                        .anyMatch(own -> OwnDomain.isWithin(domain, own))
                ? Optional.empty()
                : Optional.of(Flaw.OTHER_DOMAIN);
    }

    private boolean isFree(String domain) {
        for (String name = domain; name.indexOf('.') > 0; name = name.substring(name.indexOf('.') + 1)) {
            if (free.contains(name) || common.isCommon(name)) {
                return true;
            }
        }
        return false;
    }
}
