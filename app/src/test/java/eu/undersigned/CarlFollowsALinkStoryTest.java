package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Carl follows links that are used up, too old, cut off, or not his: each gets its own page.
class CarlFollowsALinkStoryTest extends OneApplication {
    private static final Texts ENGLISH = Texts.in(Language.EN);

    @Test
    void aUsedLinkSaysSoAndLeadsToTheSignature() {
        TestMail mail = application.counted("Carl Used", "carl@used.example");
        HttpResponse<String> page = application.get(mail.confirmPath());
        assertPage(page, 200, "confirm.used.title");
        assertThat(page.body()).contains(mail.minePath());
    }

    @Test
    void itWasNotCarlErasesEverythingAboutHim() {
        long signatures = application.signatures();
        long rejected = application.tally("rejected");
        TestMail mail = application.signed("Carl Stranger", "carl@stranger.example");
        assertPage(reject(mail), 200, "confirm.rejected.title");
        assertThat(application.signatures()).isEqualTo(signatures);
        assertThat(application.tally("rejected")).isEqualTo(rejected + 1);

        assertPage(application.get(mail.confirmPath()), 200, "confirm.rejected.title");
        assertPage(application.get(mail.minePath()), 200, "confirm.rejected.title");
        assertPage(reject(mail), 200, "confirm.rejected.title");
        assertPage(application.confirm(mail), 200, "confirm.rejected.title");
        assertThat(application.tally("rejected")).isEqualTo(rejected + 1);
    }

    @Test
    void aConfirmedSignatureIsNotErasedByItWasNotMe() {
        TestMail mail = application.counted("Carl Scanner", "carl@scanner.example");
        assertPage(reject(mail), 200, "confirm.used.title");
        assertThat(application.get(mail.minePath()).body()).contains("Carl Scanner");
    }

    @Test
    void afterRejectingTheMailboxMaySignAgain() {
        reject(application.signed("Carl Again", "carl@again.example"));
        TestMail second = application.signed("Carl Again", "carl@again.example");
        assertThat(application.confirm(second).statusCode()).isEqualTo(303);
    }

    @Test
    void aWithdrawnSignatureSaysSo() {
        TestMail mail = application.counted("Carl Left", "carl@left.example");
        application.visitor().post(mail.minePath(), Map.of("action", "withdraw"));
        assertPage(application.get(mail.confirmPath()), 200, "confirm.withdrawn.title");
        assertPage(application.confirm(mail), 200, "confirm.withdrawn.title");
        assertPage(application.get(mail.minePath()), 200, "confirm.withdrawn.title");
        assertThat(application.get(mail.minePath() + "/data.json").body()).doesNotContain("Carl Left");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "short",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "%00AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!",
                "%F0%9F%92%96"
            })
    void forgedAndCutOffLinksAreUnknown(String token) {
        assertPage(application.get("/en/confirm/" + token), 404, "confirm.unknown.title");
        assertPage(post("/en/confirm/" + token, "confirm"), 404, "confirm.unknown.title");
        assertPage(post("/en/confirm/" + token, "reject"), 404, "confirm.unknown.title");
        assertPage(application.get("/en/my-signature/" + token), 404, "confirm.unknown.title");
        assertPage(post("/en/my-signature/" + token, "withdraw"), 404, "confirm.unknown.title");
        assertPage(application.get("/en/thanks/" + token), 404, "confirm.unknown.title");
    }

    @Test
    void aLinkWithOneBitChangedOpensNothing() {
        TestMail mail = application.signed("Carl Target", "carl@target.example");
        long confirmed = application.tally("confirmed");
        String path = mail.confirmPath();
        // The 30th character lies within the secret; the signature's id stays what it is.
        int at = path.length() - 43 + 30;
        String forged = path.substring(0, at) + (path.charAt(at) == 'A' ? 'B' : 'A') + path.substring(at + 1);
        assertPage(application.get(forged), 404, "confirm.unknown.title");
        assertPage(post(forged, "confirm"), 404, "confirm.unknown.title");
        assertPage(post(forged, "reject"), 404, "confirm.unknown.title");
        assertPage(post(forged.replace("/confirm/", "/my-signature/"), "withdraw"), 404, "confirm.unknown.title");
        assertThat(application.tally("confirmed")).isEqualTo(confirmed);
        assertThat(application.get(mail.confirmPath()).body()).contains(ENGLISH.of("confirm.button"));
    }

    @Test
    void oneLinkWorksInEveryLanguage() {
        TestMail mail = application.signed("Carl Polyglot", "carl@polyglot.example");
        HttpResponse<String> page = application.get(mail.confirmPath().replace("/en/", "/el/"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"el\"", Texts.in(Language.EL).of("confirm.button"));
        assertThat(application.get(mail.confirmPath().replace("/en/", "/xx/")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aLinkToThanksBeforeConfirmingShowsTheButton() {
        TestMail mail = application.signed("Carl Early", "carl@early.example");
        HttpResponse<String> page = application.get(mail.confirmPath().replace("/confirm/", "/thanks/"));
        assertThat(page.body()).contains(ENGLISH.of("confirm.button")).doesNotContain(ENGLISH.of("thanks.title"));
    }

    @Test
    void pagesWithATokenAreNeverKept() {
        TestMail mail = application.signed("Carl Cache", "carl@cache.example");
        for (String path : new String[] {mail.confirmPath(), mail.minePath(), mail.minePath() + "/data.json"}) {
            HttpResponse<String> page = application.get(path, "Accept-Encoding", "gzip");
            assertThat(page.headers().firstValue("cache-control")).contains("no-store");
            assertThat(page.headers().firstValue("content-encoding")).as(path).isEmpty();
            assertThat(page.headers().firstValue("referrer-policy")).contains("no-referrer");
        }
    }

    /// In an application of its own, since it moves the clock by two weeks.
    @Test
    void afterFourteenDaysALinkHasExpiredAndTheDataIsErased() {
        try (TestApplication patient = TestApplication.start()) {
            TestMail mail = patient.signed("Carl Late", "carl@late.example");
            patient.clock.move(Duration.ofDays(14).minusMinutes(5));
            assertThat(patient.get(mail.confirmPath()).body()).contains(ENGLISH.of("confirm.button"));
            patient.clock.move(Duration.ofMinutes(10));
            assertPage(patient.get(mail.confirmPath()), 410, "confirm.expired.title");
            assertPage(patient.confirm(mail), 410, "confirm.expired.title");
            assertThat(patient.tally("confirmed")).isZero();

            Await.until("the first round of expiry", Duration.ofSeconds(15), () -> patient.signatures() == 0);
            assertThat(patient.tally("expired")).isEqualTo(1);
            assertPage(patient.get(mail.confirmPath()), 410, "confirm.expired.title");
            assertPage(patient.get(mail.minePath()), 410, "confirm.expired.title");
            patient.counts("nothing waits", counts -> counts.get("pending").asLong() == 0);
        }
    }

    private static HttpResponse<String> reject(TestMail mail) {
        return post(mail.confirmPath(), "reject");
    }

    private static HttpResponse<String> post(String path, String action) {
        return application.visitor().post(path, Map.of("action", action));
    }

    private static void assertPage(HttpResponse<String> page, int status, String title) {
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains("<h1>" + ENGLISH.of(title) + "</h1>");
    }
}
