package eu.undersigned.cosigning;

import com.google.common.net.InternetDomainName;
import java.util.Optional;

/// The part of a host's name that somebody registered: of `www.house.co.uk` it is `house.co.uk`. What everybody
/// registers below, such as `co.uk` or the address of a host of web pages, belongs to nobody.
final class OwnDomain {
    private OwnDomain() {}

    /// @param host in ASCII form and small letters
    /// @see <a href="https://publicsuffix.org/">the public suffix list</a>, as Guava brings it
    static Optional<String> of(String host) {
        if (!InternetDomainName.isValid(host)) {
            return Optional.empty();
        }
        InternetDomainName name = InternetDomainName.from(host);
        return name.isUnderPublicSuffix() ? Optional.of(name.topPrivateDomain().toString()) : Optional.empty();
    }

    /// Whether a host is this domain, or lies below it.
    static boolean isWithin(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
