package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Cleo, a coordinator, looks how her campaign goes; Paul, of a partner, sees what came through his organisation.
class CleoWatchesTheCampaignStoryTest extends OneApplication {
    private static final String CONSOLE = "/console/" + CAMPAIGN;
    private static final String OVERVIEW = CONSOLE + "/overview";
    private static final String PARTNER = "eurochild";
    private static int campaign;
    private static TestMember cleo;
    private static TestMember paul;

    @BeforeAll
    static void somePeopleSign() {
        campaign = (int) application.number("SELECT id FROM campaign WHERE slug = ?", CAMPAIGN);
        int partner = (int)
                application.number("SELECT id FROM organisation WHERE campaign_id = ? AND slug = ?", campaign, PARTNER);
        cleo = TestMember.of(application, "Cleo", new Grant(Role.COORDINATOR, campaign, 0));
        paul = TestMember.of(application, "Paul", new Grant(Role.PARTNER, campaign, partner));
        application.counted(SignerForm.of("Ina", "ina@cleo.example").with("source", "newsletter"));
        application.counted(SignerForm.of("Ida", "ida@cleo.example").with("country", "MT"));
        application.counted(SignerForm.of("Ivo", "ivo@cleo.example")
                .with("country", "MT")
                .with("source", "newsletter")
                .with("organisation", PARTNER)
                .with("organisation_updates", "no"));
        application.signed("Pia", "pia@cleo.example");
        application.counts("published", counts -> counts.get("confirmed").asLong() == 3);
    }

