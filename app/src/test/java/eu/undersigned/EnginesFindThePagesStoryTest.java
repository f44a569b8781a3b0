package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.i18n.Language;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

/// Search engines, and programs that show links, learn what the pages are; old addresses lead to the new ones.
class EnginesFindThePagesStoryTest {
    private static final String SITE = "https://petition.example.org";
    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final Pattern DATA = Pattern.compile("(?s)<script type=\"application/ld\\+json\">(.*?)</script>");
    private static TestApplication application;

    @BeforeAll
    static void start() throws IOException {
        Path campaigns = TestFolders.make("kits");
        TestKit one = TestKit.in(campaigns, "one")
                .replacing("campaign.yaml", "name: Every Second Counts", "name: \"A </script><b>&\"");
        Files.writeString(
                one.folder().resolve("redirects.csv"),
                "kind,from,to\nold_slug,former,\nold_slug,other,\npath,about,privacy\npath,why,about\n"
                        + "path,statistics,privacy\npath,news/early,news/late\npath,news/late,organisations\n"
                        + "path,with/eurochild,privacy\n");
        Files.copy(
                TestApplication.KITS.resolve(TestApplication.CAMPAIGN).resolve("voices.yaml"),
                one.folder().resolve("voices.yaml"));
        TestKit.in(campaigns, "other");
        application = TestApplication.start(Setup.fresh().withCampaigns(campaigns));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static JsonNode data(String page) {
        Matcher data = DATA.matcher(page);
        assertThat(data.find()).isTrue();
        return Visitor.JSON.readTree(data.group(1));
    }

    @ParameterizedTest
    @CsvSource({
        "/de/one, /de/one",
        "/de/one?utm_source=x, /de/one",
        "/en/one/statistics, /en/one/statistics",
        "/en/one/organisations, /en/one/organisations",
        "/en/one/privacy, /en/one/privacy",
        "/en/one/integrity, /en/one/integrity",
        "/el/help?country=GR, /el/help",
        "/fr/organisation, /fr/organisation"
    })
    void aPublicPageSaysWhatItIs(String path, String canonical) {
        String page = application.get(path).body();
        assertThat(page)
                .contains(
                        "<link rel=\"canonical\" href=\"" + SITE + canonical + "\">",
                        "<meta property=\"og:url\" content=\"" + SITE + canonical + "\">",
                        "<meta property=\"og:title\"",
                        "<meta property=\"og:description\"",
                        "<meta name=\"description\"",
                        "<meta property=\"og:locale\" content=\"" + canonical.substring(1, 3) + "_")
                .doesNotContain("noindex");
        JsonNode data = data(page);
        assertThat(data.get("@type").asString()).isEqualTo("WebPage");
        assertThat(data.get("url").asString()).isEqualTo(SITE + canonical);
        assertThat(data.get("inLanguage").asString()).isEqualTo(canonical.substring(1, 3));
        assertThat(data.get("description").asString()).isNotBlank();
        assertThat(data.get("publisher").get("name").asString()).isEqualTo("Justice Initiative");
        assertThat(data.get("isPartOf").get("name").asString())
                .as("markup in a name is text")
                .isEqualTo("A </script><b>&");
        assertThat(page).doesNotContain("</script><b>", "<b>&");
    }

    /// To people it is a page of its own, with its link and picture; engines are told where the same text stands.
    @ParameterizedTest
    @ValueSource(strings = {"/de/one/with/eurochild", "/de/one?utm_source=x&organisation=eurochild"})
    void aPageThroughAnOrganisationNamesTheCampaignsPage(String path) {
        String page = application.get(path).body();
        assertThat(page)
                .contains(
                        "<link rel=\"canonical\" href=\"" + SITE + "/de/one\">",
                        "<meta property=\"og:url\" content=\"" + SITE + "/de/one/with/eurochild\">",
                        "<meta property=\"og:image\" content=\"" + SITE + "/de/one/with/eurochild/share.png\">")
                .doesNotContain("noindex", "<link rel=\"alternate\" hreflang=");
        assertThat(data(page).get("url").asString()).isEqualTo(SITE + "/de/one");
    }

    @Test
    void eachPageHasASentenceOfItsOwn() {
        List<String> sentences = new ArrayList<>();
        for (String page : List.of("", "/statistics", "/integrity", "/organisations", "/privacy", "/receipt")) {
            sentences.add(data(application.get("/en/one" + page).body())
                    .get("description")
                    .asString());
        }
        assertThat(sentences).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/one/with/eurochild/widget",
                "/en/one/with/eurochild/embed",
                "/en/confirm/AAAA",
                "/en/nowhere",
                "/en/organisation/bundle"
            })
    void whatIsNotForEnginesSaysSoAndNothingElse(String path) {
        assertThat(application.get(path).body())
                .contains("<meta name=\"robots\" content=\"noindex\">")
                .doesNotContain("rel=\"canonical\"", "og:title", "ld+json");
    }

    @Test
    void robotsAreKeptFromProgramsTheTeamAndLinksOutOfMails() {
        HttpResponse<String> robots = application.get("/robots.txt");
        assertThat(robots.headers().firstValue("content-type")).contains("text/plain; charset=utf-8");
        assertThat(robots.body().lines())
                .startsWith("User-agent: *")
                .contains(
                        "Disallow: /api/",
                        "Disallow: /console",
                        "Disallow: /*/confirm/",
                        "Disallow: /*/my-signature/",
                        "Disallow: /*/my-voice/",
                        "Sitemap: " + SITE + "/sitemap.xml");
    }

