package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing is over: what is passed on says what was asked and how many signed, and asks nobody to sign any more.
class ClosedCampaignIsStillReadStoryTest {
    private static final Texts ENGLISH = Texts.in(Language.EN);
    private static TestApplication application;

    @BeforeAll
    static void start() {
        Path campaigns = TestFolders.make("kits");
        TestKit.in(campaigns, "closed").replacing("campaign.yaml", "open: true", "open: false");
        String soon = Instant.now()
                .plus(Duration.ofDays(1))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        TestKit.in(campaigns, "closing").replacing("campaign.yaml", "open: true", "open: true\ncloses: " + soon);
        application = TestApplication.start(Setup.fresh().withCampaigns(campaigns));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static Document page(String path) {
        HttpResponse<String> answer = application.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en/closed", "/en/closed/with/eurochild"})
    void nothingThatIsPassedOnAsksToSign(String path) {
        Document campaign = page(path);
        assertThat(campaign.select(".share-on").text())
                .contains(ENGLISH.of("share.closed.invite"))
                .doesNotContain(ENGLISH.of("share.invite"));
        Document share = page(path + "/share");
        assertThat(share.html()).doesNotContainIgnoringCase("please sign").doesNotContain("Please%20sign");
        String plain = share.expectFirst("#mail-plain").text();
        assertThat(plain)
                .startsWith("Read the petition: ")
                .contains("0 verified here by email", "declared by the coalition on")
                .contains("https://petition.example.org" + path + "?");
        assertThat(share.select("a[href$=/poster], a[href$=/sheet], a[href$=/embed]"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/closed/poster",
                "/en/closed/sheet",
                "/en/closed/with/eurochild/poster",
                "/en/closed/with/eurochild/sheet"
            })
    void thereIsNothingToPrint(String path) {
        HttpResponse<String> answer = application.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains(ENGLISH.of("closed.title"), "noindex")
                .doesNotContain(ENGLISH.of("share.scan"), "class=\"code\"");
    }

    /// No page made before is shown once the time has come.
    @Test
    void fromTheVeryTimeAtWhichItCloses() {
        assertThat(page("/en/closing/share").html()).contains("Please sign");
        assertThat(page("/en/closing/poster").html()).contains(ENGLISH.of("share.scan"));
        application.clock.move(Duration.ofDays(2));
        try {
            assertThat(page("/en/closing/share").html())
                    .contains("Read the petition")
                    .doesNotContain("Please sign");
            assertThat(application.get("/en/closing/poster").statusCode()).isEqualTo(404);
        } finally {
            application.clock.move(Duration.ofDays(-2));
        }
    }
}
