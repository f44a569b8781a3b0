package eu.undersigned.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.undersigned.config.ConfigException;
import eu.undersigned.config.Options;
import eu.undersigned.config.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpConfigTest {
    @Test
    void answersEverybodyUnlessToldOtherwise() {
        HttpConfig config = HttpConfig.from(Settings.of(Map.of()), Options.parse("--port", "8081"));
        assertThat(config.host()).isEqualTo("0.0.0.0");
        assertThat(config.port()).isEqualTo(8081);
        assertThat(config.publicUrl()).isEqualTo(URI.create("http://localhost:8081"));
        assertThat(config.maxBody()).isEqualTo(65_536);
        assertThat(config.readTimeout()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aLoadTestListensToThisMachineAlone() {
        assertThat(HttpConfig.from(Settings.of(Map.of()), Options.parse("--load-test"))
                        .host())
                .isEqualTo("127.0.0.1");
        assertThat(HttpConfig.from(Settings.of(Map.of("http.host", "::1")), Options.parse("--load-test"))
                        .host())
                .isEqualTo("::1");
        assertThatThrownBy(() ->
                        HttpConfig.from(Settings.of(Map.of("http.host", "0.0.0.0")), Options.parse("--load-test")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("http.host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://petition.example.org", "http://localhost:8080", "https://[2001:db8::1]:8443"})
    void takesAPublicUrl(String url) {
        assertThat(with("public.url", url).publicUrl()).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @CsvSource({
        "public.url, https://petition.example.org/",
        "public.url, https://petition.example.org/path",
        "public.url, petition.example.org",
        "public.url, ftp://petition.example.org",
        "public.url, https://me@petition.example.org",
        "public.url, 'https://petition example.org'",
        "public.url, https://[2001:db8",
        "public.url, https://petition|example",
        "public.url, https://",
        "http.max.body, 1023",
        "http.max.body, 1048577",
        "http.max.body, much",
        "http.read.timeout, 20",
        "http.read.timeout, PT0S",
        "http.read.timeout, PT-5S",
        "http.trusted.proxies, proxy.example.org",
        "http.trusted.proxies, cafe.de",
        "http.trusted.proxies, 10.0.0.0/33",
        "http.trusted.proxies, 10.0.0.0/-1",
        "http.trusted.proxies, 10.0.0.0/x",
        "http.trusted.proxies, ::1/129",
        "http.trusted.proxies, 10.0.0.256",
        "http.trusted.proxies, 10.0.0.0/"
    })
    void refusesWhatCannotBeUsedAndNamesTheKey(String key, String value) {
        assertThatThrownBy(() -> with(key, value))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(key + ": expected ");
    }

    private static HttpConfig with(String key, String value) {
        return HttpConfig.from(Settings.of(Map.of(key, value)), Options.parse());
    }
}
