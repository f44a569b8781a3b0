package eu.undersigned.http;

import eu.undersigned.config.Settings;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The proxies whose `X-Forwarded-For` is believed, as networks such as `10.0.0.0/8` or `::1`.
public final class TrustedProxies {
    private static final String ADDRESS = "[0-9a-fA-F:.]+";

    private record Range(byte[] prefix, int bits) {
        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >>> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Range> ranges;

    private TrustedProxies(List<Range> ranges) {
        this.ranges = ranges;
    }

    static TrustedProxies parse(Settings settings) {
        List<Range> ranges = new ArrayList<>();
        for (String text : settings.list("http.trusted.proxies")) {
            String[] parts = text.split("/", 2);
            byte[] address = literal(parts[0])
                    .orElseThrow(() -> settings.wrong("http.trusted.proxies", "networks such as 10.0.0.0/8"))
                    .getAddress();
            int most = 8 * address.length;
            try {
                int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
                if (bits < 0 || bits > most) {
                    throw settings.wrong("http.trusted.proxies", "a prefix of 0 to " + most + " bits");
                }
                ranges.add(new Range(address, bits));
            } catch (NumberFormatException e) {
                throw settings.wrong("http.trusted.proxies", "networks such as 10.0.0.0/8");
            }
        }
        return new TrustedProxies(ranges);
    }

    /// The client's address: the last one in `X-Forwarded-For` that is not a trusted proxy, when the peer is one.
    InetAddress client(InetAddress peer, String forwardedFor) {
        InetAddress client = peer;
        String[] hops = forwardedFor.isEmpty() ? new String[0] : forwardedFor.split(",");
        for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
            Optional<InetAddress> hop = literal(hops[i].strip());
            if (hop.isEmpty()) {
                break;
            }
            client = hop.get();
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address.getAddress()));
    }

    /// Never asks a name server, not even about names such as `cafe.de` that have the digits of an address.
    private static Optional<InetAddress> literal(String text) {
        if (!text.matches(ADDRESS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
