package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Kim needs somebody to talk to, in a country of her own choice, and nobody asks who she is.
class KimNeedsHelpStoryTest {
    private static final String HEADER =
            "country,purpose,name,phone,url,hours,source,verified_on,expires,languages,except\n";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private static final LocalDate LATER = TODAY.plusDays(90);

    private static TestApplication application;

    @BeforeAll
    static void start() throws IOException {
        Path campaigns = TestFolders.make("kits");
        kit(
                campaigns,
                "one",
                "EU,child,Europe’s number,116 111,,,A list,," + LATER + ",,FR\n"
                        + "DE,child,Talk to us,0800 1,https://www.talk.example.org/now,every day,A list,2026-01-02,"
                        + LATER + ",de en,\n"
                        + "AT,report,Melden,,https://report.example.org,,A list,," + LATER + ",,\n"
                        + "CZ,child,<script>alert(1)</script>,1,https://x.example.org/?a=1&b='onclick,\"<b>\",<i>list</i>,,"
                        + LATER + ",,\n"
                        + "PL,child,From this kit,2,,,A list,," + LATER + ",,\n");
        kit(campaigns, "other", "PL,child,From another kit,1,,,A list,," + LATER + ",,\n");
        application = TestApplication.start(Setup.fresh().withCampaigns(campaigns));
    }

    private static void kit(Path campaigns, String slug, String rows) throws IOException {
        Files.writeString(TestKit.in(campaigns, slug).folder().resolve("helplines.csv"), HEADER + rows);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static String page(String address) {
        return page(application, address);
    }

    private static String page(TestApplication application, String address) {
        HttpResponse<String> answer = application.get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        return answer.body();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theNumbersOfTheEuStandThereInEveryLanguage(Language language) {
        Texts texts = Texts.in(language);
        assertThat(page("/" + language.code() + "/help"))
                .contains(
                        "href=\"tel:112\"",
                        "href=\"tel:116111\"",
                        "href=\"tel:116000\"",
                        "https://www.inhope.org/",
                        texts.of("help.danger.text"),
                        texts.of("help.country.note"),
                        "<form class=\"where\" method=\"get\" action=\"/" + language.code() + "/help\">",
                        "href=\"/" + language.code() + "/help?country=FR\"");
    }

    /// Whoever speaks to their device says what they see.
    @ParameterizedTest
    @EnumSource(Language.class)
    void theLanguageMenuIsNamedByAllThatItShows(Language language) {
        Element menu = Jsoup.parse(page("/" + language.code() + "/help")).expectFirst(".languages > summary");
        assertThat(menu.select(".narrow").text()).isEqualToIgnoringCase(language.code());
        assertThat(menu.select(".wide").text()).isEqualTo(language.endonym());
        assertThat(menu.attr("aria-label"))
                .contains(menu.select(".narrow").text(), menu.select(".wide").text());
    }

    @Test
    void aCountryShowsItsOwnRowsAndThoseOfTheEuThatHoldThere() {
        String germany = page("/en/help?country=DE");
        assertThat(germany)
                .contains(
                        "Europe’s number",
                        "Talk to us",
                        "href=\"tel:08001\">0800 1<",
                        "href=\"https://www.talk.example.org/now\" rel=\"noreferrer\">talk.example.org<",
                        "Checked on 2 January 2026",
                        "Not checked yet: check before you rely on it.",
                        "Source: A list",
                        "Opening hours: <span lang=\"en\">every day</span>",
                        "Languages: German, English",
                        "<option value=\"DE\" selected>",
                        "href=\"/de/help?country=DE\"")
                .doesNotContain("Melden");
        assertThat(germany.indexOf("tel:112\"")).isLessThan(germany.indexOf("Talk to us"));
        assertThat(page("/en/help?country=FR"))
                .contains("No entry for this country is known here.", "tel:112\"", "tel:116000\"")
                .doesNotContain("Europe’s number", "tel:116111", "It works in most countries");
        assertThat(page("/en/help")).contains("Europe’s number").doesNotContain("Talk to us");
    }

    @Test
    void aRowPastItsExpiryIsHiddenFromThatDayOnAndTheLastResortStays() throws IOException {
        Path campaigns = TestFolders.make("kits");
        kit(
                campaigns,
                "one",
                "EU,emergency,Everywhere,112,,,A list,," + TODAY + ",,\n"
                        + "EU,missing,Lost,116 000,,,A list,," + TODAY + ",,\n"
                        + "DE,child,Talk to us,0800 1,,,A list,," + TODAY + ",,\n");
        // Its clock moves: an application of its own.
        try (TestApplication other = TestApplication.start(Setup.fresh().withCampaigns(campaigns))) {
            assertThat(page(other, "/en/help?country=DE")).contains("Everywhere", "Lost", "Talk to us");
            other.clock.move(Duration.ofDays(1));
            assertThat(page(other, "/en/help?country=DE"))
                    .contains("href=\"tel:112\"", "href=\"tel:116000\"")
                    .doesNotContain("Everywhere", "Lost", "Talk to us");
        }
    }

    @Test
    void allCampaignsOfTheInstanceAddUp() {
        assertThat(page("/en/help?country=PL")).contains("From another kit", "From this kit");
    }

    @Test
    void markupInARowIsText() {
        assertThat(page("/en/help?country=CZ"))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert", "<b>", "<i>list");
    }

    /// Whoever needs help gets no error because of an address.
    @ParameterizedTest
    @ValueSource(strings = {"XX", "de", "", "%3Cscript%3E", "DE%20", "EU", "..%2F.."})
    void whatIsNoCountryShowsWhatHoldsEverywhere(String wish) {
        assertThat(page("/en/help?country=" + wish)).contains("tel:112\"").doesNotContain(" selected>", "<script>");
    }

    @Test
    void thePageIsNotSentTwice() {
        HttpResponse<String> first = application.get("/en/help?country=DE");
        String tag = first.headers().firstValue("etag").orElseThrow();
        assertThat(application.get("/en/help?country=DE", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(application.get("/en/help?country=FR", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
        assertThat(application.get("/xx/help").statusCode()).isEqualTo(404);
    }

    /// Elsa may have to be gone at once, wherever she is: on pages, errors and answers to forms.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/one",
                "/en/one/organisations",
                "/en/one/privacy",
                "/en/one/integrity",
                "/en/one/statistics",
                "/en/one/receipt",
                "/en/one/inbox/018f0000-0000-7000-8000-000000000000",
                "/en/confirm/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "/en/my-signature/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "/en/my-voice/AAAA",
                "/en/one/voices",
                "/en/unsubscribe/AAAA",
                "/en/organisation",
                "/en/organisation/key",
                "/en/organisation/bundle",
                "/en/organisation/open",
                "/en/help",
                "/de/nowhere",
                "/no/such/page",
                "/en/one/nothing?x=%00"
            })
    void everyPageCanBeLeftAtOnceAndLeadsToHelp(String path) {
        assertCanBeLeft(application.get(path));
    }

    @Test
    void errorsCanBeLeftToo() {
        assertCanBeLeft(application.visitor().method("DELETE", "/en/one"));
        assertCanBeLeft(application.visitor().post("/en/one/sign", "text/plain", new byte[] {1}));
        assertCanBeLeft(application.visitor().post("/en/one/sign", Visitor.FORM, new byte[100_000]));
    }

    private static void assertCanBeLeft(HttpResponse<String> answer) {
        assertThat(answer.body())
                .as(answer.statusCode() + " " + answer.uri())
                .contains(" data-leave", "/static/leave-", "class=\"pill help\"");
    }
}
