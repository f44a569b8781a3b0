package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Inga wants to know where the law stands: on the page, in her feed reader, in her calendar.
class IngaFollowsTheLawStoryTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String PLAIN = "no-timeline";

    @TempDir
    static Path folder;

    private static TestApplication application;

    @BeforeAll
    static void start() throws IOException {
        TestKit kit = TestKit.in(folder, CAMPAIGN);
        Files.writeString(kit.folder().resolve("timeline.csv"), """
                id,date,institution,kind,title,votes_for,votes_against,abstentions,source,url,title_de,state
                second,2023-11,parliament,mandate,<script>alert(1)</script> & a mandate,5100,200,100,Record,https://law.example.org/1,Ein Mandat,
                first,2022-05-11,commission,proposal,"The proposal; of many words, which make a line of a calendar longer than it may be – and so it is folded",,,,"Source <b>1</b>",,,
                third,2024-04-10,The Senate,vote,Rejected,1,299,0,Record,,Abgelehnt,
                fourth,2031,council,law,A law,,,,Plan,,,expected
                fifth,2199-01-01,council,vote,Said to be done,9,1,0,Record,,,done
                """);
        TestKit.in(folder, PLAIN);
        application = TestApplication.start(Setup.fresh().withCampaigns(folder));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from);
        return text.substring(start, text.indexOf(to, start));
    }

    @Test
    void thePageSaysWhereWeAreAndHowItCame() {
        HttpResponse<String> answer = application.get(HOME + "/timeline");
        assertThat(answer.statusCode()).isEqualTo(200);
        String page = answer.body();
        assertThat(between(page, "law-now", "</section>"))
                .contains("Where we are now", "10 April 2024", "Rejected", "Vote · The Senate")
                .contains("For: 1 · against: 299 · abstentions: 0");
        String steps = between(page, "<ol class=\"law\">", "</ol>");
        assertThat(steps).containsSubsequence("step-first", "step-second", "step-third", "step-fourth", "step-fifth");
        assertThat(steps)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; a mandate")
                .contains("Source &lt;b&gt;1&lt;/b&gt;")
                .contains("<time datetime=\"2023-11\">November 2023</time>", "For: 5,100 · against: 200")
                .contains("<rect class=\"approving\" width=\"944\"", "href=\"https://law.example.org/1\"")
                .contains("Proposal · European Commission")
                .contains("<li id=\"step-fourth\" class=\"expected\">", "Expected, not done yet")
                .contains("<li id=\"step-fifth\" class=\"expected\">");
        assertThat(page)
                .doesNotContain("<script>alert", "<b>1", "style=")
                .contains("Last step known here: 10 April 2024. What came after it is not known here.")
                .contains("rel=\"alternate\" type=\"application/atom+xml\" href=\"https://petition.example.org" + HOME
                        + "/timeline.atom\"");
        HttpResponse<String> again = application.get(
                HOME + "/timeline",
                "If-None-Match",
                answer.headers().firstValue("ETag").orElseThrow());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void whatNobodyTranslatedIsShownAsEnglish() {
        String page = application.get("/de/" + CAMPAIGN + "/timeline").body();
        assertThat(page)
                .contains("<p class=\"what\">Ein Mandat</p>")
                .contains("<p class=\"what\" lang=\"en\">The proposal; of many words")
                .contains("10. April 2024")
                .contains("5.100");
    }

    @Test
    void theCampaignPageHasTheLastTwoSteps() {
        String page = application.get(HOME).body();
        assertThat(between(page, "Where the law stands", "</section>"))
                .containsSubsequence("10 April 2024", "Rejected", "November 2023", "a mandate")
                .contains("href=\"" + HOME + "/timeline\"")
                .doesNotContain("The proposal", "A law");
        assertThat(application.get("/en/" + PLAIN).body()).doesNotContain("Where the law stands", "/timeline");
    }

    @Test
    void whereNothingIsKnownThereIsNoPage() {
        for (String page : List.of("timeline", "timeline.atom", "timeline.ics")) {
            assertThat(application.get("/en/" + PLAIN + "/" + page).statusCode())
                    .isEqualTo(404);
            assertThat(application.get("/fr/" + CAMPAIGN + "/" + page).statusCode())
                    .as("a language without a text")
                    .isEqualTo(404);
        }
    }

    private static Document parsed(String xml) throws ParserConfigurationException, IOException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getElementsByTagNameNS(ATOM, name);
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i).getParentNode() == parent) {
                found.add((Element) nodes.item(i));
            }
        }
        return found;
    }

    private static String one(Element parent, String name) {
        List<Element> found = children(parent, name);
        assertThat(found).as(name).hasSize(1);
        return found.getFirst().getTextContent();
    }

    /// What RFC 4287 asks of every feed and entry.
    private static void assertValid(Element element, Set<String> ids) {
        String id = one(element, "id");
        assertThat(URI.create(id).isAbsolute()).isTrue();
        assertThat(ids.add(id)).as("an id of its own: " + id).isTrue();
        assertThat(one(element, "title")).isNotBlank();
        assertThat(OffsetDateTime.parse(one(element, "updated"))).isNotNull();
        assertThat(children(element, "link"))
                .filteredOn(link -> link.getAttribute("rel").equals("alternate"))
                .singleElement()
                .satisfies(
                        link -> assertThat(URI.create(link.getAttribute("href")).isAbsolute())
                                .isTrue());
    }

    @Test
    void theFeedIsAtom() throws ParserConfigurationException, IOException, SAXException {
        HttpResponse<String> answer = application.get(HOME + "/timeline.atom");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/atom+xml; charset=utf-8");
        Element feed = parsed(answer.body()).getDocumentElement();
        assertThat(feed.getLocalName()).isEqualTo("feed");
        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        Set<String> ids = new HashSet<>();
        assertValid(feed, ids);
        assertThat(children(feed, "author"))
                .singleElement()
                .satisfies(author -> assertThat(one(author, "name")).isEqualTo("Justice Initiative"));
        assertThat(children(feed, "link"))
                .anySatisfy(link -> assertThat(List.of(link.getAttribute("rel"), link.getAttribute("href")))
                        .containsExactly("self", "https://petition.example.org" + HOME + "/timeline.atom"));
        List<Element> entries = children(feed, "entry");
        assertThat(entries).as("what is expected is no news yet").hasSize(3);
        entries.forEach(entry -> assertValid(entry, ids));
        assertThat(entries)
                .extracting(entry -> one(entry, "updated"))
                .containsExactly("2024-04-10T00:00:00Z", "2023-11-01T00:00:00Z", "2022-05-11T00:00:00Z");
        assertThat(one(feed, "updated")).isEqualTo("2024-04-10T00:00:00Z");
        assertThat(one(entries.get(1), "title")).contains("<script>alert(1)</script> & a mandate");
        assertThat(one(entries.get(1), "summary")).contains("For: 5,100", "https://law.example.org/1");
    }

    @Test
    void idsStayAndDifferByLanguageAndCampaign() throws ParserConfigurationException, IOException, SAXException {
        Element german = parsed(
                        application.get("/de/" + CAMPAIGN + "/timeline.atom").body())
                .getDocumentElement();
        Element english =
                parsed(application.get(HOME + "/timeline.atom").body()).getDocumentElement();
        assertThat(one(german, "id")).isNotEqualTo(one(english, "id"));
        assertThat(german.getAttribute("xml:lang")).isEqualTo("de");
        assertThat(children(german, "entry"))
                .extracting(entry -> entry.getAttribute("xml:lang"))
                .as("what nobody translated says that it is English")
                .containsExactly("", "", "en");
        assertThat(one(children(english, "entry").getLast(), "id"))
                .as("written down once: readers know the step by it")
                .isEqualTo("urn:uuid:ae0f5aef-f08c-3f29-bcae-c0a0f5eda37a");
    }

    @Test
    void theCalendarIsICalendar() {
        HttpResponse<String> answer = application.get(HOME + "/timeline.ics");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/calendar; charset=utf-8");
        String calendar = answer.body();
        assertThat(calendar).endsWith("\r\n").doesNotContainPattern("[^\r]\n");
        assertThat(Arrays.stream(calendar.split("\r\n")))
                .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                        .as(line)
                        .isLessThanOrEqualTo(75));
        List<String> lines = List.of(calendar.replace("\r\n ", "").split("\r\n"));
        assertThat(lines).startsWith("BEGIN:VCALENDAR", "VERSION:2.0").endsWith("END:VCALENDAR");
        assertThat(lines).filteredOn("BEGIN:VEVENT"::equals).hasSize(5);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("UID:urn:uuid:"))
                .hasSize(5)
                .doesNotHaveDuplicates();
        String since = lines.stream()
                .filter(line -> line.startsWith("DTSTAMP:"))
                .findFirst()
                .orElseThrow();
        assertThat(since)
                .as("when the kit was taken, not when the law moved")
                .isGreaterThan("DTSTAMP:20260101T000000Z");
        assertThat(lines).filteredOn(since::equals).hasSize(5);
        assertThat(lines)
                .filteredOn(since.replace("DTSTAMP", "LAST-MODIFIED")::equals)
                .hasSize(5);
        assertThat(lines).contains("DTSTART;VALUE=DATE:20220511", "DTEND;VALUE=DATE:20220512");
        assertThat(lines).as("the whole month").contains("DTSTART;VALUE=DATE:20231101", "DTEND;VALUE=DATE:20231201");
        assertThat(lines).as("the whole year").contains("DTSTART;VALUE=DATE:20310101", "DTEND;VALUE=DATE:20320101");
        assertThat(lines)
                .contains(
                        "SUMMARY;LANGUAGE=en:The proposal\\; of many words\\, which make a line of a calendar longer than"
                                + " it may be – and so it is folded")
                .anyMatch(line ->
                        line.startsWith("DESCRIPTION;LANGUAGE=en:Expected\\, not done yet\\nLaw · Council of the EU"));
        List<String> german = List.of(application
                .get("/de/" + CAMPAIGN + "/timeline.ics")
                .body()
                .replace("\r\n ", "")
                .split("\r\n"));
        assertThat(german)
                .as("what nobody translated says that it is English")
                .contains("SUMMARY;LANGUAGE=de:Ein Mandat", "SUMMARY;LANGUAGE=en:A law");
        assertThat(german)
                .as("the same steps")
                .containsAll(
                        lines.stream().filter(line -> line.startsWith("UID:")).toList());
    }
}
