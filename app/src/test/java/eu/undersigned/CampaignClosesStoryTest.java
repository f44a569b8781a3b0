package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A campaign ends: by its kit, or at a time set before. Another one on the same instance goes on.
class CampaignClosesStoryTest {
    private static final Texts ENGLISH = Texts.in(Language.EN);
    private static final Duration OPEN_FOR = Duration.ofHours(2);
    private static TestApplication application;

    @BeforeAll
    static void start() {
        Path campaigns = TestFolders.make("kits");
        TestKit.in(campaigns, "closed").replacing("campaign.yaml", "open: true", "open: false");
        Instant end = Instant.now().plus(OPEN_FOR).truncatedTo(ChronoUnit.SECONDS);
        TestKit.in(campaigns, "closing").replacing("campaign.yaml", "open: true", "open: true\ncloses: " + end);
        TestKit.in(campaigns, "running");
        application = TestApplication.start(TestApplication.Setup.fresh().withCampaigns(campaigns));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void aClosedCampaignTakesNoForm() {
        HttpResponse<String> answer = sign("closed", "late@closed.example");
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains(ENGLISH.of("closed.title"), ENGLISH.of("campaign.closed.thanks"));
        assertThat(
                        application.number(
                                "SELECT count(*) FROM signature JOIN campaign ON campaign_id = campaign.id WHERE slug = 'closed'"))
                .isZero();
    }

    @Test
    void aClosedCampaignTakesNoDocument() {
        HttpResponse<String> answer = application
                .visitor()
                .postJson(
                        "/api/v1/campaigns/closed/signatures",
                        SignerForm.of("Json Late", "json@closed.example").fields());
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        JsonNode problem = Visitor.JSON.readTree(answer.body());
        assertThat(problem.get("type").asString()).isEqualTo("urn:undersigned:problem:closed");
        assertThat(Instant.parse(problem.get("closed_since").asString())).isBefore(Instant.now());
    }

    @Test
    void thePageOfAClosedCampaignSaysSoAndHasNoForm() {
        HttpResponse<String> page = application.get("/en/closed");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(ENGLISH.of("campaign.closed.thanks"))
                .doesNotContain("name=\"email\"")
                .doesNotContain("action=\"/en/closed/sign");
        assertThat(application
                        .visitor()
                        .getJson("/api/v1/campaigns/closed")
                        .get("open")
                        .asBoolean())
                .isFalse();
        assertThat(application.get("/en/running").body()).contains("action=\"/en/running/sign");
    }

    @Test
    void oneMailboxMaySignEachCampaign() {
        long rows = application.signatures();
        assertThat(sign("running", "both@running.example").statusCode()).isEqualTo(303);
        application.mailTo("both@running.example", 1);
        assertThat(application.signatures()).isEqualTo(rows + 1);
        assertThat(application
                        .visitor()
                        .getJson("/api/v1/campaigns")
                        .get("campaigns")
                        .size())
                .isEqualTo(3);
    }

    @Test
    void atItsTimeACampaignClosesByItself() {
        assertThat(application.get("/en/closing").body()).contains("action=\"/en/closing/sign");
        assertThat(openByApi("closing")).as("open until its time").isTrue();
        assertThat(sign("closing", "early@closing.example").statusCode()).isEqualTo(303);
        TestMail mail = application.mailTo("early@closing.example", 1);

        application.clock.move(OPEN_FOR.plusSeconds(1));
        try {
            assertThat(sign("closing", "late@closing.example").statusCode()).isEqualTo(410);
            assertThat(application.get("/en/closing").body()).doesNotContain("name=\"email\"");
            assertThat(openByApi("closing")).as("closed after its time").isFalse();
            assertThat(application.confirm(mail).statusCode())
                    .as("who signed in time may still confirm")
                    .isEqualTo(303);
        } finally {
            application.clock.move(OPEN_FOR.plusSeconds(1).negated());
        }
    }

    private static boolean openByApi(String campaign) {
        return application
                .visitor()
                .getJson("/api/v1/campaigns/" + campaign)
                .get("open")
                .asBoolean();
    }

    private static HttpResponse<String> sign(String campaign, String email) {
        Map<String, String> form = SignerForm.of("Lea Late", email).fields();
        return application.visitor().post("/en/" + campaign + "/sign", form);
    }
}
