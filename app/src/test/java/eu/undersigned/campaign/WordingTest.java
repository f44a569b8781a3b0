package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.campaign.Consultation.ConsultationText;
import eu.undersigned.campaign.Consultation.Kind;
import eu.undersigned.campaign.Consultation.Question;
import eu.undersigned.campaign.Consultation.Words;
import eu.undersigned.i18n.Language;
import eu.undersigned.secrets.ContentHash;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What of a consultation stays from the first answer on, as `docs/formats/kit-consultations.md` writes it.
class WordingTest {
    private static final Set<String> ALL = Set.of("8-11", "12-14");
    private static final String WRITTEN = "en\t12-14 8-11\n"
            + "safe\tone\t12-14 8-11\tHow often do you feel safe online?"
            + "\talways\tAlways\tseldom\tSeldom\tsometimes\tSometimes\n"
            + "wish\ttext\t12-14 8-11\tWhat would you change?\n";

    private static Consultation consultation(String closes, List<Question> questions, ConsultationText... texts) {
        return new Consultation(
                "first",
                Optional.empty(),
                Optional.of(LocalDate.parse(closes)),
                List.of(new Band(8, 11), new Band(12, 14)),
                questions,
                List.of(texts));
    }

    private static ConsultationText text(Language language, String title, String ask) {
        Map<String, String> options = Map.of("always", "Always", "sometimes", "Sometimes", "seldom", "Seldom");
        return new ConsultationText(
                language,
                title,
                "Summary",
                List.of("About."),
                Map.of("safe", new Words(ask, options), "wish", new Words("What would you\tchange?", Map.of())));
    }

    private static final String ASK = "How often do you  feel safe online?";
    private static final Question SAFE = new Question("safe", Kind.ONE, List.of("always", "sometimes", "seldom"), ALL);
    private static final Question WISH = new Question("wish", Kind.TEXT, List.of(), ALL);
    private static final ConsultationText ENGLISH = text(Language.EN, "Title", ASK);

    @Test
    void itIsWrittenAsTheFormatSaysAndReadAgain() {
        Wording wording = Wording.of(consultation("2027-06-01", List.of(SAFE, WISH), ENGLISH));
        assertThat(wording.text()).isEqualTo(WRITTEN);
        assertThat(wording.version()).isEqualTo(ContentHash.of(WRITTEN));
        assertThat(Wording.read(WRITTEN)).isEqualTo(wording);
    }

    @Test
    void datesTitlesTheOrderAndTranslationsAreNoPartOfIt() {
        Question turned = new Question("safe", Kind.ONE, List.of("seldom", "always", "sometimes"), ALL);
        Consultation other = consultation(
                "2028-01-01",
                List.of(WISH, turned),
                text(Language.EN, "Another title", ASK),
                text(Language.DE, "Titel", "Wie oft?"));
        assertThat(Wording.of(other).text()).isEqualTo(WRITTEN);
        assertThat(Wording.of(other, Language.DE).orElseThrow().text()).isNotEqualTo(WRITTEN);
        assertThat(Wording.of(other, Language.FR)).isEmpty();
    }
}
