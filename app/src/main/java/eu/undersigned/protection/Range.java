package eu.undersigned.protection;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// A range of addresses in CIDR form. A request is known by its IPv4 address, or by the first 64 bits of its IPv6
/// address, so ranges of IPv6 are at most as narrow as that.
///
/// @param prefix 4 bytes, or the first 8 of 16; what lies behind `bits` is zero
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4632#section-3.1">RFC 4632, section 3.1</a>
record Range(byte[] prefix, int bits) {
    private static final int IPV6_NETWORK_BITS = 64;
    /// IPv4 in four parts: with fewer, the last would mean several bytes.
    private static final String ADDRESS = "[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*";
    /// Wider ranges hold half a continent, and are mistakes.
    private static final int WIDEST_IPV4 = 8;

    private static final int WIDEST_IPV6 = 16;

    /// From a literal such as `192.0.2.0/24`, `192.0.2.7` or `2001:db8::/32`; empty when it is none, or when it is
    /// wider than
    /// anybody can mean. Never asks a name server.
    static Optional<Range> parse(String text) {
        String[] parts = text.strip().split("/", 2);
        if (!parts[0].matches(ADDRESS) || parts.length == 2 && !parts[1].matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        byte[] address;
        try {
            address = InetAddress.ofLiteral(parts[0]).getAddress();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int whole = 8 * address.length;
        int bits = parts.length == 1 ? whole : Integer.parseInt(parts[1]);
        boolean isFour = address.length == 4;
        if (bits < (isFour ? WIDEST_IPV4 : WIDEST_IPV6) || bits > whole) {
            return Optional.empty();
        }
        byte[] network = isFour ? address : Arrays.copyOf(address, IPV6_NETWORK_BITS / 8);
        return Optional.of(cut(network, isFour ? bits : Math.min(bits, IPV6_NETWORK_BITS)));
    }

    private static Range cut(byte[] address, int bits) {
        byte[] prefix = address.clone();
        for (int bit = bits; bit < 8 * prefix.length; bit++) {
            prefix[bit / 8] &= (byte) ~(0x80 >>> bit % 8);
        }
        return new Range(prefix, bits);
    }

    /// @param network of a request: 4 or 8 bytes
    boolean contains(byte[] network) {
        return network.length == prefix.length && Arrays.equals(cut(network, bits).prefix, prefix);
    }

    /// As people write it.
    String text() {
        if (prefix.length == 4) {
            return (prefix[0] & 255) + "." + (prefix[1] & 255) + "." + (prefix[2] & 255) + "." + (prefix[3] & 255) + "/"
                    + bits;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < prefix.length; i += 2) {
            text.append(Integer.toHexString((prefix[i] & 255) << 8 | prefix[i + 1] & 255))
                    .append(':');
        }
        return text.append(":/").append(bits).toString();
    }

    /// The network of a request as bytes.
    static byte[] bytes(String key) {
        return HexFormat.of().parseHex(key);
    }
}
