package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Posts as files: what is understood, and that whatever is wrong is refused with its file and line.
class PostFilesTest {
    private static final Instant NOW = Instant.parse("2027-05-20T12:00:00Z");
    private static final String POST = """
            ---
            title: A first post
            kind: post
            published: 2027-05-01T08:00:00Z
            status: ready
            summary: What it is about.
            links:
              - label: "A roadmap: the way"
                url: "https://example.org/roadmap?a=1&b=2"
            ---
            A paragraph with *stress* and a [link](https://example.org/).

            ## A heading

            - one
            - two

            > quoted
            """;
    private static final String EVENT = POST.replace("kind: post", "kind: event")
            .replace("links:\n", "starts: 2027-06-01\nends: 2027-06-02\nplace: Brussels\nlinks:\n");
    private static final String GERMAN = """
            ---
            title: Ein erster Beitrag
            status: ready
            summary: Worum es geht.
            ---
            Ein Absatz.
            """;

    private final KitFiles real = withoutNews(KitFolders.files(KitFolder.REAL));

    private static KitFiles withoutNews(KitFiles files) {
        KitFiles left = files;
        for (String path : files.contents().keySet()) {
            left = path.startsWith("news/") ? left.without(path) : left;
        }
        return left;
    }

    private KitFiles with(String english) {
        return real.with("news/first.en.md", english);
    }

    private static List<Post> posts(KitFiles files) {
        try {
            return KitReader.read(files).content().posts();
        } catch (KitException e) {
            throw new AssertionError(e.errors().toString());
        }
    }

    private static List<String> errors(KitFiles files) {
        return KitReader.errors(files).stream().map(KitError::toString).toList();
    }

    private String html(String markdown) {
        return posts(with(POST.substring(0, POST.lastIndexOf("---\n") + 4) + markdown))
                .getFirst()
                .main()
                .html();
    }

    @Test
    void aKitWithoutNewsHasNone() {
        assertThat(posts(real)).isEmpty();
    }

    @Test
    void aPostIsRead() {
        Post post = posts(with(POST)).getFirst();
        assertThat(post.slug()).isEqualTo("first");
        assertThat(post.kind()).isEqualTo(Post.Kind.POST);
        assertThat(post.published()).contains(Instant.parse("2027-05-01T08:00:00Z"));
        assertThat(post.when()).isEmpty();
        assertThat(post.main().title()).isEqualTo("A first post");
        assertThat(post.main().links())
                .containsExactly(new Post.Link("A roadmap: the way", "https://example.org/roadmap?a=1&b=2"));
        assertThat(post.main().html()).isEqualTo("""
                <p>A paragraph with <em>stress</em> and a <a rel="noreferrer" href="https://example.org/">link</a>.</p>
                <h2>A heading</h2>
                <ul>
                <li>one</li>
                <li>two</li>
                </ul>
                <blockquote>
                <p>quoted</p>
                </blockquote>
                """);
    }

    @Test
    void anEventHasItsDaysOrTimes() {
        assertThat(posts(with(EVENT)).getFirst().when())
                .contains(new Post.When.Days(LocalDate.parse("2027-06-01"), LocalDate.parse("2027-06-02")));
        String timed = EVENT.replace("starts: 2027-06-01", "starts: 2027-06-01T10:00:00+02:00")
                .replace("ends: 2027-06-02\n", "");
        assertThat(posts(with(timed)).getFirst().when())
                .contains(new Post.When.Times(OffsetDateTime.parse("2027-06-01T10:00:00+02:00"), Optional.empty()));
    }

    @Test
    void aTranslationWithoutAPlaceHasTheMainOne() {
        KitFiles files = with(EVENT).with("news/first.de.md", GERMAN);
        assertThat(posts(files).getFirst().text(Language.DE).place()).isEqualTo("Brussels");
        KitFiles own =
                with(EVENT).with("news/first.de.md", GERMAN.replace("status: ready", "status: ready\nplace: Brüssel"));
        assertThat(posts(own).getFirst().text(Language.DE).place()).isEqualTo("Brüssel");
    }

