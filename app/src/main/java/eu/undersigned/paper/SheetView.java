package eu.undersigned.paper;

import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.campaign.Consultation.ConsultationText;
import eu.undersigned.campaign.Consultation.Kind;
import eu.undersigned.campaign.Consultation.Question;
import eu.undersigned.campaign.Consultation.Words;
import eu.undersigned.campaign.Helpline;
import eu.undersigned.consultation.ConsultationView;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.CountryChoice;
import eu.undersigned.layout.Venue;
import eu.undersigned.receipt.CodeView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A sheet to print.
///
/// @param lang of the consultation's words, where it is not the page's
/// @param helplines whom children can turn to: name and number
/// @param helpAddress of the page of help, to be typed
/// @param code of the address at which the same can be answered online
/// @param needsSlip whether guardians must agree
/// @param closes the last day
/// @param asksForWords whether one of the questions is for own words
public record SheetView(
        String title,
        String summary,
        @Nullable String lang,
        String age,
        List<Asked> questions,
        List<Line> helplines,
        String helpAddress,
        CodeView code,
        String address,
        boolean needsSlip,
        Optional<String> closes,
        boolean asksForWords,
        String back,
        List<Choice> bands,
        CountryChoice countries) {
    /// @param options none for own words
    public record Asked(String ask, boolean isOne, List<Option> options) {}

    public record Option(String letter, String label) {}

    public record Line(String name, String number) {}

    public record Choice(String code, String words, boolean isChosen) {}

    static SheetView of(
            Venue venue,
            Consultation consultation,
            Band band,
            Optional<String> country,
            boolean needsSlip,
            String publicUrl,
            LocalDate today) {
        Texts texts = venue.texts();
        ConsultationText words = consultation.text(texts.language());
        String path = SheetHandler.page(venue.campaign(), texts.language(), consultation);
        return new SheetView(
                words.title(),
                words.summary(),
                words.language() == texts.language() ? null : words.language().code(),
                age(band, texts),
                consultation.questions(band).stream()
                        .map(question -> asked(question, words))
                        .toList(),
                Helpline.forChildren(venue.campaign().content().helplines(), country, today).stream()
                        .map(line -> new Line(line.name(), line.phone().orElseThrow()))
                        .toList(),
                typed(publicUrl) + "/" + texts.language().code() + "/help",
                CodeView.of(publicUrl + path),
                typed(publicUrl) + path,
                needsSlip,
                ConsultationView.closes(consultation, texts),
                consultation.asksForWords(band),
                path,
                consultation.bands().stream()
                        .map(one -> new Choice(one.id(), age(one, texts), one.equals(band)))
                        .toList(),
                CountryChoice.of(texts.formats(), country.orElse("")));
    }

    static String age(Band band, Texts texts) {
        return texts.of("paper.age", "youngest", band.youngest(), "oldest", band.oldest());
    }

    private static Asked asked(Question question, ConsultationText text) {
        Words words = text.words().getOrDefault(question.id(), new Words("", Map.of()));
        List<Option> options = new ArrayList<>();
        for (String option : question.options()) {
            options.add(
                    new Option(EntryView.letter(options.size()), words.options().getOrDefault(option, option)));
        }
        return new Asked(words.ask(), question.kind() == Kind.ONE, options);
    }

    private static String typed(String url) {
        return url.replaceFirst("^https?://", "");
    }
}
