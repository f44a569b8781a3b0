package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.organisation.Colour;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.organisation.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One thing spoilt at a time: file, line and reason are what the author of a kit works with.
class KitReaderTest {
    private static final String HEADER_WITH_PROFILE =
            "slug,name,role,country,website,colour,logo,languages,privacy,contact,webhook,embedding";

    @TempDir
    Path folder;

    private KitFolder kit = new KitFolder(Path.of(""));

    @BeforeEach
    void copyTheRealKit() throws IOException {
        kit = KitFolder.copyInto(folder);
    }

    @Test
    void theRealKitReadsClean() throws KitException {
        Kit real = KitReader.read(KitFolder.REAL);
        assertThat(real.slug()).isEqualTo("every-second-counts");
        assertThat(real.minimumAge()).isEqualTo(16);
        assertThat(real.open()).isTrue();
        assertThat(real.closes()).isEmpty();
        assertThat(real.goal().first()).isEqualTo(100_000);
        assertThat(real.declared()).containsExactly(new Declared(LocalDate.of(2023, 6, 1), 50_000, "Eurochild"));
        assertThat(real.organisations()).hasSize(6);
        assertThat(real.organisations().getFirst().role()).isEqualTo(Organisation.Role.LEAD);
        assertThat(real.figures())
                .extracting(Figure::id)
                .startsWith("reported-per-second", "confirmed-addresses", "hosted-in-eu")
                .hasSize(real.content().facts().size());
        assertThat(real.texts()).extracting(PetitionText::language).containsExactly(Language.values());
        assertThat(real.texts()).extracting(PetitionText::version).doesNotHaveDuplicates();
        assertThat(real.texts()).allSatisfy(text -> {
            assertThat(text.version()).matches("[0-9a-f]{64}");
            assertThat(text.demands()).hasSize(4);
            assertThat(text.figures()).hasSize(3);
            assertThat(text.status())
                    .isEqualTo(
                            text.language() == Language.EN ? TranslationStatus.SOURCE : TranslationStatus.UNREVIEWED);
        });
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException, KitException {
        String before = version(kit.read());
        String text = Files.readString(folder.resolve("petition.sl.md"));
        kit.write("petition.sl.md", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
        assertThat(version(kit.read())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"# Another title", "### A finer heading", "#no space"})
    void aHeadingThatThereIsNotIsRefused(String heading) throws IOException {
        int line = kit.replace("petition.sl.md", "## demands\n", heading + "\n\n## demands\n");
        assertThat(kit.errors()).singleElement().satisfies(error -> {
            assertThat(error.file()).isEqualTo("petition.sl.md");
            assertThat(error.line()).isEqualTo(line);
        });
    }

    @Test
    void lineEndingsAndSpacesAtTheEndsDoNotMakeAnotherVersion() throws IOException, KitException {
        String before = version(kit.read());
        String text = Files.readString(folder.resolve("petition.sl.md"));
        kit.write("petition.sl.md", text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(version(kit.read())).isEqualTo(before);
        kit.write("petition.sl.md", text.replace(".\n", ".  \n").getBytes(StandardCharsets.UTF_8));
        assertThat(version(kit.read())).isEqualTo(before);
        kit.write(
                "petition.sl.md",
                java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(version(kit.read())).isEqualTo(before);
    }

    @Test
    void everyChangeOfWordsMakesAnotherVersion() throws IOException, KitException {
        String before = version(kit.read());
        String text = Files.readString(folder.resolve("petition.sl.md"));
        for (String line : text.lines()
                .filter(line -> line.matches("(# |- |\\p{L}).{30,}"))
                .toList()) {
            if (line.startsWith("addressee") || line.startsWith("source_version") || line.matches("- [a-z-]+: .*")) {
                continue; // not what is asked for
            }
            kit.write("petition.sl.md", text.replace(line, line + "x").getBytes(StandardCharsets.UTF_8));
            assertThat(version(kit.read())).as(line).isNotEqualTo(before);
        }
    }

    private static String version(Kit kit) {
        return kit.texts().stream()
                .filter(text -> text.language() == Language.SL)
                .findFirst()
                .orElseThrow()
                .version();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            slug: every-second-counts    | slug: Every              | slug: small letters, digits and single hyphens are expected, at most 60
            slug: every-second-counts    | slug: a--b               | slug: small letters, digits and single hyphens are expected, at most 60
            slug: every-second-counts    | slug: api                | slug: 'api' is a path of the application's own
            slug: every-second-counts    | slug: help               | slug: 'help' is a path of the application's own
            slug: every-second-counts    | slug: de                 | slug: 'de' is a path of the application's own
            name: Every Second Counts    | name: ""                 | name: a text is expected
            name: Every Second Counts    | name: [a, b]             | name: a text is expected
            minimum_age: 16              | minimum_age: 12          | minimum_age: a whole number from 13 to 99 is expected, not '12'
            minimum_age: 16              | minimum_age: sixteen     | minimum_age: a whole number from 13 to 99 is expected, not 'sixteen'
            open: true                   | open: yes                | open: true or false is expected
            open: true                   | opened: true             | opened: is not known here
            languages: [bg, cs           | languages: [bg, bg, cs   | languages: 'bg' stands here twice
            languages: [bg, cs           | languages: [bg, no, cs   | languages: 'no' is no official language of the EU
            hashtag: "#ChildSafetyOn"    | name: again              | 'name' stands here twice
            first: 100000                | first: 0                 | first: a whole number from 1 to 1000000000 is expected, not '0'
            raise_at_percent: 95         | raise_at_percent: 101    | raise_at_percent: a whole number from 50 to 100 is expected, not '101'
            steps: [250000, 500000       | steps: [500000, 250000   | steps: each step is higher than the one before
            steps: [250000,              | steps: [100000,          | steps: each step is higher than the one before
            date: 2023-06-01             | date: 1 June 2023        | date: a date such as 2023-06-01 is expected
            count: 50000                 | count: many              | count: a whole number from 1 to 1000000000 is expected, not 'many'
            """)
    void namesLineAndReasonInTheYaml(String before, String after, String reason) throws IOException {
        int line = kit.replace("campaign.yaml", before, after);
        assertThat(kit.errors()).contains(new KitError("campaign.yaml", line, reason));
        assertThat(kit.errors()).allMatch(error -> error.file().equals("campaign.yaml"));
    }

    @Test
    void namesWhatIsMissingInTheYaml() throws IOException {
        kit.replace("campaign.yaml", "hashtag: \"#ChildSafetyOn\"\n", "");
        assertThat(kit.errors()).containsExactly(new KitError("campaign.yaml", 0, "hashtag: is missing"));
    }

    @Test
    void namesTheLineOfWhatIsNoYaml() throws IOException {
        int line = kit.replace("campaign.yaml", "open: true", "open: [true");
        assertThat(kit.errors()).anySatisfy(error -> {
            assertThat(error.file()).isEqualTo("campaign.yaml");
            assertThat(error.line()).isGreaterThan(line).isLessThanOrEqualTo(line + 2);
            assertThat(error.reason()).startsWith("not YAML: ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "just a sentence", "- a\n- list\n"})
    void aFileWithoutNamesIsNoKit(String yaml) throws IOException {
        kit.write("campaign.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        assertThat(kit.errors())
                .contains(new KitError("campaign.yaml", 1, "a list of 'name: value' lines is expected"));
    }

    @Test
    void knowsWhenACampaignCloses() throws IOException, KitException {
        int line = kit.replace("campaign.yaml", "open: true", "open: true\ncloses: tomorrow") + 1;
        assertThat(kit.errors())
                .containsExactly(
                        new KitError("campaign.yaml", line, "closes: a time such as 2027-06-01T00:00:00Z is expected"));
        kit.replace("campaign.yaml", "closes: tomorrow", "closes: 2027-06-01T00:00:00Z");
        assertThat(kit.read().closes()).contains(Instant.parse("2027-06-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            organisations.csv | ,BE,https://eurochild   | ,EU,https://eurochild   | country: 'EU' is no country code
            organisations.csv | eurochild,Eurochild     | eurochild,              | name: is missing
            organisations.csv | eurochild,Eurochild     | Euro Child,Eurochild    | slug: small letters, digits and single hyphens are expected, at most 60, each slug once
            organisations.csv | eurochild,Eurochild     | child-safety-on,Euro    | slug: small letters, digits and single hyphens are expected, at most 60, each slug once
            organisations.csv | Eurochild,supporter     | Eurochild,friend        | role: lead, partner or supporter is expected
            organisations.csv | https://eurochild       | http://eurochild        | website: an address that begins with https:// is expected
            organisations.csv | ,BE,https://eurochild   | ,BE,x,https://eurochild | 5 values are expected, with a comma for each that is empty
            organisations.csv | slug,name,role          | slug,title,role         | the columns are slug,name,role,country,website, then any of key,colour,logo,languages,privacy,contact,webhook,embedding
            facts.csv         | 62,percent              | 62,share                | kind: count, decimal or percent is expected
            facts.csv         | 62,percent              | sixty,percent           | value: a number is expected, such as 2.0
            facts.csv         | ,Internet Watch Foundation,2024 | ,,2024          | a figure needs its source and its date
            facts.csv         | hosted-in-eu,           | confirmed-addresses,    | id: small letters, digits and single hyphens are expected, each id once
            facts.csv         | id,value                | value,id                | the columns are id,value,kind,source,as_of, then any of claim,unit,series,period,url,expires,conflicts_with,method; claim, unit, method in other languages too, such as claim.de
            """)
    void namesLineAndReasonInATable(String file, String before, String after, String reason) throws IOException {
        int line = kit.replace(file, before, after);
        assertThat(kit.errors()).contains(new KitError(file, line, reason));
    }

    @Test
    void namesTheLastLineToo() throws IOException {
        kit.append("organisations.csv", "x,X,friend,,");
        int line = kit.lines("organisations.csv");
        assertThat(kit.errors())
                .containsExactly(
                        new KitError("organisations.csv", line, "role: lead, partner or supporter is expected"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Child Safety On,supporter|Child Safety On,lead", "Initiative,lead|Initiative,partner"})
    void oneOrganisationLeads(String before, String after) throws IOException {
        kit.replace("organisations.csv", before, after);
        assertThat(kit.errors())
                .containsExactly(new KitError("organisations.csv", 0, "exactly one organisation has the role 'lead'"));
    }

    @Test
    void aCellWithoutItsEndIsNoCsv() throws IOException {
        kit.append("organisations.csv", "x,\"X,supporter,,\n");
        assertThat(kit.errors())
                .anyMatch(error -> error.file().equals("organisations.csv")
                        && error.reason().startsWith("not CSV"));
    }

    @Test
    void anOrganisationShowsItselfAsItWishes() throws IOException, KitException {
        kit.replace("organisations.csv", "slug,name,role,country,website", HEADER_WITH_PROFILE);
        profile("#0B6E69,us.svg,fr nl,https://eurochild.org/privacy,data@example.org,https://example.org/hook,"
                + "https://www.example.org http://localhost:8081");
        kit.write("logos/us.svg", "<svg xmlns='http://www.w3.org/2000/svg'></svg>".getBytes(StandardCharsets.UTF_8));
        kit.append("questions.csv", "organisation,language,question\neurochild,en,May we write to you?\n");
        Kit read = kit.read();
        Profile profile = read.organisations().stream()
                .filter(organisation -> organisation.slug().equals("eurochild"))
                .findFirst()
                .orElseThrow()
                .profile();
        assertThat(profile.colour()).contains(new Colour(0x0b, 0x6e, 0x69));
        assertThat(profile.logo()).contains(read.logos().getFirst().hash());
        assertThat(profile.languages()).containsExactly(Language.FR, Language.NL);
        assertThat(profile.questions()).isEqualTo(Map.of(Language.EN, "May we write to you?"));
        assertThat(profile.embedding()).containsExactly("https://www.example.org", "http://localhost:8081");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            red,,,,,,                          | colour: a colour such as #0b6e69 is expected
            ,../secret.svg,,,,,                | logo: the name of a file in the folder 'logos' is expected, such as us.svg
            ,nothing.svg,,,,,                  | logo: there is no logos/nothing.svg
            ,text.svg,,,,,                     | logo: logos/text.svg is no SVG or PNG picture of at most 20480 bytes
            ,,en xx,,,,                        | languages: 'xx' is no official language of the EU
            ,,,javascript:alert(1),,,          | privacy: an address that begins with https:// is expected
            ,,,,nobody,,                       | contact: a mailbox is expected
            ,,,,,ftp://example.org,            | webhook: an address that begins with https:// is expected
            ,,,,,http://10.0.0.1/,             | webhook: an address that begins with https:// is expected
            ,,,,,https://a_b/,                 | webhook: an address that begins with https:// is expected
            ,,,,,https://me:pw@example.org/,   | webhook: an address that begins with https:// is expected
            ,,,,,,https://example.org/page     | embedding: 'https://example.org/page' is no origin such as https://www.example.org, without a path, in small letters
            ,,,,,,*                            | embedding: '*' is no origin such as https://www.example.org, without a path, in small letters
            """)
    void namesWhatIsWrongInAProfile(String values, String reason) throws IOException {
        kit.replace("organisations.csv", "slug,name,role,country,website", HEADER_WITH_PROFILE);
        kit.write("logos/text.svg", "no picture".getBytes(StandardCharsets.UTF_8));
        int line = profile(values);
        assertThat(kit.errors()).containsExactly(new KitError("organisations.csv", line, reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nobody,en,May we?      | organisation: 'nobody' is not in organisations.csv
            eurochild,xx,May we?   | language: 'xx' is no official language of the EU
            eurochild,en,          | question: one line of at most 300 characters is expected
            """)
    void namesWhatIsWrongInAQuestion(String row, String reason) throws IOException {
        kit.append("questions.csv", "organisation,language,question\n" + row + "\n");
        assertThat(kit.errors()).contains(new KitError("questions.csv", 2, reason));
    }

    /// Gives Eurochild these values, and all others none.
    private int profile(String values) throws IOException {
        List<String> lines = kit.allLines("organisations.csv");
        List<String> widened = lines.stream()
                .map(line -> line.startsWith("slug,")
                        ? line
                        : line + "," + (line.startsWith("eurochild,") ? values : ",,,,,,"))
                .toList();
        kit.write("organisations.csv", String.join("\n", widened).getBytes(StandardCharsets.UTF_8));
        return 1
                + (int) widened.stream()
                        .takeWhile(line -> !line.startsWith("eurochild,"))
                        .count();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            status: unreviewed  | status: perfect    | status: source, reviewed or unreviewed is expected
            language: sl        | language: sk       | language: does not fit the file's name
            language: sl        | language: xx       | language: an official language of the EU is expected, such as 'de'
            ## why              | ## warum           | the sections are 'why', 'demands' and 'figures', not 'warum'
            language: sl        | colour: red        | colour: is not known here
            """)
    void namesLineAndReasonInAPetition(String before, String after, String reason) throws IOException {
        int line = kit.replace("petition.sl.md", before, after);
        assertThat(kit.errors()).contains(new KitError("petition.sl.md", line, reason));
        assertThat(kit.errors()).allMatch(error -> error.file().equals("petition.sl.md"));
    }

    @Test
    void aPetitionNeedsItsParts() throws IOException {
        String text = Files.readString(folder.resolve("petition.sl.md"));
        String front = text.substring(0, text.indexOf("# "));
        kit.write("petition.sl.md", front.getBytes(StandardCharsets.UTF_8));
        assertThat(kit.errors())
                .extracting(KitError::toString)
                .containsExactly(
                        "petition.sl.md: a title ('# ...') is missing",
                        "petition.sl.md: the ask, in one sentence, below the title is missing",
                        "petition.sl.md: a section '## why' is missing",
                        "petition.sl.md: a section '## demands' is missing");
    }

    @Test
    void aDemandIsAnItem() throws IOException {
        int line = kit.replace("petition.sl.md", "## demands\n\n- ", "## demands\n\n") + 2;
        assertThat(kit.errors()).containsExactly(new KitError("petition.sl.md", line, "a demand begins with '- '"));
    }

    @Test
    void aFigureIsOneOfTheTable() throws IOException {
        kit.replace("petition.sl.md", "- hosted-in-eu:", "- hosted-on-moon:");
        assertThat(kit.errors())
                .containsExactly(new KitError("petition.sl.md", 0, "figure 'hosted-on-moon' is not in facts.csv"));
    }

    @Test
    void frontMatterStandsBetweenTwoLines() throws IOException {
        kit.replace("petition.sl.md", "---\n", "");
        assertThat(kit.errors())
                .contains(
                        new KitError("petition.sl.md", 1, "the file begins with front matter between two lines '---'"));
    }

    @Test
    void oneTextIsTheSource() throws IOException {
        kit.replace("petition.sl.md", "status: unreviewed", "status: source");
        assertThat(kit.errors())
                .containsExactly(new KitError("petition.*.md", 0, "exactly one text has the status 'source'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"campaign.yaml", "organisations.csv", "facts.csv", "petition.sl.md"})
    void everyFileIsThereAndUtf8WithoutControlCharacters(String file) throws IOException {
        String content = Files.readString(folder.resolve(file));
        kit.write(file, (content + "\u00e8").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(kit.errors()).contains(new KitError(file, 0, "is not UTF-8"));

        int line = (int) content.lines().count() + 1;
        kit.write(file, (content + "x\0").getBytes(StandardCharsets.UTF_8));
        assertThat(kit.errors()).contains(new KitError(file, line, "holds a control character"));

        kit.delete(file);
        assertThat(kit.errors()).contains(new KitError(file, 0, "can't be read"));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() throws IOException {
        kit.replace("campaign.yaml", "open: true", "open: perhaps");
        kit.replace("facts.csv", "62,percent", "62,share");
        kit.replace("petition.sl.md", "status: unreviewed", "status: perfect");
        assertThat(kit.errors())
                .extracting(KitError::file)
                .isEqualTo(List.of("campaign.yaml", "facts.csv", "petition.sl.md"));
    }
}
