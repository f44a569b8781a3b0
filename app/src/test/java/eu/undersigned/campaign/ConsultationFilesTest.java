package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.campaign.Consultation.Kind;
import eu.undersigned.campaign.Consultation.State;
import eu.undersigned.i18n.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Consultations as files: what is understood, and that whatever is wrong is refused with its file and line.
class ConsultationFilesTest {
    private static final String QUESTIONS = """
            opens: 2027-05-01
            closes: 2027-06-30
            bands:
              - youngest: 12
                oldest: 14
              - youngest: 8
                oldest: 11
            questions:
              - id: safe
                kind: one
                options: [always, seldom]
              - id: who
                kind: several
                options: [companies, schools]
                bands: [12-14]
              - id: wish
                kind: text
            """;
    private static final String ENGLISH = """
            title: A title
            summary: What it is about.
            about:
              - Who asks.
              - What happens.
            questions:
              safe:
                ask: How safe?
                options:
                  always: Always
                  seldom: Seldom
              who:
                ask: Who does?
                options:
                  companies: Companies
                  schools: Schools
              wish:
                ask: What else?
            """;

    private static KitFiles with(String questions, String english) {
        KitFiles files = KitFolders.files(KitFolder.REAL);
        for (String path : files.contents().keySet()) {
            files = path.startsWith("consultations/") ? files.without(path) : files;
        }
        return files.with("consultations/first.yaml", questions).with("consultations/first.en.yaml", english);
    }

    private static List<Consultation> read(KitFiles files) throws KitException {
        return KitReader.read(files).content().consultations();
    }

    private static List<String> errors(KitFiles files) {
        return KitReader.errors(files).stream().map(KitError::toString).toList();
    }

    @Test
    void theShippedOneIsRightAndAsksEveryBand() throws KitException {
        List<Consultation> all = read(KitFolders.files(KitFolder.REAL));
        assertThat(all)
                .isNotEmpty()
                .allSatisfy(consultation -> consultation
                        .bands()
                        .forEach(
                                band -> assertThat(consultation.questions(band)).hasSizeGreaterThan(3)));
    }

    @Test
    void bandsStandYoungestFirstAndQuestionsKnowTheirs() throws KitException {
        Consultation consultation = read(with(QUESTIONS, ENGLISH)).getFirst();
        assertThat(consultation.bands()).containsExactly(new Band(8, 11), new Band(12, 14));
        assertThat(consultation.questions(new Band(8, 11)))
                .extracting(Consultation.Question::id)
                .containsExactly("safe", "wish");
        assertThat(consultation.questions().get(1).bands()).isEqualTo(Set.of("12-14"));
        assertThat(consultation.questions().get(2).kind()).isEqualTo(Kind.TEXT);
        assertThat(consultation.band(11)).contains(new Band(8, 11));
        assertThat(consultation.band(15)).isEmpty();
        assertThat(consultation.text(Language.EL).language()).isEqualTo(Language.EN);
        assertThat(Objects.requireNonNull(consultation.text(Language.EN).words().get("safe"))
                        .options())
                .containsEntry("always", "Always");
    }

    @ParameterizedTest
    @CsvSource({"2027-04-30, PLANNED", "2027-05-01, OPEN", "2027-06-30, OPEN", "2027-07-01, CLOSED"})
    void itIsOpenFromItsFirstToItsLastDay(LocalDate day, State state) throws KitException {
        assertThat(read(with(QUESTIONS, ENGLISH)).getFirst().state(day)).isEqualTo(state);
    }

    @Test
    void withoutAFirstDayItIsNotOpenYet() throws KitException {
        Consultation consultation = read(with(QUESTIONS.replace("opens: 2027-05-01\n", ""), ENGLISH))
                .getFirst();
        assertThat(consultation.state(LocalDate.parse("2030-01-01"))).isEqualTo(State.PLANNED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "closes: 2027-06-30|closes: 2027-04-30|yaml:2: closes: lies before",
                "opens: 2027-05-01|opens: soon|yaml:1: opens: a day such as",
                "oldest: 11|oldest: 12|yaml:6: youngest: this band overlaps",
                "oldest: 11|oldest: 18|yaml:7: oldest: a whole number from 4 to 17",
                "oldest: 11|oldest: 7|yaml:7: oldest: is less than the youngest",
                "kind: text|kind: essay|yaml:17: kind: one, several or text",
                "id: who|id: safe|yaml:12: id: small letters",
                "[always, seldom]|[always]|yaml:11: options: 2 to 20",
                "[always, seldom]|[always, always]|yaml:11: options: small letters",
                "[always, seldom]|[always, Seldom]|yaml:11: options: small letters",
                "bands: [12-14]|bands: [12-15]|yaml:15: bands: bands of this consultation",
                "kind: text|kind: text, options: [a, b]|yaml:",
                "opens:|starts:|starts: is not known here",
            })
    void wrongQuestionsAreRefusedWithTheirLine(String right, String wrong, String error) {
        assertThat(errors(with(QUESTIONS.replace(right, wrong), ENGLISH)))
                .anySatisfy(found -> assertThat(found).contains(error));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seldom: Seldom|rarely: Rarely|en.yaml:10: seldom: is missing",
                "seldom: Seldom|rarely: Rarely|rarely: is not known here",
                "ask: What else?|ask: ''|ask: a text is expected",
                "title: A title|titel: A title|title: is missing",
                "  wish:|  wisch:|wish: is missing",
            })
    void wrongWordsAreRefusedWithTheirLine(String right, String wrong, String error) {
        assertThat(errors(with(QUESTIONS, ENGLISH.replace(right, wrong))))
                .anySatisfy(found -> assertThat(found).contains(error));
    }

    @Test
    void questionsWithoutWordsAndWordsWithoutQuestionsAreRefused() {
        KitFiles both = with(QUESTIONS, ENGLISH);
        assertThat(errors(both.without("consultations/first.en.yaml")))
                .containsExactly(
                        "consultations/first.yaml: there is no text for it, such as consultations/first.en.yaml");
        assertThat(errors(both.without("consultations/first.yaml")))
                .containsExactly(
                        "consultations/first.en.yaml: there is no consultations/first.yaml with its questions");
    }

    @Test
    void aStartLeavesOutAWrongOneAlone() throws KitException {
        KitReader.Usable usable = KitReader.usable(with(QUESTIONS.replace("kind: text", "kind: essay"), ENGLISH));
        assertThat(usable.kit().content().consultations()).isEmpty();
        assertThat(usable.leftOut()).isNotEmpty();
    }
}