    @Test
    void oneThatIsInSeveralLanguagesIsOne() {
        Post post = posts(with(POST).with("news/first.de.md", GERMAN)).getFirst();
        assertThat(post.main().language()).isEqualTo(Language.EN);
        assertThat(post.text(Language.DE).title()).isEqualTo("Ein erster Beitrag");
        assertThat(post.text(Language.FR).title()).isEqualTo("A first post");
        Post unready = posts(with(POST).with("news/first.de.md", GERMAN.replace("ready", "draft")))
                .getFirst();
        assertThat(unready.text(Language.DE).title()).isEqualTo("A first post");
        assertThat(unready.isPublic(NOW)).isTrue();
    }

    @Test
    void itIsPublicOnceItIsReadyAndItsTimeHasCome() {
        assertThat(posts(with(POST)).getFirst().isPublic(NOW)).isTrue();
        assertThat(posts(with(POST.replace("status: ready", "status: draft")))
                        .getFirst()
                        .isPublic(NOW))
                .isFalse();
        List<Post> later = posts(with(POST.replace("2027-05-01", "2027-05-21")));
        assertThat(Post.published(later, NOW)).isEmpty();
        Instant appears = Instant.parse("2027-05-21T08:00:00Z");
        assertThat(Post.nextChange(later, NOW)).isEqualTo(appears);
        assertThat(Post.published(later, appears)).hasSize(1);
        assertThat(Post.nextChange(later, appears)).isEqualTo(Instant.MAX);
    }

    @Test
    void aDraftHoldsBackItsOwnLanguageAlone() {
        KitFiles files = with(POST.replace("status: ready", "status: draft")).with("news/first.de.md", GERMAN);
        Post post = posts(files).getFirst();
        assertThat(post.isPublic(NOW)).isTrue();
        assertThat(post.isReady(Language.EN)).isFalse();
        for (Language language : List.of(Language.EN, Language.DE, Language.FR)) {
            assertThat(post.text(language).language()).isEqualTo(Language.DE);
        }
        assertThat(errors(files.with(
                        "news/first.en.md",
                        POST.replace("status: ready", "status: draft").replaceFirst("published: .*\n", ""))))
                .singleElement()
                .satisfies(error -> assertThat(error).contains("published: a post that is ready needs"));
    }

