package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.i18n.Language;
import eu.undersigned.voice.Reason;
import eu.undersigned.voice.ReleaseResult;
import eu.undersigned.voice.Wording;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

/// Rosa reads what others said, in her language, as far as she wants to; and no longer when they took it back.
class RosaReadsTheVoicesStoryTest {
    private static final String VOICES = HOME + "/voices";
    private static final String GERMAN = "/de/" + CAMPAIGN;
    private static final String[] PLACES = {HOME, VOICES, HOME + "/voices.atom", GERMAN + "/voices"};

    private final TestApplication application =
            TestApplication.start(Setup.fresh().with("UNDERSIGNED_HTTP_TRUSTED_PROXIES", "127.0.0.1/32"));
    private final TestModerator moderator = TestModerator.of(application, CAMPAIGN);

    @AfterEach
    void stop() {
        moderator.close();
        application.close();
    }

    private String published(WriterForm form) {
        String mine = form.leave(application, VOICES);
        moderator.publish(mine, form);
        return mine;
    }

    private Document page(String path) {
        HttpResponse<String> answer = application.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private void awaitOn(String path, String words) {
        Await.until(words, () -> application.get(path).body().contains(words));
    }

    private org.w3c.dom.Document feed(String path) throws Exception {
        HttpResponse<String> answer = application.get(path);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/atom+xml; charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void beforeAnybodySpokeThePagesSaySo() throws Exception {
        assertThat(page(VOICES).select(".voice")).isEmpty();
        assertThat(page(HOME).select("section.voices a").eachAttr("href")).containsExactly(VOICES, VOICES + "/before");
        assertThat(feed(HOME + "/voices.atom").getElementsByTagName("entry").getLength())
                .isZero();
        for (String number : new String[] {"2", "0", "x", "99999"}) {
            assertThat(application.get(VOICES + "?page=" + number).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aVoiceStandsOnPageAndFeedAndCampaignAndLeavesAllOfThemAtOnce() throws Exception {
        String words = "One sentence.\n\nAnother <b> & one.\nIts second line.";
        String mine = published(WriterForm.of("safeguarder", words));
        awaitOn(VOICES, "One sentence.");
        Element voice = page(VOICES).expectFirst("article.voice");
        assertThat(voice.select("h2").text()).isEqualTo("Vera Example");
        assertThat(voice.select(".small").text()).startsWith("A safeguarder · Ireland · ");
        assertThat(voice.select("div[lang=en] p").eachText())
                .containsExactly("One sentence.", "Another <b> & one. Its second line.");
        assertThat(voice.select("details")).isEmpty();

        Document german = page(GERMAN + "/voices");
        assertThat(german.select(".voice div").attr("lang")).isEqualTo("en");
        assertThat(german.select(".voice .small").text()).endsWith("Englisch");

        Element section = page(HOME).expectFirst("section.voices");
        assertThat(section.select("blockquote").text()).isEqualTo("One sentence. Another <b> & one. Its second line.");
        assertThat(section.select("figure a")).as("that was all of it").isEmpty();

        org.w3c.dom.Document feed = feed(HOME + "/voices.atom");
        assertThat(feed.getElementsByTagName("title").item(1).getTextContent())
                .startsWith("Vera Example · A safeguarder · Ireland · ");
        assertThat(feed.getElementsByTagName("content").item(0).getTextContent())
                .isEqualTo("<p>One sentence.</p><p>Another &lt;b&gt; &amp; one.<br>Its second line.</p>");
        org.w3c.dom.Element entry = (org.w3c.dom.Element)
                feed(GERMAN + "/voices.atom").getElementsByTagName("entry").item(0);
        assertThat(entry.getAttribute("xml:lang")).isEqualTo("en");
        assertThat(page(VOICES).select("link[type=application/atom+xml]").attr("href"))
                .isEqualTo(HOME + "/voices.atom");

        assertThat(page(mine).select("main a").eachAttr("href")).contains(VOICES + "#" + voice.attr("id"));
        String tag = application.get(VOICES).headers().firstValue("etag").orElseThrow();
        assertThat(application.get(VOICES).headers().firstValue("cache-control"))
                .hasValue("no-cache");
        application.visitor().post(mine, Map.of("do", "take-back"));
        for (String place : PLACES) {
            assertThat(application.get(place).body()).as(place).doesNotContain("One sentence.");
        }
        assertThat(application.get(VOICES, "If-None-Match", tag).statusCode())
                .as("no cache may go on with what it has")
                .isEqualTo(200);
        assertThat(application.number("SELECT (SELECT count(*) FROM voice) + (SELECT count(*) FROM voice_published)"))
                .isZero();
    }

    @Test
    void aTextWithNotesStandsClosedAndNowhereElse() throws Exception {
        published(WriterForm.of("survivor", "It was at home.")
                .with("name", "")
                .with("country", "")
                .and("note", "abuse")
                .and("note", "violence"));
        awaitOn(VOICES, "It was at home.");
        Element voice = page(VOICES).expectFirst("article.voice");
        assertThat(voice.select("h2").text()).isEqualTo("A survivor");
        assertThat(voice.select("> div")).isEmpty();
        assertThat(voice.select("details:not([open]) > summary").text())
                .isEqualTo("Content note: sexual abuse, violence. Open the text");
        assertThat(voice.select("details > div p").text()).isEqualTo("It was at home.");
        assertThat(application.get(HOME).body()).doesNotContain("It was at home.");
        org.w3c.dom.Document feed = feed(HOME + "/voices.atom");
        assertThat(feed.getElementsByTagName("content").getLength()).isZero();
        assertThat(feed.getElementsByTagName("summary").item(0).getTextContent())
                .isEqualTo("Content note: sexual abuse, violence. Open the text");
        assertThat(application.get(HOME + "/voices.atom").body())
                .contains("A survivor", voice.attr("id").replace("voice-", VOICES + "/"))
                .doesNotContain("It was at home.");
    }

    private static Instant updated(org.w3c.dom.Document feed, int number) {
        return Instant.parse(feed.getElementsByTagName("updated").item(number).getTextContent());
    }

    @Test
    void aTranslationSaysThatItIsOneAndTheOriginalIsBesideIt() throws Exception {
        WriterForm form = WriterForm.of("supporter", "Words in English.");
        String mine = published(form);
        awaitOn(GERMAN + "/voices", "Words in English.");
        org.w3c.dom.Document before = feed(GERMAN + "/voices.atom");
        moderator.translate(mine, Language.DE, "Worte auf Deutsch.");
        awaitOn(GERMAN + "/voices", "Worte auf Deutsch.");
        org.w3c.dom.Document after = feed(GERMAN + "/voices.atom");
        for (int i = 0; i < 2; i++) { // of the feed, and of the entry
            assertThat(updated(after, i)).isAfter(updated(before, i));
        }
        assertThat(after.getElementsByTagName("published").item(0).getTextContent())
                .isEqualTo(before.getElementsByTagName("published").item(0).getTextContent());
        Element voice = page(GERMAN + "/voices").expectFirst("article.voice");
        assertThat(voice.select("> div[lang=de] p").text()).isEqualTo("Worte auf Deutsch.");
        assertThat(voice.select("> details:not([open]) > div[lang=en] p").text())
                .isEqualTo("Words in English.");
        assertThat(voice.select("> details > summary").text()).contains("Englisch");
        assertThat(voice.select("> p.small")).hasSize(2);
        assertThat(page(VOICES).select("article.voice details")).isEmpty();
        assertThat(page(GERMAN).select("section.voices blockquote").text()).isEqualTo("Worte auf Deutsch.");
        assertThat(page(GERMAN).select("section.voices figure a")).hasSize(1);
        assertThat(feed(GERMAN + "/voices.atom")
                        .getElementsByTagName("content")
                        .item(0)
                        .getTextContent())
                .endsWith("<p>Worte auf Deutsch.</p>");

        application.visitor().post(mine, Map.of("do", "take-back"));
        for (String place : new String[] {GERMAN, GERMAN + "/voices", GERMAN + "/voices.atom"}) {
            assertThat(application.get(place).body()).doesNotContain("Worte auf Deutsch.");
        }
    }

    @Test
    void theCampaignsPageShowsTheBeginningsOfTheNewestThree() {
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            String text = "Voice " + i + " says: " + "a word and ".repeat(40) + "the end";
            texts.add(text);
            published(WriterForm.of("supporter", text));
        }
        awaitOn(HOME, "Voice 4 says");
        Document page = page(HOME);
        List<String> quotes = page.select("section.voices blockquote").eachText();
        assertThat(quotes).hasSize(3);
        assertThat(quotes.getFirst())
                .startsWith("Voice 4 says: a word")
                .endsWith("…")
                .hasSizeLessThan(283);
        assertThat(texts.get(3)).startsWith(quotes.getFirst().replace("…", "") + " ");
        assertThat(page.select("section.voices figure a").eachAttr("href"))
                .hasSize(3)
                .allMatch(href -> href.startsWith(VOICES + "#voice-"));
        String anchor = page.select("section.voices figure a").attr("href").replaceFirst(".*#", "");
        assertThat(page(VOICES).getElementById(anchor)).isNotNull();
    }

    @Test
    void twentyStandOnAPage() throws Exception {
        for (int i = 1; i <= 21; i++) {
            published(WriterForm.of("supporter", "Number " + i + " speaks."));
        }
        awaitOn(VOICES, "Number 21 speaks.");
        assertThat(page(VOICES).select("article.voice")).hasSize(20);
        assertThat(page(VOICES).select("nav.pages").text()).isEqualTo("Page 1 of 2 Older");
        Document second = page(VOICES + "?page=2");
        assertThat(second.select("article.voice p").text()).contains("Number 1 speaks.");
        NodeList entries = feed(HOME + "/voices.atom").getElementsByTagName("entry");
        assertThat(entries.getLength()).isEqualTo(21);
        assertThat(application.get(HOME + "/voices.atom").body())
                .doesNotContain("?page=")
                .contains(VOICES + "/" + id(second))
                .contains(VOICES + "/" + id(page(VOICES)));
        HttpResponse<String> led = application.get(VOICES + "/" + id(second));
        assertThat(led.statusCode()).isEqualTo(303);
        assertThat(led.headers().firstValue("Location")).hasValue(VOICES + "?page=2#voice-" + id(second));
        assertThat(led.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    private static String id(Document list) {
        return list.expectFirst("article.voice").attr("id").replace("voice-", "");
    }

    @Test
    void aLinkOfTheFeedLastsAsLongAsTheVoice() {
        String mine = published(WriterForm.of("supporter", "Here for now."));
        awaitOn(VOICES, "Here for now.");
        String link = VOICES + "/" + id(page(VOICES));
        assertThat(application.get(HOME + "/voices.atom").body()).contains(link + "\"");
        assertThat(application.get(link).headers().firstValue("Location"))
                .hasValue(VOICES + "#voice-" + id(page(VOICES)));
        application.visitor().post(mine, Map.of("do", "take-back"));
        HttpResponse<String> gone = application.get(link);
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body()).contains("What was here is erased", "href=\"" + VOICES + "\"");
        assertThat(gone.headers().firstValue("Cache-Control")).hasValue("no-cache");
        for (String none : new String[] {"x", "00000000-0000-0000-0000-000000000000", "1-1-1-1-1"}) {
            assertThat(application.get(VOICES + "/" + none).statusCode())
                    .as(none)
                    .isEqualTo(404);
        }
    }

    @Test
    void anotherWordingIsAskedForAndTheWriterDecides() {
        WriterForm form = WriterForm.of("survivor", "It was in Exampletown.\n\nIt is over.");
        String mine = form.leave(application, VOICES);
        Wording first = new Wording("Vera Example", Optional.of("IE"), "It was in a town.\n\nIt is over.");
        moderator.propose(mine, first);
        Document asked = page(mine);
        assertThat(asked.select(".versions del").eachText()).containsExactly("It was in Exampletown.");
        assertThat(asked.select(".versions ins").eachText()).containsExactly("It was in a town.");
        String print = asked.select("input[name=print]").attr("value");

        moderator.propose(mine, new Wording("V.", Optional.empty(), "It was somewhere.\n\nIt is over."));
        HttpResponse<String> late = answer(mine, "agree", print);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("The proposal has changed", "It was somewhere.");
        Document second = page(mine);
        assertThat(second.select(".versions ins").eachText()).containsExactly("V.", "It was somewhere.");
        assertThat(answer(mine, "refuse", second.select("input[name=print]").attr("value"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(page(mine).select(".versions")).isEmpty();
        assertThat(moderator.release(mine, form)).isEqualTo(ReleaseResult.SECOND_NEEDED);

        moderator.propose(mine, first);
        HttpResponse<String> agreed =
                answer(mine, "agree", page(mine).select("input[name=print]").attr("value"));
        assertThat(agreed.statusCode()).isEqualTo(303);
        assertThat(agreed.headers().firstValue("location")).hasValue(mine);
        assertThat(page(mine).select(".voice").text())
                .contains("It was in a town.")
                .doesNotContain("Exampletown");
        assertThat(moderator.release(mine, form)).isEqualTo(ReleaseResult.OTHER_WORDING);
        moderator.publish(mine, form.with("text", first.text()));
        awaitOn(VOICES, "It was in a town.");
        assertThat(application.get(mine).body()).contains("Your words are published.");
    }

    private HttpResponse<String> answer(String mine, String what, String print) {
        return application.visitor().post(mine, Map.of("do", what, "print", print));
    }

    @Test
    void whatIsDeclinedIsErasedWithAReason() {
        String mine = WriterForm.of("survivor", "Somebody is in danger.").leave(application, VOICES);
        moderator.decline(mine, Reason.DANGER);
        Document page = page(mine);
        assertThat(page.select("main").text())
                .contains("This is no judgement of you", "please call 112")
                .doesNotContain("Somebody is in danger.");
        assertThat(page.select("main a").eachAttr("href")).contains("/en/help");
        assertThat(application.visitor().post(mine, Map.of("do", "take-back")).statusCode())
                .isEqualTo(200);
        assertThat(application.get(mine).statusCode()).isEqualTo(410);
    }

    @Test
    void whatIsNotForPagesStandsOnNone() {
        WriterForm form = WriterForm.of("supporter", "For lawmakers alone.").with("use", "letter");
        assertThat(form.send(application, VOICES + "/preview").body()).contains("It will stand on no page.");
        String mine = form.leave(application, VOICES);
        assertThat(moderator.release(mine, form)).isEqualTo(ReleaseResult.KEPT);
        assertThat(application.get(mine).body()).contains("They stand on no page.", "For lawmakers alone.");
        WriterForm other = WriterForm.of("supporter", "For everybody.");
        published(other);
        awaitOn(VOICES, "For everybody.");
        for (String place : PLACES) {
            assertThat(application.get(place).body()).as(place).doesNotContain("For lawmakers alone.");
        }
    }
}
