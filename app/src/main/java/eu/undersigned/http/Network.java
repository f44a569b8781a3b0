package eu.undersigned.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Where a request comes from, as coarse as limits need it: one IPv4 address, or an IPv6 /64. Kept in memory only, and
/// never printed.
///
/// @param key equal for requests of one network
public record Network(String key, boolean isLoopback) {
    public static Network of(InetAddress address) {
        byte[] bytes = address.getAddress();
        byte[] network = address instanceof Inet4Address ? bytes : Arrays.copyOf(bytes, 8);
        return new Network(HexFormat.of().formatHex(network), address.isLoopbackAddress());
    }

    @Override
    public String toString() {
        return "Network[hidden]";
    }
}