    @Test
    void theNewestComesFirst() {
        KitFiles files = with(POST).with("news/second.en.md", POST.replace("2027-05-01", "2027-05-02"));
        assertThat(posts(files)).extracting(Post::slug).containsExactly("second", "first");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            title: A first post             | title: [a]                         | 2 | title: a text is expected
            title: A first post             | other: A first post                | 0 | title: is missing
            title: A first post             | title: A first post\\ncolour: red  | 3 | colour: is not known here
            kind: post                      | kind: podcast                      | 3 | kind: post or event is expected
            kind: post                      | kind: post\\nkind: post            | 4 | 'kind' stands here twice
            published: 2027-05-01T08:00:00Z | published: tomorrow                | 4 | published: a time such as
            published: 2027-05-01T08:00:00Z | published: 2027-02-30T08:00:00Z    | 4 | published: a time such as
            published: 2027-05-01T08:00:00Z | published: 0027-05-01T08:00:00Z    | 4 | published: lies outside the years
            published: 2027-05-01T08:00:00Z | updated: 2027-05-01T08:00:00Z      | 0 | published: a post that is ready needs
            status: ready                   | status: public                     | 5 | status: draft or ready is expected
            status: ready                   | status: ready\\nupdated: 2026-01-01T00:00:00Z | 6 | updated: lies before
            status: ready                   | status: ready\\nupdated: soon      | 6 | updated: a time such as
            status: ready                   | status: ready\\nstarts: 2027-06-01 | 6 | starts: only an event has it
            status: ready                   | status: ready\\nplace: Brussels    | 6 | place: only an event has it
            https://example.org/roadmap     | javascript:alert(1)                | 9 | url: an address that begins with https
            https://example.org/roadmap     | https:///roadmap                   | 9 | url: an address that begins with https
            label:                          | name:                              | 8 | label: is missing
            ---                             | --                                 | 1 | the file begins with front matter
            """)
    void whatIsWrongIsSaidWithItsLine(String before, String after, int line, String reason) {
        String spoilt = POST.replaceFirst(java.util.regex.Pattern.quote(before), after.replace("\\n", "\n"));
        assertThat(spoilt).isNotEqualTo(POST);
        String place = "news/first.en.md" + (line == 0 ? "" : ":" + line) + ": " + reason;
        assertThat(errors(with(spoilt))).anySatisfy(error -> assertThat(error).startsWith(place));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            starts: 2027-06-01 | # no start                   | starts: an event needs
            starts: 2027-06-01 | starts: 1 June               | starts: a day such as
            starts: 2027-06-01 | starts: 2027-06-01T10:00:00Z | ends: a time is expected where
            starts: 2027-06-01 | starts: 2027-06-03           | ends: lies before its start
            ends: 2027-06-02   | ends: 2027-06-31             | ends: a day such as
            """)
    void anEventWithoutItsTimeIsRefused(String before, String after, String reason) {
        assertThat(errors(with(EVENT.replace(before, after))))
                .anySatisfy(error ->
                        assertThat(error).startsWith("news/first.en.md").contains(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10:00:00+02:00", "08:00:00Z", "07:59:59Z"})
    void anEventEndsAfterItBegins(String end) {
        String event = EVENT.replace("starts: 2027-06-01", "starts: 2027-06-01T10:00:00+02:00")
                .replace("ends: 2027-06-02", "ends: 2027-06-01T" + end);
        assertThat(errors(with(event))).containsExactly("news/first.en.md:8: ends: does not lie after its start");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [x](javascript:alert(1))  | links begin with https://
            [x](//example.org)        | links begin with https://
            [x](/en/elsewhere)        | links begin with https://
            [x](data:text/html,hello) | links begin with https://
            ![x](https://example.org) | pictures can't stand in it
            '# A title'               | headings begin with ## or ###
            """)
    void whatCanNotStandInATextIsSaidWithItsLine(String markdown, String reason) {
        int line = POST.lines().toList().lastIndexOf("---") + 4;
        String file = POST.substring(0, POST.lastIndexOf("---\n") + 4) + "One line.\n\n" + markdown + "\n";
        assertThat(errors(with(file)))
                .singleElement()
                .satisfies(error -> assertThat(error).startsWith("news/first.en.md:" + line + ": text: " + reason));
    }

    @Test
    void markupIsShownAsItWasTyped() {
        assertThat(html("<script>alert(1)</script> <img src=x onerror=alert(1)> `<b>`"))
                .doesNotContain("<script", "<img", "<b>")
                .contains("&lt;script&gt;", "&lt;img");
        assertThat(html("```\ncode\n```\n\n    indented\n\n***")).doesNotContain("<pre", "<hr");
    }

    @Test
    void aTextThatIsTooLongIsRefusedWithASentence() {
        assertThat(errors(with(POST + "x".repeat(1_000_000)))).contains("news/first.en.md: is larger than 256 KiB");
        assertThat(errors(with(POST + "x".repeat(20_001))))
                .containsExactly("news/first.en.md: text: is longer than 20000 characters");
        assertThat(errors(with(POST.replace("What it is about.", "x".repeat(501)))))
                .containsExactly("news/first.en.md:6: summary: one line of at most 500 characters is expected");
        assertThat(errors(with(POST.substring(0, POST.lastIndexOf("---\n") + 4))))
                .containsExactly("news/first.en.md: text: is missing below the front matter");
        assertThat(errors(with(POST + "turned \u202E around")))
                .anyMatch(error -> error.contains("turns the direction"));
    }

    @Test
    void aParagraphThatIsTooLongIsRefusedAtItsLine() {
        String text = "one\n\n" + "x".repeat(2_500) + "\n" + "x".repeat(2_500);
        assertThat(errors(with(POST.substring(0, POST.lastIndexOf("---\n") + 4) + text)))
                .containsExactly("news/first.en.md:14: text: a paragraph is longer than 4000 characters");
    }

    /// Feeds with such characters can be read by nobody.
    @ParameterizedTest
    @ValueSource(strings = {"&#1;", "&#x202E;", "&#xFFFE;", "&#xD800;", "[a](https://example.org/ \"&#8;\")"})
    void noEntityBringsInACharacterThatNobodyCouldType(String entity) {
        assertThat(errors(with(POST + "\nA " + entity + " here\n")))
                .anyMatch(error -> error.matches("news/first\\.en\\.md:[0-9]+: text: holds a .*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\x0B", "\\u202E", "\\N"})
    void noEscapeBringsOneIntoATitle(String escape) {
        assertThat(errors(with(POST.replace("title: A first post", "title: \"A" + escape + "B\""))))
                .anyMatch(error -> error.startsWith("news/first.en.md:2: title: holds a "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "*a **b ", "[", "![", "`", "**", "<", "&", "](", "1. > "})
    void aTextThatIsMadeToHurtIsReadOrRefusedAtOnce(String piece) {
        String hostile = piece.repeat(19_000 / piece.length());
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        errors(with(POST.substring(0, POST.lastIndexOf("---\n") + 4) + hostile + "\n"));
        long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat((after - before) / 1_000_000)
                .as("milliseconds of the processor")
                .isLessThan(5_000);
    }

    @Test
    void whatIsNestedTooDeeplyIsRefused() {
        String file = POST.substring(0, POST.lastIndexOf("---\n") + 4) + "> ".repeat(30) + "deep\n";
        assertThat(errors(with(file))).anyMatch(error -> error.contains("text: is nested too deeply"));
    }

    @Test
    void filesThatFitNoPostAreRefused() {
        assertThat(errors(real.with("news/first-.en.md", POST))).anyMatch(error -> error.contains("its name has"));
        assertThat(errors(real.with("news/first.xx.md", POST)))
                .anyMatch(error -> error.contains("the campaign has no text in the language 'xx'"));
        assertThat(errors(with(POST).with("news/first.de.md", GERMAN.replace("status:", "kind: event\nstatus:"))))
                .containsExactly(
                        "news/first.de.md:3: kind: is not the same as in news/first.en.md: it can be left out here");
    }

    @Test
    void moreFilesThanAnArchiveHoldsAreRefused() {
        SortedMap<String, byte[]> many = new TreeMap<>(real.contents());
        for (int i = 0; i <= 800; i++) {
            many.put("news/post-" + i + ".en.md", POST.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(errors(new KitFiles(many))).containsExactly("news: at most 800 files are expected, not 801");
    }

    @Test
    void onlyATextInAnotherLanguageIsItsOwnMainText() {
        String whole = GERMAN.replace("status:", "kind: post\npublished: 2027-05-01T08:00:00Z\nstatus:");
        Post post = posts(real.with("news/first.de.md", whole)).getFirst();
        assertThat(post.text(Language.EN).language()).isEqualTo(Language.DE);
    }

    @Test
    void aFileThatIsWrittenAgainIsTheSame() {
        Consumer<String> writtenAgain = content -> {
            PostFile file = PostFile.of(with(content), "first", Language.EN).orElseThrow();
            KitFiles again = with(file.write());
            assertThat(PostFile.of(again, "first", Language.EN)).contains(file);
            assertThat(posts(again)).isEqualTo(posts(with(content)));
        };
        writtenAgain.accept(POST);
        writtenAgain.accept(EVENT);
        writtenAgain.accept(POST.replace("title: A first post", "title: \"He said: \\\"no\\\" # twice\""));
    }

    @Test
    void theShippedPostsAreRead() {
        assertThat(posts(KitFolders.files(KitFolder.REAL)))
                .extracting(Post::slug)
                .containsExactly("interim-rules-expire", "signatures-handed-over", "petition-starts");
    }
}
