package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sara tells her friends, by links that say for which place they were made and how often they were passed on, and
/// nothing of her.
class SaraPassesItOnStoryTest extends OneApplication {
    private static final String WITH = HOME + "/with/eurochild";
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");

    @TempDir
    static Path folder;

    private static String share(String path) {
        HttpResponse<String> page = application.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().map()).doesNotContainKey("set-cookie");
        return page.body();
    }

    /// The links to other places, decoded.
    private static List<String> places(String page) {
        Matcher href = HREF.matcher(page.substring(page.indexOf("class=\"places\""), page.indexOf("id=\"link\"")));
        return href.results()
                .map(found -> URLDecoder.decode(found.group(1).replace("&amp;", "&"), StandardCharsets.UTF_8))
                .toList();
    }

    private static long count(String sql, Object... values) {
        return application.number(sql, values);
    }

    @Test
    void everyPlaceIsAPlainLinkToThePetition() {
        String page = share(HOME + "/share");
        List<String> places = places(page);
        assertThat(places)
                .hasSize(9)
                .allMatch(link -> link.contains(HOME + "?utm_source="))
                .allMatch(link -> link.endsWith("utm_content=g1") || link.contains("utm_content=g1"));
        assertThat(places.getFirst())
                .startsWith("https://wa.me/?text=Please sign: ")
                .contains("utm_source=whatsapp");
        assertThat(page.split("rel=\"noreferrer noopener\"", -1)).hasSize(10);
        // Nothing is loaded from elsewhere; what stands there to be copied is text.
        assertThat(page.replaceAll("(?s)<textarea.*?</textarea>", ""))
                .doesNotContainPattern("(src|action|data)=\"(https?:)?//");
    }

    @Test
    void aLinkIsPassedOnWithItsNumberAndWithoutTheWordByWhichSomebodyCame() {
        assertThat(share(HOME + "?utm_source=only-ann")).contains("href=\"" + HOME + "/share\"");
        assertThat(share(HOME + "?utm_source=only-ann&utm_content=g1"))
                .contains("href=\"" + HOME + "/share?utm_content=g1\"");
        String second = share(HOME + "/share?utm_source=only-ann&utm_content=g1");
        assertThat(second).doesNotContain("only-ann");
        assertThat(places(second)).allMatch(link -> link.contains("utm_content=g2"));
        assertThat(places(second).getFirst()).contains("utm_source=whatsapp&utm_content=g2");
        assertThat(second).contains("href=\"/de/" + CAMPAIGN + "/share?utm_content=g1\"");
        assertThat(second).isEqualTo(share(HOME + "/share?utm_content=g1"));
        assertThat(places(share(HOME + "/share?utm_content=g9"))).allMatch(link -> link.contains("utm_content=g9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%22%3E%3Cscript%3E", "a%20b", "%C3%A9", ""})
    void whatIsNoWordIsDropped(String hostile) {
        String page = share(HOME + "/share?utm_source=" + hostile + "&utm_content=" + hostile);
        assertThat(page).doesNotContain("<script>").contains("utm_source=link&amp;utm_content=g1");
        assertThat(share(HOME + "/share?utm_source=x&utm_content=" + hostile)).contains("utm_content=g1");
    }

    @Test
    void anOrganisationHasItsOwn() {
        String page = share(WITH + "/share");
        assertThat(places(page)).allMatch(link -> link.contains(WITH + "?utm_source="));
        assertThat(page).contains("src=\"" + WITH + "/share.png\"", "href=\"" + WITH + "/embed\"");
        assertThat(share(HOME + "/share")).doesNotContain("/embed\"");
        assertThat(application
                        .get(HOME + "/share?with=eurochild&utm_source=x&utm_content=g2")
                        .headers()
                        .firstValue("location"))
                .contains(WITH + "/share?utm_content=g2");
        assertThat(application.get(HOME + "/poster?with=nobody").statusCode()).isEqualTo(200);
    }

    @Test
    void afterSigningItIsStillKnownHowOftenTheLinkHadBeenPassedOn() {
        String page = share(WITH + "?utm_source=radio&utm_content=g3");
        assertThat(page).contains("name=\"source\" value=\"radio\"", "name=\"generation\" value=\"3\"");
        HttpResponse<String> sent = application.sign(SignerForm.of("Sara Signs", "sara@signs.example")
                .with("organisation", "eurochild")
                .with("organisation_updates", "no")
                .with("source", "radio")
                .with("generation", "3"));
        String inbox = sent.headers().firstValue("location").orElseThrow();
        assertThat(URI.create(inbox).getQuery()).isEqualTo("organisation=eurochild&utm_source=radio&utm_content=g3");
        String onward = "href=\"" + WITH + "/share?utm_content=g3\"";
        assertThat(share(inbox)).contains(onward);
        HttpResponse<String> confirmed = application.confirm(application.mailTo("sara@signs.example", 1));
        assertThat(confirmed.statusCode()).isEqualTo(303);
        assertThat(application
                        .get(confirmed.headers().firstValue("location").orElseThrow())
                        .body())
                .contains(onward);
    }

    @Test
    void theTeamSeesHowLinksTravelUntilTheSignatureIsWithdrawn() {
        TestMember cleo = TestMember.of(
                application,
                "Cleo",
                new Grant(Role.COORDINATOR, (int) count("SELECT id FROM campaign WHERE slug = ?", CAMPAIGN), 0));
        application.counted(SignerForm.of("Sam", "sam@travel.example").with("source", "travel"));
        TestMail mail = application.counted(SignerForm.of("Sue", "sue@travel.example")
                .with("source", "travel")
                .with("generation", "2"));
        assertThat(count("SELECT generation FROM signature WHERE source = 'travel' AND generation IS NOT NULL"))
                .isEqualTo(2);
        String overview = "/console/" + CAMPAIGN + "/overview";
        assertThat(cleo.get(overview + "?by=source").body())
                .as("whoever made a link for one person does not see that it was used")
                .doesNotContain(">travel<");
        application.execute("""
                UPDATE tally SET count = count + CASE dimension WHEN 'source' THEN 22 ELSE 11 END
                WHERE dimension = 'source' AND key = 'travel' OR dimension = 'generation' AND key = '2 travel'
                """);
        String row = ">travel<svg[^>]*>.*?</svg></th>\\s*"
                + List.of("12", "0", "12", "0", "50.0%").stream()
                        .map(cell -> "<td class=\"number\">" + cell + "</td>\\s*")
                        .reduce("", String::concat);
        assertThat(cleo.get(overview + "?by=source").body()).containsPattern(row);
        assertThat(cleo.get(overview).body()).doesNotContain("by-generation");
        assertThat(cleo.get(overview + "/generation.csv").body().lines())
                .startsWith("source,first_hand,passed_on_once,passed_on_twice,passed_on_more")
                .contains("travel,12,0,12,0");
        application.visitor().post(mail.minePath(), Map.of("action", "withdraw"));
        Await.until(
                "withdrawn",
                () -> count(
                                "SELECT coalesce(sum(count), 0) FROM tally WHERE dimension = 'generation' AND key = ?",
                                "2 travel")
                        == 11);
    }

    @Test
    void thePictureIsMadeForEachLanguageAndOrganisation() throws IOException {
        byte[] english = picture(HOME + "/share.png");
        for (String other : new String[] {"/el/" + CAMPAIGN, "/bg/" + CAMPAIGN, "/mt/" + CAMPAIGN, WITH}) {
            assertThat(picture(other + "/share.png")).isNotEqualTo(english);
        }
    }

    private static byte[] picture(String path) throws IOException {
        HttpResponse<byte[]> answer = application.visitor().getBytes(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("image/png");
        assertThat(answer.body().length).isBetween(5_000, 100 * 1024);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(picture.getWidth()).isEqualTo(1200);
        assertThat(picture.getHeight()).isEqualTo(630);
        String tag = answer.headers().firstValue("etag").orElseThrow();
        assertThat(application.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        return answer.body();
    }

    @Test
    void pagesNameTheirPicture() {
        String site = "https://petition.example.org";
        assertThat(share(HOME))
                .contains("<meta property=\"og:image\" content=\"" + site + HOME + "/share.png\">")
                .contains(
                        "<meta property=\"og:image:alt\" content=\"How many have signed so far: Every Second Counts\">");
        assertThat(share(WITH)).contains("content=\"" + site + WITH + "/share.png\"");
        assertThat(share(HOME + "/statistics")).contains("content=\"" + site + HOME + "/share.png\"");
        assertThat(application.get(HOME + "/nowhere").body()).doesNotContain("og:image");
        assertThat(share(WITH + "/widget")).doesNotContain("og:image");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/nobody/share",
                "/xx/" + CAMPAIGN + "/share",
                HOME + "/with/nobody/share",
                HOME + "/with/nobody/share.png",
                "/xx/" + CAMPAIGN + "/share.png",
                "/en/nobody/poster",
                HOME + "/with/nobody/sheet"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(application.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void posterAndCardsHoldTheCodeAndTheAddress() {
        for (String page : new String[] {"/poster", "/sheet"}) {
            String body = share(WITH + page);
            assertThat(body).contains("petition.example.org" + WITH + "<").contains("Eurochild");
            assertThat(body.split("class=\"code\"", -1)).hasSize(page.equals("/poster") ? 2 : 9);
        }
    }

    @Test
    void theNumberOfThePosterStandsInTheRingAndItsPartsBelow() {
        Document poster = Jsoup.parse(share(HOME + "/poster"));
        assertThat(poster.select(".poster .ring > svg + .total")).hasSize(1);
        assertThat(poster.select(".poster .ring .parts")).isEmpty();
        assertThat(poster.select(".poster .ring + .parts > li")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {HOME, WITH})
    void thePictureWithALinkStandsOnAnySite(String path) {
        String site = "https://petition.example.org";
        Element field = Jsoup.parse(share(path + "/share?utm_content=g1")).expectFirst("textarea#site-html[readonly]");
        Element link = Jsoup.parse(field.text()).body().child(0);
        assertThat(link.normalName()).isEqualTo("a");
        assertThat(link.attr("href")).isEqualTo(site + path + "?utm_source=site&utm_content=g2");
        Element picture = link.expectFirst("img");
        assertThat(picture.attr("src")).isEqualTo(site + path + "/share.png");
        assertThat(picture.attr("alt")).startsWith("Please sign: ");
        assertThat(application
                        .visitor()
                        .getBytes(URI.create(picture.attr("src")).getPath())
                        .headers()
                        .firstValue("cross-origin-resource-policy"))
                .as("other sites may show it")
                .isEmpty();
    }

    @Test
    void textsWithMarkupStayText() {
        String hostile = "<script>alert(1)</script> \"& 'b'";
        TestKit.in(folder, "hostile").replacing("petition.en.md", "# Every second counts.", "# " + hostile);
        try (TestApplication other = TestApplication.start(Setup.fresh().withCampaigns(folder))) {
            for (String page : new String[] {"/share", "/poster", "/sheet"}) {
                HttpResponse<String> answer = other.get("/en/hostile" + page);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).doesNotContain("<script>alert");
            }
            // The signature is HTML that stands as text in this page: escaped once for each.
            assertThat(other.get("/en/hostile/share").body()).contains("&amp;lt;script&amp;gt;alert(1)");
            Document share = Jsoup.parse(other.get("/en/hostile/share").body());
            Document pasted = Jsoup.parse(share.expectFirst("#site-html").text());
            assertThat(pasted.select("script")).isEmpty();
            assertThat(pasted.expectFirst("img").attr("alt")).contains(hostile);
            assertThat(other.get("/en/hostile/share.png").statusCode()).isEqualTo(200);
        }
    }
}
