package eu.undersigned;

import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pia makes mistakes in the form. She is told which, loses nothing that she typed, and nothing is stored.
class PiaMistypesStoryTest extends OneApplication {
    private static final Texts ENGLISH = Texts.in(Language.EN);
    private static final SignerForm RIGHT = SignerForm.of("Pia Post", "pia@post.example");
    private long rows;

    @BeforeEach
    void count() {
        rows = application.signatures();
    }

    @AfterEach
    void nothingElseIsKept() {
        assertThat(application.number("SELECT count(*) FROM second_try")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', error.name.missing",
        "name, '   ', error.name.missing",
        "name, 12345, error.name.missing",
        "name, www.spam.example, error.name.link",
        "name, pia@post.example, error.name.link",
        "email, '', error.email.missing",
        "email, pia, error.email.invalid",
        "email, pia@post, error.email.invalid",
        "email, 'pia@post.example,max@post.example', error.email.invalid",
        "email, pia post@post.example, error.email.invalid",
        "country, '', error.country.missing",
        "country, XX, error.country.unknown",
        "consent, '', error.consent.missing",
        "updates, '', error.updates.missing",
        "updates, perhaps, error.updates.missing"
    })
    void oneMistakeIsNamedBesideItsField(String field, String value, String error) {
        HttpResponse<String> page = application.sign(RIGHT.with(field, value));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains(ENGLISH.of(error), "id=\"" + field + "-error\"", "href=\"#" + field + "\"");
        assertThat(page.body()).contains(ENGLISH.of("error.summary", "count", 1));
        assertThat(application.signatures()).isEqualTo(rows);
    }

    @Test
    void anAddressWithASlashTooManyOrOfTheFormsAnswerLeadsToThePage() {
        HttpResponse<String> slash = application.get(HOME + "/");
        assertThat(slash.statusCode()).isEqualTo(308);
        assertThat(slash.headers().firstValue("location")).contains(HOME);
        assertThat(application
                        .get("//evil.example/")
                        .headers()
                        .firstValue("location")
                        .orElse(""))
                .as("never to another host")
                .doesNotStartWith("//");
        HttpResponse<String> form = application.get(HOME + "/sign");
        assertThat(form.statusCode()).isEqualTo(303);
        assertThat(form.headers().firstValue("location")).contains(HOME + "#sign");
    }

    @Test
    void aVersionOfTheTextThatIsNoneCountsAsTheCurrentOne() {
        assertThat(application
                        .sign(SignerForm.of("Pia Version", "pia@version.example")
                                .with("text_version", "\u0000"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void everythingThatWasTypedIsThereAgain() {
        HttpResponse<String> page = application.sign(RIGHT.with("country", "PT")
                .with("updates", "yes")
                .with("organisation", "eurochild")
                .without("consent"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("value=\"Pia Post\"", "value=\"pia@post.example\"", "<option value=\"PT\" selected")
                .containsPattern("name=\"age_ok\" value=\"yes\" checked")
                .containsPattern("name=\"updates\" value=\"yes\" checked")
                .contains("name=\"organisation\" value=\"eurochild\"");
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        HttpResponse<String> page = application.visitor().post(HOME + "/sign", Map.of());
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains(
                        ENGLISH.of("error.summary", "count", 6),
                        ENGLISH.of("error.name.missing"),
                        ENGLISH.of("error.email.missing"),
                        ENGLISH.of("error.country.missing"),
                        ENGLISH.of("error.age.missing", "age", 16),
                        ENGLISH.of("error.consent.missing"),
                        ENGLISH.of("error.updates.missing"));
    }

    @Test
    void thePageWithMistakesIsNeverKept() {
        HttpResponse<String> page = application.sign(RIGHT.without("consent"));
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(page.headers().firstValue("etag")).isEmpty();
    }

    @Test
    void mistakesAreNamedInTheLanguageOfThePage() {
        HttpResponse<String> page = application.signIn("pl", RIGHT.without("consent"));
        assertThat(page.body()).contains("lang=\"pl\"", Texts.in(Language.PL).of("error.consent.missing"));
    }

    @Test
    void aLikelySlipInTheAddressIsAskedAbout() {
        HttpResponse<String> page = application.sign(RIGHT.with("email", "pia.slip@gmial.com"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains(ENGLISH.of("typo.question", "suggestion", "pia.slip@gmail.com"))
                .contains("name=\"email_use\" value=\"pia.slip@gmail.com\"")
                .contains("name=\"email_checked\" value=\"pia.slip@gmial.com\"");
        assertThat(application.signatures()).isEqualTo(rows);
    }

    @Test
    void sheTakesTheSuggestion() {
        HttpResponse<String> answer =
                application.sign(RIGHT.with("email", "pia.takes@gmial.com").with("email_use", "pia.takes@gmail.com"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(application.mailTo("pia.takes@gmail.com", 1).to()).isEqualTo("pia.takes@gmail.com");
        assertThat(application.mailsTo("pia.takes@gmial.com")).isEmpty();
    }

    @Test
    void sheStandsByHerAddress() {
        HttpResponse<String> answer = application.sign(
                RIGHT.with("email", "pia.stands@gmial.com").with("email_checked", "pia.stands@gmial.com"));
        assertThat(answer.statusCode()).isEqualTo(303);
        application.mailTo("pia.stands@gmial.com", 1);
    }

    @Test
    void sheIsAskedAgainWhenSheChangesTheAddressAfterwards() {
        HttpResponse<String> answer = application.sign(
                RIGHT.with("email", "pia.changes@hotmial.com").with("email_checked", "pia.changes@gmial.com"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("pia.changes@hotmail.com");
    }

    @Test
    void anAnswerSentTwiceIsAMistakeAndNotAChoice() {
        byte[] body = (RIGHT.encoded() + "&email=other%40post.example&updates=yes").getBytes(StandardCharsets.US_ASCII);
        HttpResponse<String> page = application.visitor().post(HOME + "/sign", Visitor.FORM, body);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains(ENGLISH.of("error.duplicate"), ENGLISH.of("error.summary", "count", 2));
        assertThat(application.signatures()).isEqualTo(rows);
    }

    @Test
    void bytesThatAreNoTextAreAMistake() {
        byte[] body = RIGHT.without("name").encoded().concat("&name=Pia%FF%FE").getBytes(StandardCharsets.US_ASCII);
        HttpResponse<String> page = application.visitor().post(HOME + "/sign", Visitor.FORM, body);
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains(ENGLISH.of("error.encoding"));
    }
}
