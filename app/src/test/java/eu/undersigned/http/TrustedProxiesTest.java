package eu.undersigned.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.config.Settings;
import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies =
            proxies("10.0.0.0/8, 192.0.2.7, 198.51.100.128/25, 2001:db8:1::/48,::1,172.16.0.0/12");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the peer        | X-Forwarded-For                          | the client
            203.0.113.9       | ''                                       | 203.0.113.9
            # A stranger may write into the header what it likes.
            203.0.113.9       | 192.0.2.1                                | 203.0.113.9
            192.0.2.8         | 192.0.2.1                                | 192.0.2.8
            10.1.2.3          | ''                                       | 10.1.2.3
            10.1.2.3          | 203.0.113.9                              | 203.0.113.9
            192.0.2.7         | 203.0.113.9                              | 203.0.113.9
            198.51.100.128    | 203.0.113.9                              | 203.0.113.9
            198.51.100.127    | 203.0.113.9                              | 198.51.100.127
            172.31.255.255    | 203.0.113.9                              | 203.0.113.9
            172.32.0.0        | 203.0.113.9                              | 172.32.0.0
            # The right-most hop that is no proxy of ours; what stands before it is hearsay.
            10.1.2.3          | 192.0.2.1, 203.0.113.9                   | 203.0.113.9
            10.1.2.3          | 192.0.2.1,203.0.113.9 , 10.9.9.9         | 203.0.113.9
            10.1.2.3          | 10.9.9.8, 10.9.9.9                       | 10.9.9.8
            10.1.2.3          | 192.0.2.1, unknown                       | 10.1.2.3
            10.1.2.3          | unknown, 203.0.113.9                     | 203.0.113.9
            10.1.2.3          | ,                                        | 10.1.2.3
            10.1.2.3          | cafe.de                                  | 10.1.2.3
            10.1.2.3          | 203.0.113.9:1234                         | 10.1.2.3
            10.1.2.3          | 203.0.113.999                            | 10.1.2.3
            # IPv6
            ::1               | 2001:db8:2::5                            | 2001:db8:2::5
            2001:db8:1:ff::1  | 203.0.113.9                              | 203.0.113.9
            2001:db8:2::1     | 203.0.113.9                              | 2001:db8:2::1
            ::ffff:10.1.2.3   | 203.0.113.9                              | 203.0.113.9
            10.1.2.3          | fe80::1%eth0                             | 10.1.2.3
            """)
    void findsTheClient(String peer, String header, String client) {
        assertThat(proxies.client(address(peer), header)).isEqualTo(address(client));
    }

    @Test
    void believesNobodyUnlessToldTo() {
        assertThat(proxies("").client(address("127.0.0.1"), "192.0.2.1")).isEqualTo(address("127.0.0.1"));
    }

    @Test
    void aPrefixOfNoBitsIsEverybodyOfItsFamily() {
        TrustedProxies all = proxies("0.0.0.0/0");
        assertThat(all.client(address("203.0.113.9"), "192.0.2.1")).isEqualTo(address("192.0.2.1"));
        assertThat(all.client(address("2001:db8::1"), "192.0.2.1")).isEqualTo(address("2001:db8::1"));
    }

    private static TrustedProxies proxies(String list) {
        return TrustedProxies.parse(Settings.of(Map.of("http.trusted.proxies", list)));
    }

    private static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }
}
