package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Language;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The files about representatives: what is understood, and that whatever is wrong is refused with its file and line.
class RepresentativesFileTest {
    private static final String HEADER = "id,name,country,group,language,mailbox,page,left\n";
    private static final String ROW =
            "maria-sample,Maria Sample,GR,A,el,maria@example.org,https://example.org/maria,\n";
    private static final String YAML = """
            source: Made up for a test
            as_of: 2026-11-22
            term: Term of the test
            sample: true
            groups:
              - id: A
                name: The A group
            """;
    private static final String TEXT = """
            ---
            subject: To {representative}
            ---
            Dear {representative},

            please.

            {name}
            {place}
            """;

    private final KitFiles real = KitFolders.files(KitFolder.REAL);
    private final KitFiles right = real.with(RepresentativesFile.FILE, HEADER + ROW)
            .with(RepresentativesFile.REGISTER, YAML)
            .with("representatives.en.md", TEXT);

    private static Representatives read(KitFiles files) {
        try {
            return KitReader.read(files).content().representatives();
        } catch (KitException e) {
            throw new AssertionError(e.errors().toString());
        }
    }

    private static List<String> errors(KitFiles files) {
        return KitReader.errors(files).stream().map(KitError::toString).toList();
    }

    @Test
    void readsARowWithAllItSays() {
        Representatives all = read(right);
        assertThat(all.members())
                .containsExactly(new Representative(
                        "maria-sample",
                        "Maria Sample",
                        "GR",
                        "A",
                        Language.EL,
                        Optional.of("maria@example.org"),
                        Optional.of("https://example.org/maria"),
                        Optional.empty()));
        assertThat(all.register().orElseThrow().groupName("A")).isEqualTo("The A group");
        assertThat(all.register().orElseThrow().groupName("B")).isEqualTo("B");
        assertThat(all.text(Language.EN).orElseThrow().body()).startsWith("Dear {representative},\n\nplease.");
    }

    @Test
    void aMailboxAndAPageMayBeMissing() {
        Representative one = read(right.with(RepresentativesFile.FILE, HEADER + "m,M,GR,A,el,,,\n"))
                .members()
                .getFirst();
        assertThat(one.mailbox()).isEmpty();
        assertThat(one.page()).isEmpty();
    }

    @Test
    void whoLeftIsFoundAndIsNoMember() {
        Representatives all = read(right.with(
                RepresentativesFile.FILE, HEADER + ROW + "gone,Gone Sample,GR,A,el,gone@example.org,,2026-10-01\n"));
        assertThat(all.members()).hasSize(1);
        assertThat(all.find("gone").orElseThrow().left()).contains(LocalDate.of(2026, 10, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            maria-sample | Maria         | representatives.csv:2: id
            GR,A         | GRC,A         | representatives.csv:2: country
            ,el,         | ,elvish,      | representatives.csv:2: language
            GR,A,        | GR,,          | representatives.csv:2: group
            @example.org | @example      | representatives.csv:2: mailbox
            maria@       | 'ma ria@'     | representatives.csv:2: mailbox
            maria@       | 'a?bcc=b@'    | representatives.csv:2: mailbox
            maria@       | a%0Abcc@      | representatives.csv:2: mailbox
            https:       | javascript:   | representatives.csv:2: page
            maria,       | maria,soon    | representatives.csv:2: left
            """)
    void aWrongValueIsNamedWithItsLine(String right, String wrong, String expected) {
        KitFiles files = this.right.with(RepresentativesFile.FILE, HEADER + ROW.replaceFirst(right, wrong));
        assertThat(errors(files)).singleElement().asString().startsWith(expected);
    }

    @Test
    void anIdTwiceAndALineBreakInAMailboxAreRefused() {
        assertThat(errors(right.with(RepresentativesFile.FILE, HEADER + ROW + ROW)))
                .singleElement()
                .asString()
                .contains("stands here twice");
        assertThat(errors(right.with(
                        RepresentativesFile.FILE,
                        HEADER + ROW.replace("maria@example.org", "\"maria@example.org\nBcc: all@example.org\""))))
                .singleElement()
                .asString()
                .contains("mailbox");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-22   | 2999-01-01      | as_of: lies in the future
            2026-11-22   | yesterday       | as_of: a date
            sample: true | sample: perhaps | sample: true or false
            term:        | terms:          | term: is missing
            """)
    void aWrongRegisterIsRefused(String right, String wrong, String expected) {
        assertThat(errors(this.right.with(RepresentativesFile.REGISTER, YAML.replace(right, wrong))))
                .anySatisfy(error ->
                        assertThat(error).startsWith("representatives.yaml").contains(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{Name}", "{email}", "{}"})
    void anUnknownMarkIsRefused(String mark) {
        assertThat(errors(right.with("representatives.en.md", TEXT.replace("{place}", mark))))
                .singleElement()
                .asString()
                .contains("not '" + mark + "'");
    }

    @Test
    void aListWithoutItsSourceAndDateIsRefused() {
        assertThat(errors(right.without(RepresentativesFile.REGISTER)))
                .anySatisfy(error -> assertThat(error).startsWith("representatives.csv: "));
        KitFiles none = right;
        for (String path : right.contents().keySet()) {
            none = path.startsWith("representatives.") ? none.without(path) : none;
        }
        assertThat(read(none).isThere()).isFalse();
    }

    /// What an earlier version of this program published may be none for this one.
    @Test
    void aBrokenListIsLeftOutAndThePetitionStays() throws KitException {
        KitReader.Usable usable = KitReader.usable(right.with(RepresentativesFile.FILE, "nonsense"));
        assertThat(usable.kit().content().representatives().isThere()).isFalse();
        assertThat(usable.leftOut()).isNotEmpty();
    }

    @Test
    void aWholeParliamentFitsAFile() {
        String rows = IntStream.range(0, 720)
                .mapToObj(i ->
                        "1%05d,Representative With A Rather Long Name %d,DE,Sample A,de,rather.long.name%d@example.org,https://www.example.org/meps/en/1%05d,\n"
                                .formatted(i, i, i, i))
                .collect(Collectors.joining("", HEADER, ""));
        assertThat(rows.length()).isLessThan(256 * 1024);
        assertThat(read(right.with(RepresentativesFile.FILE, rows)).members()).hasSize(720);
    }

    @Test
    void theSampleIsSmallInventedAndSaysSo() {
        Representatives sample = read(real);
        assertThat(sample.register().orElseThrow().isSample()).isTrue();
        assertThat(sample.members()).hasSize(54);
        assertThat(sample.members().stream()
                        .collect(Collectors.groupingBy(Representative::country, Collectors.counting())))
                .hasSize(Countries.EU.size())
                .allSatisfy((_, count) -> assertThat(count).isEqualTo(2));
        assertThat(sample.members())
                .allSatisfy(one -> assertThat(one.name()).contains(" Sample "))
                .allSatisfy(one ->
                        one.mailbox().ifPresent(mailbox -> assertThat(mailbox).endsWith("@example.org")));
        Set<String> groups = new HashSet<>(
                sample.members().stream().map(Representative::group).toList());
        assertThat(sample.register().orElseThrow().groups().keySet()).isEqualTo(groups);
        assertThat(sample.text(Language.EN)).isPresent();
    }
}