    private static String text(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void theNumbersAreThoseOfThePublicPage() {
        JsonNode counts = application.counts();
        String page = text(cleo.get(OVERVIEW));
        assertThat(page)
                .contains(counts.get("confirmed").asString() + " Confirmed")
                .contains(counts.get("pending").asString() + " Pending")
                .contains("50,000 Declared")
                .contains("75.0% Confirmation rate Of 4 requests");
        JsonNode countries = figures("country");
        assertThat(countries.get("figures")).hasSize(counts.get("by_country").size());
        for (JsonNode figure : countries.get("figures")) {
            assertThat(figure.get("signatures").asLong())
                    .isEqualTo(counts.get("by_country")
                            .get(figure.get("country").asString())
                            .asLong());
        }
        assertThat(figures("language").get("figures").get(0).get("signatures").asLong())
                .isEqualTo(counts.get("by_language").get("en").asLong());
    }

    private static JsonNode figures(String table) {
        return Visitor.JSON.readTree(cleo.get(OVERVIEW + "/" + table + ".json").body());
    }

    @Test
    void whoSignsIsToldApartByWhatTheUrlAsks() {
        assertThat(text(cleo.get(OVERVIEW))).contains("Malta 2 66.7% 3.5").contains("Ireland 1 33.3% 0.2");
        assertThat(text(cleo.get(OVERVIEW + "?by=organisation"))).contains("Eurochild 1 33.3%");
        assertThat(text(cleo.get(OVERVIEW + "?by=language"))).contains("English 3 100.0%");
        String byName = text(cleo.get(OVERVIEW + "?by=country&sort=name"));
        assertThat(byName.indexOf("Ireland 1")).isLessThan(byName.indexOf("Malta 2"));
        String byCount = text(cleo.get(OVERVIEW + "?by=country&sort=-count"));
        assertThat(byCount.indexOf("Malta 2")).isLessThan(byCount.indexOf("Ireland 1"));
        assertThat(application.counts().has("by_source"))
                .as("sources are never published")
                .isFalse();
    }

    @Test
    void nobodySeesWhetherALinkForOnePersonWasUsed() {
        try (TestApplication own = TestApplication.start()) {
            TestMember coordinator = TestMember.of(own, "Cleo", new Grant(Role.COORDINATOR, 0, 0));
            own.execute("""
                    INSERT INTO tally (campaign_id, dimension, key, count)
                    SELECT campaign.id, row.dimension, row.key, row.count FROM campaign, (VALUES
                        ('source', 'newsletter', 12), ('source', 'radio', 9), ('source', 'poster', 9),
                        ('source', 'only-ann', 1), ('source_day', '2026-11-20 only-ann', 1),
                        ('generation', '1 newsletter', 11), ('generation', '9 newsletter', 1),
                        ('generation', '1 only-ann', 1)) AS row(dimension, key, count)
                    """);
            assertThat(text(coordinator.get(OVERVIEW + "?by=source")))
                    .contains("newsletter 12", "Other small sources, in tens 10")
                    .doesNotContain("radio", "only-ann");
            assertThat(text(coordinator.get(OVERVIEW + "?by=source&from=2026-11-20&to=2026-11-20")))
                    .contains("Nothing to show for these days")
                    .doesNotContain("only-ann");
            assertThat(coordinator.get(OVERVIEW + "/source.csv").body().lines())
                    .containsExactly("source,signatures", "(others),10", "newsletter,12");
            assertThat(coordinator.get(OVERVIEW + "/generation.csv").body().lines())
                    .as("numbers below ten go to their neighbours")
                    .contains("newsletter,0,12,0,0")
                    .hasSize(2);
        }
    }

    @Test
    void onlySomeDaysAreShownWhenTheUrlSaysSo() {
        LocalDate today = LocalDate.ofInstant(application.clock.instant(), ZoneOffset.UTC);
        assertThat(text(cleo.get(OVERVIEW + "?from=" + today + "&to=" + today)))
                .contains("3 signatures were confirmed");
        assertThat(text(cleo.get(OVERVIEW + "?to=" + today.minusDays(1))))
                .contains("0 signatures were confirmed")
                .contains("Nothing to show for these days");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=yesterday",
                "?from=2026-11-21&to=2026-11-20",
                "?to=%27%3B--",
                "?from=%3Cscript%3Ealert(1)%3C/script%3E",
                "?from=-999999999-01-01",
                "?from=0000-00-00"
            })
    void daysThatAreNoneAreSaidSo(String query) {
        HttpResponse<String> page = cleo.get(OVERVIEW + query);
        assertThat(text(page)).contains("These days could not be read");
        assertThat(page.body()).doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?by=mailbox", "?sort=drop", "?by=&sort="})
    void whatElseMakesNoSenseIsLeftOut(String query) {
        assertThat(text(cleo.get(OVERVIEW + query))).contains("By country");
    }

    @Test
    void aSourceCanHoldNoScriptAndEveryTableFollowsAWithdrawal() {
        try (TestApplication own = TestApplication.start()) {
            TestMember coordinator = TestMember.of(own, "Cleo", new Grant(Role.COORDINATOR, 0, 0));
            TestMail mail = own.counted(SignerForm.of("Sly", "sly@cleo.example").with("source", "<script>x</script>"));
            own.counted(SignerForm.of("Una", "una@cleo.example").with("source", "x"));
            assertThat(coordinator.get(OVERVIEW + "?by=source").body()).doesNotContain("<script>x");
            own.visitor().post(mail.minePath(), Map.of("action", "withdraw"));
            for (String dimension : new String[] {"country", "day", "hour", "country_day", "language_day"}) {
                assertThat(own.tally(dimension)).as(dimension).isEqualTo(1);
            }
            for (String dimension : new String[] {"accepted_hour", "confirmed_of_hour", "delay"}) {
                assertThat(own.tally(dimension))
                        .as(dimension + ", which is history")
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void everyTableIsAFileAndTheTrailSaysWhoTookIt() {
        long before = application.number("SELECT count(*) FROM audit WHERE action = 'figures.exported'");
        HttpResponse<String> file = cleo.get(OVERVIEW + "/country.csv");
        assertThat(file.body().lines()).startsWith("country,signatures,inhabitants,per_million", "IE,1,5439900,0.2");
        assertThat(file.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"" + CAMPAIGN + "-country.csv\"");
        for (String table : new String[] {"day", "hour", "delay", "language", "organisation", "source", "generation"}) {
            assertThat(cleo.get(OVERVIEW + "/" + table + ".csv").statusCode()).isEqualTo(200);
        }
        assertThat(cleo.get(OVERVIEW + "/mailbox.csv").statusCode()).isEqualTo(404);
        assertThat(cleo.get(OVERVIEW + "/country.exe").statusCode()).isEqualTo(404);
        assertThat(application.number(
                        "SELECT count(*) FROM audit WHERE action = 'figures.exported' AND member_id = ?",
                        cleo.number()))
                .isGreaterThanOrEqualTo(before + 7);
    }

    @Test
    void aPartnerSeesWhatCameThroughItAndNothingElse() {
        String own = CONSOLE + "/with/" + PARTNER + "/overview";
        assertThat(text(paul.get(own)))
                .contains("1 Confirmed through you")
                .contains("Malta 1 100.0%")
                .doesNotContain("Ireland", "newsletter");
        assertThat(paul.get(own + "/country.csv").body()).contains("MT,1,").doesNotContain("IE");
        assertThat(paul.get(OVERVIEW).statusCode()).isEqualTo(403);
        assertThat(paul.get(OVERVIEW + "/country.csv").statusCode()).isEqualTo(403);
        assertThat(paul.get(CONSOLE + "/alerts").statusCode()).isEqualTo(403);
        assertThat(paul.get(CONSOLE + "/with/missing-children-europe/overview").statusCode())
                .isNotEqualTo(200);
        assertThat(cleo.get(own).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyElseGetsIn() {
        HttpResponse<String> answer = application.get(OVERVIEW);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location").orElseThrow()).startsWith("/console/sign-in");
        assertThat(cleo.get(OVERVIEW).headers().firstValue("cache-control")).contains("no-store");
        assertThat(application.get(HOME).headers().firstValue("set-cookie")).isEmpty();
    }

    @Test
    void aSurgeIsAnAlertUntilSomebodyHasSeenToIt() {
        try (TestApplication own = TestApplication.start()) {
            TestMember coordinator = TestMember.of(own, "Cleo", new Grant(Role.COORDINATOR, 0, 0));
            TestMember analyst = TestMember.of(own, "Ana", new Grant(Role.ANALYST, 0, 0));
            own.execute("""
                    INSERT INTO tally (campaign_id, dimension, key, count)
                    SELECT campaign.id, 'accepted_hour',
                           to_char(now() AT TIME ZONE 'UTC' - ago * interval '1 day', 'YYYY-MM-DD"T"HH24"Z"'),
                           CASE ago WHEN 0 THEN 9000 ELSE 100 END
                    FROM campaign, generate_series(0, 7) AS ago
                    """);
            Await.until(
                    "the alert",
                    Duration.ofSeconds(60),
                    () -> coordinator.get(CONSOLE + "/alerts").body().contains("Sudden surge"));
            assertThat(text(coordinator.get(CONSOLE + "/alerts")))
                    .contains("Sudden surge goes on")
                    .contains("9,000 requests in an hour")
                    .contains("100 are usual");
            Await.until(
                    "the line on every page",
                    () -> coordinator.get(OVERVIEW).body().contains("class=\"alert-line\""));
            assertThat(own.mailTo("cleo@example.org", 1).text())
                    .as("coordinators are told, without figures")
                    .contains("Nobody of the team has seen to this yet", "/console/" + CAMPAIGN + "/alerts")
                    .doesNotContain("9,000");
            own.execute("UPDATE alert SET seen_by = 1 WHERE kind <> 'surge'");
            long alert = own.number("SELECT id FROM alert WHERE kind = 'surge'");
            String seen = CONSOLE + "/alerts/" + alert + "/seen";
            assertThat(analyst.post(seen, Map.of()).statusCode())
                    .as("analysts change nothing")
                    .isEqualTo(403);
            assertThat(coordinator.post(seen, Map.of()).statusCode()).isEqualTo(303);
            assertThat(text(coordinator.get(CONSOLE + "/alerts"))).contains("Seen to by Cleo");
            assertThat(coordinator.get(OVERVIEW).body()).doesNotContain("class=\"alert-line\"");
            assertThat(own.number("SELECT count(*) FROM audit WHERE action = 'alert.seen'"))
                    .isEqualTo(1);
        }
    }
}