    /// The terms of the protocol: namespace, absolute addresses of one host without a fragment, each once, at most
    /// 2,048 characters, 50,000 of them, 50 MB.
    @Test
    void theSitemapHoldsEachPublicPageWithAllItsLanguages() throws Exception {
        HttpResponse<String> answer = application.get("/sitemap.xml");
        assertThat(answer.headers().firstValue("content-type")).contains("application/xml; charset=utf-8");
        byte[] xml = answer.body().getBytes(StandardCharsets.UTF_8);
        assertThat(xml.length).isLessThan(50 << 20);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        Element root = document.getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo(SITEMAP);
        assertThat(root.getLocalName()).isEqualTo("urlset");
        NodeList urls = root.getElementsByTagNameNS(SITEMAP, "url");
        assertThat(urls.getLength()).isBetween(90, 50_000);
        Set<String> listed = new HashSet<>();
        for (int i = 0; i < urls.getLength(); i++) {
            Element url = (Element) urls.item(i);
            String address = url.getElementsByTagNameNS(SITEMAP, "loc").item(0).getTextContent();
            assertThat(listed.add(address)).as(address).isTrue();
            assertThat(address).startsWith(SITE + "/").doesNotContain("#").hasSizeLessThan(2048);
            NodeList links = url.getElementsByTagNameNS("http://www.w3.org/1999/xhtml", "link");
            List<String> languages = new ArrayList<>();
            Set<String> addresses = new HashSet<>();
            for (int k = 0; k < links.getLength(); k++) {
                Element link = (Element) links.item(k);
                assertThat(link.getAttribute("rel")).isEqualTo("alternate");
                languages.add(link.getAttribute("hreflang"));
                addresses.add(link.getAttribute("href"));
            }
            assertThat(languages).doesNotHaveDuplicates().contains("x-default", "en", "de");
            assertThat(addresses).contains(address);
        }
        assertThat(listed)
                .contains(SITE + "/en/one", SITE + "/de/other", SITE + "/de/one/statistics", SITE + "/en/one/receipt")
                .contains(SITE + "/mt/help", SITE + "/de/one/voices", SITE + "/en/one/voices/before")
                .noneMatch(address -> address.matches(".*(/other/voices|/write|/younger|/my-voice).*"))
                .noneMatch(address -> address.contains("/confirm") || address.contains("/console"));
        for (String address : listed) {
            if (address.contains("/en/")) {
                HttpResponse<String> page = application.get(URI.create(address).getPath());
                assertThat(page.statusCode()).as(address).isEqualTo(200);
                assertThat(page.body()).as(address).doesNotContain("noindex").contains(" href=\"" + address + "\"");
            }
        }
    }

    @Test
    void whatEnginesMayListAndThePetitionLeadsToIsInTheSitemap() {
        String sitemap = application.get("/sitemap.xml").body();
        Matcher links = Pattern.compile("<a [^>]*href=\"(/en/one[^\"?#]*)\"")
                .matcher(application.get("/en/one").body());
        Set<String> checked = new HashSet<>();
        while (links.find()) {
            String path = links.group(1);
            boolean isOnePage = path.split("/").length <= 4; // no post and no organisation of its own
            HttpResponse<String> page = application.get(path);
            if (isOnePage && page.statusCode() == 200 && !page.body().contains("noindex")) {
                checked.add(path);
                assertThat(sitemap).contains("<loc>" + SITE + path + "</loc>");
            }
        }
        assertThat(checked).contains("/en/one/statistics", "/en/one/privacy", "/en/one/organisations");
    }

    @ParameterizedTest
    @CsvSource({
        "/en/former, /en/one",
        "/de/former/with/eurochild/widget, /de/one/with/eurochild/widget",
        "/de/former/privacy?utm_source=a%20b, /de/one/privacy?utm_source=a+b",
        "/en/one/about, /en/one/privacy",
        "/en/one/why, /en/one/privacy",
        "/en/former/why, /en/one/privacy",
        "/de/former/news/early?utm_source=x, /de/one/organisations?utm_source=x",
        "/en/former/statistics, /en/one/statistics",
        "/en/former/with/eurochild, /en/one/with/eurochild"
    })
    void whatMovedLeadsThere(String from, String to) {
        HttpResponse<String> answer = application.get(from);
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("location")).contains(to);
        assertThat(application.visitor().head(from).statusCode()).isEqualTo(301);
    }

    @ParameterizedTest
    @CsvSource({
        "/en/other, 200",
        "/en/other/nothing, 404",
        "/en/one/statistics, 200",
        "/en/one/nothing, 404",
        "/xx/former, 404",
        "/en/former%0d%0aSet-Cookie:x, 404",
        "/en/former/%0d%0aSet-Cookie:x, 404",
        "/en/former/%2f%2fexample.org, 301"
    })
    void pagesThatThereAreWinAndNothingElseIsLedAnywhere(String path, int status) {
        HttpResponse<String> answer = application.get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        assertThat(answer.headers().firstValue("location").orElse("/en/one")).startsWith("/en/one");
    }

    @Test
    void aFormThatIsSentToAnOldAddressIsNotLedOn() {
        assertThat(application
                        .visitor()
                        .post(
                                "/en/former/sign",
                                SignerForm.of("A", "a@example.org").fields())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void everyLanguageHasTheCountryThatLinksAreShownWith() {
        for (Language language : Language.values()) {
            assertThat(language.territory()).matches(language.code() + "_[A-Z]{2}");
        }
        assertThat(Language.EL.territory()).isEqualTo("el_GR");
        assertThat(Language.GA.territory()).isEqualTo("ga_IE");
    }
}
