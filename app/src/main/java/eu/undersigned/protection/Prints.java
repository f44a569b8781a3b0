package eu.undersigned.protection;

import eu.undersigned.http.Network;
import eu.undersigned.secrets.KeyedHash;
import eu.undersigned.signature.Observed;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;

/// Keyed hashes by which networks, domains and mailboxes are told apart without being named. Their key is derived from
/// the pepper, so that no print equals another of the same thing elsewhere.
final class Prints {
    private final KeyedHash hash;

    Prints(KeyedHash hash) {
        this.hash = hash;
    }

    /// The key of this package, made of the pepper.
    static KeyedHash key(byte[] pepper) {
        return new KeyedHash(new KeyedHash(pepper).of("protection"));
    }

    /// Another one each day (in UTC): nobody can follow a network from one day to the next.
    byte[] network(String campaign, Network network, Instant now) {
        String day = now.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        return cut(hash.of("network", day, campaign, network.key()));
    }

    byte[] domain(String campaign, String domain) {
        return cut(hash.of("domain", campaign, domain));
    }

    /// @param canonical mailbox as it is compared
    String mailbox(String campaign, String canonical) {
        return HexFormat.of().formatHex(hash.of("mailbox", campaign, canonical));
    }

    private static byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, Observed.PRINT_BYTES);
    }
}
