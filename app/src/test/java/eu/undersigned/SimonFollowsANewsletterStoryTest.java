package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Simon comes by a link that says where it stood: the campaign's team learns which links work, and nobody who.
class SimonFollowsANewsletterStoryTest extends OneApplication {
    private long bySource(String source) {
        return application.number(
                "SELECT coalesce(sum(count), 0) FROM tally WHERE dimension = 'source' AND key = ?", source);
    }

    @Test
    void theFormAndTheLinksToOtherLanguagesKeepTheSource() {
        String page = application.get(HOME + "?utm_source=Newsletter-7").body();
        assertThat(page)
                .contains("name=\"source\" value=\"newsletter-7\"")
                .contains("href=\"/de/" + CAMPAIGN + "?utm_source=newsletter-7\"");
        assertThat(application.get(HOME).body()).doesNotContain("name=\"source\"", "utm_source");
        assertThat(application
                        .get(HOME + "/with/eurochild/widget?utm_source=site")
                        .body())
                .contains("name=\"source\" value=\"site\"");
        assertThat(application.get(HOME + "?utm_source=site").headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void whatIsNoWordIsDropped() {
        for (String hostile : new String[] {"%22%3E%3Cscript%3E", "a%20b", "x".repeat(41), "", "%C3%A9"}) {
            assertThat(application.get(HOME + "?utm_source=" + hostile).body())
                    .as(hostile)
                    .doesNotContain("name=\"source\"", "utm_source");
        }
        application.counted(
                SignerForm.of("Simon Strange", "simon@strange.example").with("source", "<b>"));
        assertThat(application.number("SELECT count(*) FROM signature WHERE source LIKE '%<%'"))
                .isZero();
    }

    @Test
    void aConfirmedSignatureCountsForItsSourceUntilItIsWithdrawn() {
        SignerForm form = SignerForm.of("Simon Sailor", "simon@sailor.example").with("source", "harbour");
        TestMail mail = application.signed(form);
        assertThat(bySource("harbour")).isZero();
        application.confirm(mail);
        assertThat(bySource("harbour")).isEqualTo(1);
        application.visitor().post(mail.minePath(), Map.of("action", "withdraw"));
        Await.until("withdrawn", () -> bySource("harbour") == 0);
    }

    @Test
    void theSourceIsNotPublished() {
        application.counted(
                SignerForm.of("Simon Secret", "simon@secret.example").with("source", "only-for-us"));
        assertThat(application.get(API).body()).doesNotContain("only-for-us");
        assertThat(application.get(API + "/integrity").body()).doesNotContain("only-for-us");
    }

    @Test
    void aProgramMaySayTheSourceToo() {
        application
                .visitor()
                .postJson(
                        API + "/signatures",
                        Map.of(
                                "name", "Simon Script",
                                "email", "simon@script.example",
                                "country", "IE",
                                "age_ok", true,
                                "consent", true,
                                "updates", false,
                                "source", "app"));
        assertThat(application.number("SELECT count(*) FROM signature WHERE source = 'app' AND signals & 128 = 128"))
                .isEqualTo(1);
    }

    @Test
    void networkAndDomainAreKeptAsKeyedHashesOnly() {
        application.signed("Simon One", "simon1@harbour.example");
        application.signed("Simon Two", "simon2@harbour.example");
        application.signed("Simon Three", "simon3@elsewhere.example");
        assertThat(application.number("""
                        SELECT count(DISTINCT domain) FROM signature WHERE octet_length(domain) = 8
                        AND octet_length(network) = 8
                        """)).isGreaterThanOrEqualTo(2);
        assertThat(application.number("SELECT max(n) FROM (SELECT count(*) AS n FROM signature GROUP BY domain) AS s"))
                .isGreaterThanOrEqualTo(2);
    }
}
