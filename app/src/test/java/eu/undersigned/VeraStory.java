package eu.undersigned;

import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// A survivor with words of her own, a campaign that takes voices, and what its pages answer her.
abstract class VeraStory {
    static final String VOICES = HOME + "/voices";
    static final String WORDS = "First I was silent.\n\nThen I spoke.\nIt helped.";

    static TestApplication application;

    @BeforeAll
    static void start() {
        application = TestApplication.start(trusting());
    }

    static Setup trusting() {
        return Setup.fresh().with("UNDERSIGNED_HTTP_TRUSTED_PROXIES", "127.0.0.1/32");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    static WriterForm survivor() {
        return WriterForm.of("survivor", WORDS);
    }

    static long stored() {
        return application.number("SELECT count(*) FROM voice");
    }

    static Document page(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body());
    }

    static void assertIsKeptNowhere(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(answer.headers().firstValue("referrer-policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
    }
}
