package eu.undersigned.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        // The same first four bytes, in two families.
        "32.1.13.184, 2001:db8::, false"
    })
    void isOneAddressOrOneHousehold(String one, String other, boolean same) {
        assertThat(network(one).key().equals(network(other).key())).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "127.9.9.9, true", "::1, true", "192.0.2.1, false", "::2, false"})
    void knowsThisMachine(String address, boolean isLoopback) {
        assertThat(network(address).isLoopback()).isEqualTo(isLoopback);
    }

    @Test
    void printsNoAddress() {
        assertThat(network("192.0.2.1").toString()).isEqualTo("Network[hidden]");
    }

    private static Network network(String address) {
        return Network.of(InetAddress.ofLiteral(address));
    }
}
