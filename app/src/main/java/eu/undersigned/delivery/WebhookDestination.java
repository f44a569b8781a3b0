package eu.undersigned.delivery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Whether a webhook's address leads out into the world. A kit names addresses on partners' behalf, and this server may
/// reach what the world may not: databases, control panels, other containers.
final class WebhookDestination {
    private WebhookDestination() {}

    /// Looks its name up. The answer stays in the JDK's cache for 30 seconds, so the connection made right after this
    /// goes to an address that was looked at here.
    static boolean isAllowed(URI address) throws UnknownHostException {
        // The kit allows http for this machine alone, for a trial.
        if (address.getScheme().equals("http")) {
            return true;
        }
        return Arrays.stream(InetAddress.getAllByName(address.getHost())).allMatch(WebhookDestination::isPublic);
    }

    /// @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA, IPv4 special-purpose
    /// addresses</a>, and the same for IPv6
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int one = bytes[0] & 0xff;
        int two = bytes[1] & 0xff;
        int three = bytes[2] & 0xff;
        return switch (one) {
            case 0, 10, 127 -> false;
            case 100 -> two < 64 || two > 127; // between carriers and their customers
            case 169 -> two != 254;
            case 172 -> two < 16 || two > 31;
            case 192 -> two != 168 && !(two == 0 && (three == 0 || three == 2)) && !(two == 88 && three == 99);
            case 198 -> two != 18 && two != 19 && !(two == 51 && three == 100);
            case 203 -> !(two == 0 && three == 113);
            default -> one < 224; // multicast, and what is reserved behind it
        };
    }

    /// Only what is handed out to the world, 2000::/3, without what tunnels into other networks (2001::/23, 2002::/16)
    /// and documentation (2001:db8::/32, 3fff::/20).
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        return first >>> 13 == 1
                && first != 0x2002
                && !(first == 0x2001 && (second < 0x200 || second == 0x0db8))
                && !(first == 0x3fff && second < 0x1000);
    }
}
