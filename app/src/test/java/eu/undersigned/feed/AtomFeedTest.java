package eu.undersigned.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// What RFC 4287 asks of a feed, read back by the JDK's parser.
class AtomFeedTest {
    static final Feed FEED = new Feed(
            "urn:uuid:0f0e0d0c-0000-3000-8000-000000000001",
            "Every <Second> & \"Counts\"",
            "https://example.org/de/x/news",
            "https://example.org/de/x/news.atom",
            "de",
            "Justice Initiative",
            Instant.parse("2027-05-02T08:00:00Z"),
            List.of(
                    new Feed.Entry(
                            "urn:uuid:0f0e0d0c-0000-3000-8000-000000000002",
                            "Κάθε δευτερόλεπτο ]]> <script>",
                            "https://example.org/de/x/news/a?b=1&c=2",
                            Instant.parse("2027-05-01T08:00:00Z"),
                            Instant.parse("2027-05-02T08:00:00Z"),
                            "A <b>summary</b> & more",
                            "<p>A &amp; B</p>",
                            "el"),
                    new Feed.Entry(
                            "urn:uuid:0f0e0d0c-0000-3000-8000-000000000003",
                            "Zweiter",
                            "https://example.org/de/x/news/b",
                            Instant.parse("2027-04-01T08:00:00Z"),
                            Instant.parse("2027-04-01T08:00:00Z"),
                            "Kurz",
                            "")));

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private static Document parsed(Feed feed) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(AtomFeed.write(feed)));
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList all = parent.getChildNodes();
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element
                    && ATOM.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    private static String only(Element parent, String name) {
        List<Element> found = children(parent, name);
        assertThat(found).as(name).hasSize(1);
        return found.getFirst().getTextContent();
    }

    private static String link(Element parent, String relation) {
        List<String> found = children(parent, "link").stream()
                .filter(link -> link.getAttribute("rel").equals(relation))
                .map(link -> link.getAttribute("href"))
                .toList();
        assertThat(found).as(relation).hasSize(1);
        return found.getFirst();
    }

    @Test
    void hasWhatEveryFeedAndEntryMustHave() throws Exception {
        Element feed = parsed(FEED).getDocumentElement();
        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(feed.getLocalName()).isEqualTo("feed");
        assertThat(feed.getAttribute("xml:lang")).isEqualTo("de");
        assertThat(only(feed, "id")).isEqualTo(FEED.id());
        assertThat(only(feed, "title")).isEqualTo(FEED.title());
        assertThat(OffsetDateTime.parse(only(feed, "updated")).toInstant()).isEqualTo(FEED.updated());
        assertThat(only(children(feed, "author").getFirst(), "name")).isEqualTo("Justice Initiative");
        assertThat(link(feed, "self")).isEqualTo(FEED.self());
        assertThat(link(feed, "alternate")).isEqualTo(FEED.page());

        List<Element> entries = children(feed, "entry");
        assertThat(entries).hasSize(2);
        assertThat(entries.stream().map(entry -> only(entry, "id"))).doesNotHaveDuplicates();
        for (int i = 0; i < entries.size(); i++) {
            Element entry = entries.get(i);
            Feed.Entry expected = FEED.entries().get(i);
            assertThat(only(entry, "title")).isEqualTo(expected.title());
            assertThat(OffsetDateTime.parse(only(entry, "published")).toInstant())
                    .isEqualTo(expected.published());
            assertThat(OffsetDateTime.parse(only(entry, "updated")).toInstant()).isEqualTo(expected.updated());
            assertThat(only(entry, "summary")).isEqualTo(expected.summary());
            assertThat(link(entry, "alternate")).isEqualTo(expected.url());
        }
        Element content = children(entries.getFirst(), "content").getFirst();
        assertThat(content.getAttribute("type")).isEqualTo("html");
        assertThat(content.getTextContent()).isEqualTo("<p>A &amp; B</p>");
        assertThat(entries.getFirst().getAttribute("xml:lang")).isEqualTo("el");
        assertThat(children(entries.getLast(), "content")).isEmpty();
        assertThat(entries.getLast().getAttribute("xml:lang")).isEmpty();
    }

    @Test
    void anEmptyFeedIsOneToo() throws Exception {
        Feed empty = new Feed(FEED.id(), "None", FEED.page(), FEED.self(), "de", "Nobody", Instant.EPOCH, List.of());
        assertThat(only(parsed(empty).getDocumentElement(), "updated")).isEqualTo("1970-01-01T00:00:00Z");
    }
}
