package eu.undersigned.protection;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.http.Network;
import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7/32",
        "192.0.2.7/24, 192.0.2.0/24",
        "10.255.255.255/9, 10.128.0.0/9",
        "2001:db8::/32, 2001:db8:0:0::/32",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "::ffff:192.0.2.7/32, 192.0.2.7/32",
    })
    void isWrittenInOneWay(String typed, String canonical) {
        assertThat(Range.parse(typed).map(Range::text)).hasValue(canonical);
        assertThat(Range.parse(canonical).map(Range::text)).hasValue(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "0.0.0.0/0",
                "10.0.0.0/7",
                "::/0",
                "2001::/15",
                "10.0.0.0/33",
                "::1/129",
                "1.2.3",
                "1.2.3.4.5",
                "cafe.de",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.0/999",
                "fe80::1%eth0",
                "01.2.3.4/99"
            })
    void refusesWhatIsNone(String typed) {
        assertThat(Range.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8:1:2::/64, 2001:db8:1:2:9:9:9:9, true",
        "192.0.2.0/24, ::c000:200, false",
    })
    void containsItsNetworks(String range, String address, boolean expected) {
        Network network = Network.of(InetAddress.ofLiteral(address));
        assertThat(Range.parse(range).orElseThrow().contains(Range.bytes(network.key())))
                .isEqualTo(expected);
    }
}
