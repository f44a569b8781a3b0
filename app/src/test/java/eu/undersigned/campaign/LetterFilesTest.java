package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.Letter.Stage;
import eu.undersigned.campaign.LetterText.Point;
import eu.undersigned.i18n.Language;
import eu.undersigned.secrets.ContentHash;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Open letters as files: what is understood, and that whatever is wrong is refused with its file.
class LetterFilesTest {
    private static final String SETTINGS = """
            # A comment that stays
            stage: open
            deadline: 2027-03-31
            initiators: [eurochild, terre-des-hommes]
            sources:
              - label: "Regulation (EU) 2021/1232"
                url: "https://example.org/oj"
                date: 2021-07
            """;
    private static final String TEXT = """
            ---
            title: A first letter
            sender: The coalition
            addressee: To the Parliament
            status: source
            summary: What it is about.
            note: An example.
            ---
            One paragraph
            on two lines.

            Another.

            ## points

            ### Ask this.

            Because of that.

            And of this.

            ### Ask nothing more.

            ## closing

            Thank you.
            """;
    private static final String GERMAN =
            TEXT.replace("status: source", "status: unreviewed").replace("A first letter", "Ein erster Brief");

    private final KitFiles real = without(KitFolders.files(KitFolder.REAL));

    private static KitFiles without(KitFiles files) {
        KitFiles left = files;
        for (String path : files.contents().keySet()) {
            left = path.startsWith("letters/") ? left.without(path) : left;
        }
        return left;
    }

    private KitFiles with(String settings, String english) {
        return real.with("letters/first.yaml", settings).with("letters/first.en.md", english);
    }

    private static List<Letter> letters(KitFiles files) {
        try {
            return KitReader.read(files).content().letters();
        } catch (KitException e) {
            throw new AssertionError(e.errors().toString());
        }
    }

    private static List<String> errors(KitFiles files) {
        return KitReader.errors(files).stream().map(KitError::toString).toList();
    }

    @Test
    void aLetterIsRead() {
        Letter letter = letters(with(SETTINGS, TEXT)).getFirst();
        assertThat(letter.slug()).isEqualTo("first");
        assertThat(letter.stage()).isEqualTo(Stage.OPEN);
        assertThat(letter.deadline()).contains(LocalDate.parse("2027-03-31"));
        assertThat(letter.delivered()).isEmpty();
        assertThat(letter.initiators()).containsExactly("eurochild", "terre-des-hommes");
        assertThat(letter.sources()).singleElement().satisfies(source -> {
            assertThat(source.url()).contains("https://example.org/oj");
            assertThat(source.date()).hasToString("2021-07");
        });
        LetterText text = letter.main();
        assertThat(text.title()).isEqualTo("A first letter");
        assertThat(text.sender()).isEqualTo("The coalition");
        assertThat(text.note()).isEqualTo("An example.");
        assertThat(text.opening()).containsExactly("One paragraph on two lines.", "Another.");
        assertThat(text.points())
                .containsExactly(
                        new Point("Ask this.", "Because of that.\n\nAnd of this."), new Point("Ask nothing more.", ""));
        assertThat(text.closing()).containsExactly("Thank you.");
        assertThat(text.paragraphs())
                .extracting(LetterText.Paragraph::key)
                .containsExactly("o1", "o2", "p1", "p2", "c1");
    }

