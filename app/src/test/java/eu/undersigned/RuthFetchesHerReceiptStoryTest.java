package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.leaf.Receipt;
import eu.undersigned.tlog.ProofFile;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ruth asks for the receipt of her signature: it is there for whoever holds her link, once she has confirmed.
class RuthFetchesHerReceiptStoryTest extends OneApplication {
    private static final Texts ENGLISH = Texts.in(Language.EN);
    private static final Pattern FRAGMENT = Pattern.compile("href=\"" + HOME + "/receipt#(v1\\.[^\"]*)\"");

    /// The page, once the log holds her leaf.
    private static HttpResponse<String> page(TestMail mail) {
        String path = mail.minePath() + "/receipt";
        Await.until("the receipt is there", () -> application.get(path).body().contains("<svg class=\"code\""));
        return application.get(path);
    }

    @Test
    void theFileProvesHerSignatureAndNamesNobody() throws Exception {
        TestMail mail = application.counted("Ruth Example", "ruth@fetches.example");
        HttpResponse<String> page = page(mail);
        assertThat(page.body()).doesNotContain("Ruth", "ruth@");
        assertThat(page.headers().firstValue("cache-control")).hasValue("no-store");

        HttpResponse<String> file = application.get(mail.minePath() + "/receipt.tlog-proof");
        assertThat(file.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"receipt-" + CAMPAIGN + ".tlog-proof\"");
        assertThat(file.headers().firstValue("cache-control")).hasValue("no-store");
        Receipt receipt = Receipt.parse(ProofFile.parse(file.body()).extra().orElseThrow());
        assertThat(receipt.fits()).isTrue();
        assertThat(receipt.record().campaign()).isEqualTo(CAMPAIGN);

        Matcher fragment = FRAGMENT.matcher(page.body());
        assertThat(fragment.find()).isTrue();
        assertThat(fragment.group(1).split("\\."))
                .hasSize(6)
                .contains(Long.toString(receipt.record().confirmed()));
    }

    @Test
    void itIsOfferedOnceSheHasConfirmed() {
        TestMail mail = application.signed("Ruth Waits", "ruth@waits.example");
        String link = mail.minePath() + "/receipt";
        assertThat(application.get(mail.minePath()).body()).doesNotContain(link);
        HttpResponse<String> early = application.get(link);
        assertThat(early.statusCode()).isEqualTo(303);
        assertThat(early.headers().firstValue("location")).hasValue(mail.minePath());

        application.confirm(mail);
        assertThat(application.get(mail.minePath()).body()).contains(link);
        assertThat(application
                        .get(mail.confirmPath().replace("/confirm/", "/thanks/"))
                        .body())
                .contains(link);
    }

    @Test
    void afterSheWithdrewThereIsNone() {
        TestMail mail = application.counted("Ruth Leaves", "ruth@leaves.example");
        page(mail);
        application.visitor().post(mail.minePath(), Map.of("action", "withdraw"));
        for (String end : new String[] {"", ".tlog-proof"}) {
            assertThat(application.get(mail.minePath() + "/receipt" + end).statusCode())
                    .isEqualTo(303);
        }
        assertThat(application.get(mail.minePath()).body()).contains(ENGLISH.of("confirm.withdrawn.title"));
    }

    @Test
    void whileTheLogIsNotPublishedSheIsAskedToWait() {
        try (TestApplication slow =
                TestApplication.start(Setup.fresh().with("UNDERSIGNED_LOG_PUBLISH_INTERVAL", "PT1H"))) {
            TestMail mail = slow.counted("Ruth Waits", "ruth@slow.example");
            HttpResponse<String> page = slow.get(mail.minePath() + "/receipt");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains(ENGLISH.of("receipt.waiting"), "href=\"" + mail.minePath() + "/receipt\"")
                    .doesNotContain("<svg class=\"code\"");
            assertThat(page.headers().firstValue("cache-control")).hasValue("no-store");
            assertThat(slow.get(mail.minePath() + "/receipt.tlog-proof")
                            .headers()
                            .firstValue("location"))
                    .hasValue(mail.minePath() + "/receipt");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/my-signature/nobody-knows-this",
                "/en/my-signature/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void aLinkThatNobodyKnowsLeadsToThePageThatSaysSo(String mine) {
        for (String end : new String[] {"/receipt", "/receipt.tlog-proof"}) {
            HttpResponse<String> answer = application.get(mine + end);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("location").orElseThrow()).startsWith(mine);
        }
        assertThat(application.get(mine).statusCode()).isEqualTo(404);
    }

    @Test
    void thePageThatChecksBearsTheKeyOfTheLog() {
        TestMail mail = application.counted("Ruth Checks", "ruth@checks.example");
        page(mail);
        String file = application.get(mail.minePath() + "/receipt.tlog-proof").body();
        String origin = "petition.example.org/" + CAMPAIGN + "/log";
        assertThat(file).contains("\n\n" + origin + "\n");
        assertThat(application.get(HOME + "/receipt").body())
                .contains("data-key=\"" + origin + "+", "data-log=\"/" + CAMPAIGN + "/log/\"");
        assertThat(application.get("/en/no-such-petition/receipt").statusCode()).isEqualTo(404);
        assertThat(application.get("/xx/" + CAMPAIGN + "/receipt").statusCode()).isEqualTo(404);
        assertThat(application.get("/xx/my-signature/nobody/receipt").statusCode())
                .isEqualTo(404);
    }
}
