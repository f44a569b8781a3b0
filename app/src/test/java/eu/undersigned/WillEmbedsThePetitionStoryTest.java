package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Will keeps an organisation's site, and software that publishes asks on his behalf: what a server must answer them,
/// and
/// what it must not.
class WillEmbedsThePetitionStoryTest {
    private static final String WITH = HOME + "/with/eurochild";
    private static final String SITE = "https://petition.example.org";
    private static final String LOGO =
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script><rect width=\"9\" height=\"9\"/></svg>";

    @TempDir
    static Path folder;

    private static TestApplication application;

    @BeforeAll
    static void start() throws IOException {
        TestKit kit = TestKit.in(folder, CAMPAIGN);
        Path organisations = kit.folder().resolve("organisations.csv");
        String profile =
                ",#ffff00,us.svg,https://eurochild.example.org/privacy,https://www.example.org https://example.org";
        Files.writeString(
                organisations,
                Files.readAllLines(organisations).stream()
                        .map(line -> line.startsWith("slug,")
                                ? line + ",colour,logo,privacy,embedding"
                                : line + (line.startsWith("eurochild,") ? profile : ",,,,"))
                        .collect(Collectors.joining("\n")));
        Files.createDirectories(kit.folder().resolve("logos"));
        Files.writeString(kit.folder().resolve("logos/us.svg"), LOGO);
        application = TestApplication.start(Setup.fresh().withCampaigns(folder));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static String frames(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("content-security-policy")
                .orElse("")
                .replaceAll(".*frame-ancestors ([^;]*).*", "$1");
    }

    @Test
    void onlyHisSitesMayHoldTheWidgetAndEveryPageThatFollowsIt() {
        String his = "'self' https://www.example.org https://example.org";
        assertThat(frames(application.get(WITH + "/widget"))).isEqualTo(his);
        HttpResponse<String> wrong = application.visitor().post(WITH + "/widget/sign", java.util.Map.of("name", "x"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(frames(wrong)).isEqualTo(his);
        HttpResponse<String> sent = application
                .visitor()
                .post(
                        WITH + "/widget/sign",
                        SignerForm.of("Will Signer", "will@widget.example")
                                .with("organisation", "eurochild")
                                .with("organisation_updates", "no")
                                .fields());
        assertThat(sent.statusCode()).isEqualTo(303);
        String inbox = sent.headers().firstValue("location").orElseThrow();
        assertThat(inbox).startsWith(WITH + "/widget/inbox/");
        assertThat(frames(application.get(inbox))).isEqualTo(his);
        assertThat(frames(application.get(WITH + "/widget/nowhere"))).isEqualTo(his);
        assertThat(application.get(WITH + "/widget/sign").headers().firstValue("location"))
                .contains(WITH + "/widget#sign");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {HOME, WITH, WITH + "/embed", HOME + "/organisations", "/en/help", HOME + "/with/nobody/widget"})
    void allOtherPagesStandInNobodysFrame(String page) {
        assertThat(frames(application.get(page))).isEqualTo("'none'");
    }

    @Test
    void anOrganisationThatNamedNoSiteIsShownNowhereButHere() {
        assertThat(frames(application.get(HOME + "/with/terre-des-hommes/widget")))
                .isEqualTo("'self'");
        assertThat(application.get(HOME + "/with/terre-des-hommes/embed").body())
                .contains("No site has been named yet");
    }

    @Test
    void aBrightColourIsMadeReadable() {
        String css = application.get("/colours/ffff00.css").body();
        assertThat(css).contains("--partner: #ffff00;").doesNotContain("--action: light-dark(#ffff00");
        assertThat(application.get(WITH).body()).contains("href=\"/colours/ffff00.css\"");
        assertThat(application.get(HOME).body()).doesNotContain("/colours/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/colours/ffff00",
                "/colours/FFFF00.css",
                "/colours/red.css",
                "/colours/ffff00%3B%7D.css",
                "/logos/us.svg",
                "/logos/..%2f..%2fetc%2fpasswd",
                "/logos/0000000000000000000000000000000000000000000000000000000000000000"
            })
    void nothingElseIsServedAsColourOrLogo(String path) {
        assertThat(application.get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void aLogoCannotRunScriptsEvenByItself() {
        String path = application.get(WITH).body().replaceAll("(?s).*src=\"(/logos/[0-9a-f]{64})\".*", "$1");
        HttpResponse<String> logo = application.get(path);
        assertThat(logo.body()).isEqualTo(LOGO);
        assertThat(logo.headers().firstValue("content-type")).contains("image/svg+xml");
        assertThat(logo.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'", "sandbox");
    }

    @Test
    void publishingSoftwareLearnsWhatToShow() {
        JsonNode rich = application.visitor().getJson(oembed(SITE + WITH, "&maxwidth=320&maxheight=500"));
        assertThat(rich.get("type").asString()).isEqualTo("rich");
        assertThat(rich.get("version").asString()).isEqualTo("1.0");
        assertThat(rich.get("width").asInt()).isEqualTo(320);
        assertThat(rich.get("height").asInt()).isEqualTo(500);
        assertThat(rich.get("html").asString())
                .startsWith("<iframe src=\"" + SITE + WITH + "/widget\"")
                .contains("width=\"320\" height=\"500\"");
        assertThat(application
                        .visitor()
                        .getJson(oembed(SITE + HOME, ""))
                        .get("type")
                        .asString())
                .isEqualTo("link");
        HttpResponse<String> xml = application.get(oembed(SITE + WITH, "&format=xml"));
        assertThat(xml.headers().firstValue("content-type").orElseThrow()).startsWith("text/xml");
        assertThat(xml.body()).contains("<oembed><version>1.0</version>", "<html>&lt;iframe src=");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            https://petition.example.org/en/nowhere                                  | ``            | 404
            https://petition.example.org/xx/every-second-counts                      | ``            | 404
            https://petition.example.org/en/every-second-counts/with/nobody          | ``            | 404
            https://petition.example.org.evil.example/en/every-second-counts         | ``            | 404
            https://evil.example/en/every-second-counts                              | ``            | 404
            ``                                                                       | ``            | 404
            https://petition.example.org/en/every-second-counts                      | &format=yaml  | 501
            https://petition.example.org/en/every-second-counts/with/eurochild       | &maxwidth=-1  | 400
            https://petition.example.org/en/every-second-counts/with/eurochild       | &maxwidth=1e9 | 400
            """)
    void andIsRefusedOtherwise(String url, String more, int status) {
        assertThat(application.get(oembed(url, more)).statusCode()).isEqualTo(status);
    }

    private static String oembed(String url, String more) {
        return "/api/v1/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8) + more;
    }

    /// What the two do together in a browser is seen in the browser's tests.
    @Test
    void theWayOutByTheKeyboardIsInTheWidgetToo() {
        String widget = application.get(WITH + "/widget").body();
        assertThat(widget)
                .containsPattern("<script type=\"module\" src=\"[^\"]*/leave[^\"]*\\.js\">")
                .containsPattern("data-leave target=\"_top\"");
    }

    @Test
    void theSnippetNamesThisInstance() {
        assertThat(application.get(WITH + "/embed").body())
                .contains(
                        "&lt;iframe src=\"" + SITE + WITH + "/widget\"", "frame-src " + SITE + "; script-src " + SITE);
    }

    @Test
    void allOrganisationsStandTogetherByCountry() {
        String page = application.get("/de/" + CAMPAIGN + "/organisations").body();
        assertThat(page.indexOf("Belgien")).isPositive().isLessThan(page.indexOf("Schweiz"));
        assertThat(page).contains("href=\"/de/" + CAMPAIGN + "/with/eurochild\"", "https://eurochild.org/");
    }
}