    @Test
    void itsVersionIsTheHashOfTheDocumentedLayout() {
        assertThat(letters(with(SETTINGS, TEXT)).getFirst().main().version()).isEqualTo(ContentHash.of("""
                undersigned letter text v1
                title
                A first letter
                sender
                The coalition
                addressee
                To the Parliament
                opening
                One paragraph on two lines.
                opening
                Another.
                ask
                Ask this.
                why
                Because of that.
                why
                And of this.
                ask
                Ask nothing more.
                closing
                Thank you.
                """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            status: source                | status: source        | true
            summary: What it is about.    | summary: Another.     | true
            note: An example.             | note: No example.     | true
            'One paragraph\\non'          | One paragraph on      | true
            title: A first letter         | title: A second one   | false
            sender: The coalition         | sender: Somebody else | false
            addressee: To the Parliament  | addressee: To nobody  | false
            Thank you.                    | Thanks.               | false
            ### Ask this.                 | ### Ask that.         | false
            Because of that.              | Because of much.      | false
            """)
    void onlyAnotherWordingIsAnotherVersion(String before, String after, boolean isSame) {
        String changed = TEXT.replace(before.replace("\\n", "\n"), after);
        String version = letters(with(SETTINGS, TEXT)).getFirst().main().version();
        assertThat(letters(with(SETTINGS, changed)).getFirst().main().version().equals(version))
                .isEqualTo(isSame);
    }

    @Test
    void oneThatIsInSeveralLanguagesHasTheSourceAsItsMainText() {
        KitFiles files = real.with("letters/first.yaml", SETTINGS)
                .with("letters/first.de.md", TEXT)
                .with("letters/first.en.md", GERMAN);
        Letter letter = letters(files).getFirst();
        assertThat(letter.main().language()).isEqualTo(Language.DE);
        assertThat(letter.text(Language.EN).title()).isEqualTo("Ein erster Brief");
        assertThat(letter.text(Language.FR).language()).isEqualTo(Language.DE);
    }

    @Test
    void aTranslationOfAnEarlierTextIsStale() {
        String version = letters(with(SETTINGS, TEXT)).getFirst().main().version();
        KitFiles files = with(SETTINGS, TEXT)
                .with("letters/first.de.md", GERMAN.replace("summary:", "source_version: " + version + "\nsummary:"));
        Letter letter = letters(files).getFirst();
        assertThat(letter.text(Language.DE).isStale(letter.main())).contains(false);
        Letter changed = letters(files.with("letters/first.en.md", TEXT.replace("Another.", "Other.")))
                .getFirst();
        assertThat(changed.text(Language.DE).isStale(changed.main())).contains(true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            open      | 2027-03-31 | 2027-03-31 | true
            open      | 2027-03-31 | 2027-04-01 | false
            open      | -          | 2099-01-01 | true
            drafting  | 2027-03-31 | 2027-03-01 | false
            delivered | 2027-03-31 | 2027-03-01 | false
            """)
    void itIsOpenUntilItsDeadlineHasPassed(String stage, String deadline, LocalDate today, boolean isOpen) {
        String settings = "stage: " + stage + "\n" + (deadline == null ? "" : "deadline: " + deadline + "\n")
                + (stage.equals("delivered") ? "delivered: 2026\n" : "");
        assertThat(letters(with(settings, TEXT)).getFirst().isOpen(today)).isEqualTo(isOpen);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            stage: open               | stage: public                    | 2 | stage: drafting, open or delivered is expected
            stage: open               | # none                           | 0 | stage: is missing
            stage: open               | stage: delivered                 | 0 | delivered: the day is expected
            stage: open               | stage: open\\ndelivered: 2023    | 3 | delivered: the day is expected
            stage: open               | stage: open\\ncolour: red        | 3 | colour: is not known here
            stage: open               | stage: [open]                    | 2 | stage: a text is expected
            deadline: 2027-03-31      | deadline: 31 March               | 3 | deadline: a day such as
            deadline: 2027-03-31      | deadline: 2027-02-30             | 3 | deadline: a day such as
            deadline: 2027-03-31      | deadline: 0027-03-31             | 3 | deadline: lies outside the years
            [eurochild, terre-des-hommes] | [eurochild, eurochild]       | 4 | initiators: at most 50 organisations
            [eurochild, terre-des-hommes] | [nobody]                     | 0 | initiators: 'nobody' is not in organisations.csv
            "https://example.org/oj"  | "javascript:alert(1)"            | 7 | url: an address that begins with
            date: 2021-07             | date: 2021-13                    | 8 | date: a day, a month or a year
            date: 2021-07             | place: here                      | 8 | place: is not known here
            """)
    void whatIsWrongInItsSettingsIsSaidWithItsLine(String before, String after, int line, String reason) {
        String spoilt = SETTINGS.replaceFirst(Pattern.quote(before), after.replace("\\n", "\n"));
        assertThat(spoilt).isNotEqualTo(SETTINGS);
        String place = "letters/first.yaml" + (line == 0 ? "" : ":" + line) + ": " + reason;
        assertThat(errors(with(spoilt, TEXT)))
                .anySatisfy(error -> assertThat(error).startsWith(place));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            title: A first letter        | other: A first letter  | letters/first.en.md: title: is missing
            title: A first letter        | other: A first letter  | letters/first.en.md:2: other: is not known here
            addressee: To the Parliament | # nobody               | letters/first.en.md: addressee: is missing
            status: source               | status: draft          | letters/first.en.md: status: source, reviewed or unreviewed
            status: source               | status: reviewed       | letters/first.yaml: exactly one text of the letter
            status: source               | status: source\\nsource_version: x | letters/first.en.md: source_version: the version
            note: An example.            | note: "A\\u202EB"      | letters/first.en.md: note: holds a character that turns
            ## points                    | ## demands             | letters/first.en.md:14: the sections are 'points'
            ## closing                   | ## points              | letters/first.en.md:24: the sections are 'points'
            ## closing                   | # The end              | letters/first.en.md:24: headings are
            ### Ask this.                | Ask this.              | letters/first.en.md:17: each point begins with
            Another.                     | ### Another.           | letters/first.en.md:12: a point ('### ...') stands in
            ---                          | --                     | letters/first.en.md:1: the file begins with front matter
            """)
    void whatIsWrongInItsTextIsSaid(String before, String after, String expected) {
        String spoilt = TEXT.replaceFirst(
                Pattern.quote(before), after.replace("\\n", "\n").replace("\\u", "\\\\u"));
        assertThat(spoilt).isNotEqualTo(TEXT);
        assertThat(errors(with(SETTINGS, spoilt)))
                .anySatisfy(error -> assertThat(error).startsWith(expected));
    }

    @Test
    void whatIsTooLongOrTooMuchIsRefused() {
        Map<String, String> table = Map.of(
                TEXT.replace("A first letter", "x".repeat(151)), "title: one line of at most 150 characters",
                TEXT.replace("What it is about.", "x".repeat(501)), "summary: one line of at most 500 characters",
                TEXT.replace("Ask this.", "x".repeat(501)), "points: one line of at most 500 characters",
                TEXT.replace("Another.", "x".repeat(3_001)), "opening: a paragraph is longer than 3000 characters",
                TEXT.replace("Another.", "x\n\n".repeat(30)), "opening: at most 30 paragraphs are expected",
                TEXT.replace("Because of that.", "x\n\n".repeat(30)), "points: at most 30 paragraphs are expected",
                TEXT.replace("## closing", "### x\n\n".repeat(30) + "## closing"), "points: at most 30 are expected",
                TEXT.replace("Another.", ("x".repeat(2_900) + "\n\n").repeat(11)),
                        "text: is longer than 30000 characters",
                TEXT.substring(0, TEXT.indexOf("## points")), "the section '## points' with at least one point",
                TEXT.replace("One paragraph\non two lines.\n\nAnother.\n", ""), "a paragraph is missing below");
        table.forEach((text, reason) -> assertThat(errors(with(SETTINGS, text)))
                .anySatisfy(error -> assertThat(error).startsWith("letters/first.en.md: " + reason)));
        assertThat(errors(with(SETTINGS, TEXT + "x".repeat(300_000))))
                .anySatisfy(error -> assertThat(error).contains("is larger than 256 KiB"));
    }

    @Test
    void filesThatFitNoLetterAreRefused() {
        assertThat(errors(with(SETTINGS, TEXT).with("letters/first.xx.md", GERMAN)))
                .anyMatch(error -> error.contains("the campaign has no text in the language 'xx'"));
        assertThat(errors(real.with("letters/first-.yaml", SETTINGS)))
                .anyMatch(error -> error.startsWith("letters/first-.yaml: its name has"));
        assertThat(errors(real.with("letters/first.en.md", TEXT)))
                .containsExactly("letters/first.en.md: letters/first.yaml is missing");
        assertThat(errors(real.with("letters/first.yaml", SETTINGS)))
                .containsExactly("letters/first.yaml: exactly one text of the letter has the status 'source'");
        assertThat(errors(with(SETTINGS, TEXT).with("letters/first.de.md", TEXT)))
                .containsExactly("letters/first.yaml: exactly one text of the letter has the status 'source'");
        SortedMap<String, byte[]> many = new TreeMap<>(real.contents());
        for (int i = 0; i <= 300; i++) {
            many.put("letters/letter-" + i + ".yaml", SETTINGS.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(errors(new KitFiles(many))).containsExactly("letters: at most 300 files are expected, not 301");
    }

    /// A campaign whose petition people sign goes on, even if a file around it can't be read any more.
    @Test
    void aLetterThatCanNotBeReadIsLeftOutAsAWhole() throws KitException {
        KitFiles files = with(SETTINGS.replace("stage: open", "stage: other"), TEXT)
                .with("letters/second.yaml", SETTINGS)
                .with("letters/second.en.md", TEXT);
        KitReader.Usable usable = KitReader.usable(files);
        assertThat(usable.kit().content().letters()).extracting(Letter::slug).containsExactly("second");
        assertThat(usable.leftOut()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A first letter", "He said: \"no\" # twice", "<script>alert(1)</script>", "1. - * [x](y)"})
    void aFileThatIsWrittenAgainIsTheSame(String title) {
        LetterFile file =
                LetterFile.of(with(SETTINGS, TEXT), "first", Language.EN).orElseThrow();
        Map<String, String> values = new TreeMap<>(file.values());
        values.put("title", title);
        LetterFile other = new LetterFile(values, file.opening(), file.points(), file.closing());
        KitFiles again = with(SETTINGS, other.write());
        assertThat(LetterFile.of(again, "first", Language.EN)).contains(other);
        assertThat(other.flaws("letters/first.en.md")).isEmpty();
        assertThat(letters(again).getFirst().main().version()).isEqualTo(other.version());
        assertThat(with(SETTINGS, file.write()).text("letters/first.en.md"))
                .isEqualTo(TEXT.replace("One paragraph\non two lines.", "One paragraph on two lines."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"# heading", "## points", "two\n\nparagraphs", " spaced ", ""})
    void whatWouldBeReadOtherwiseIsAFlaw(String paragraph) {
        LetterFile file =
                LetterFile.of(with(SETTINGS, TEXT), "first", Language.EN).orElseThrow();
        LetterFile other = new LetterFile(file.values(), List.of(paragraph), file.points(), file.closing());
        assertThat(other.flaws("letters/first.en.md")).isNotEmpty();
    }

    @Test
    void settingsThatAreWrittenKeepWhatDidNotChange() {
        KitFiles files = with(SETTINGS, TEXT);
        LetterSettings settings = LetterSettings.of(files, "first");
        assertThat(settings)
                .isEqualTo(new LetterSettings("open", "2027-03-31", "", List.of("eurochild", "terre-des-hommes")));
        assertThat(settings.in(files, "first").text("letters/first.yaml")).isEqualTo(SETTINGS);
        KitFiles moved = settings.withDeadline("2027-04-30").in(files, "first");
        assertThat(moved.text("letters/first.yaml")).isEqualTo(SETTINGS.replace("2027-03-31", "2027-04-30"));
        KitFiles fresh = LetterSettings.NEW.in(real, "first").with("letters/first.en.md", TEXT);
        assertThat(letters(fresh).getFirst().stage()).isEqualTo(Stage.DRAFTING);
    }

    @Test
    void theShippedLettersAreRead() {
        List<Letter> shipped = letters(KitFolders.files(KitFolder.REAL));
        assertThat(shipped).extracting(Letter::slug).containsExactly("demand-to-lawmakers", "forced-labour");
        assertThat(shipped.getLast().stage()).isEqualTo(Stage.DELIVERED);
        assertThat(shipped.getLast().main().points()).hasSize(5);
        assertThat(shipped).allSatisfy(letter -> assertThat(letter.sources()).isNotEmpty());
    }
}
