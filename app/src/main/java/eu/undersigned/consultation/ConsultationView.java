package eu.undersigned.consultation;

import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.campaign.Consultation.ConsultationText;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.CountryChoice;
import eu.undersigned.layout.Venue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What pages show of a consultation before anybody answers.
///
/// @param path of its page
/// @param lang code of the words' language, when that is not the page's
/// @param other says that the words are in another language
/// @param when until when it is open, or since when it is not
/// @param ages who is asked, such as `8–17`
public record ConsultationView(
        String path,
        String title,
        String summary,
        List<String> about,
        @Nullable String lang,
        Optional<String> other,
        boolean isOpen,
        String when,
        String ages) {
    static ConsultationView of(Venue venue, Consultation consultation, LocalDate today) {
        Texts texts = venue.texts();
        Formats formats = texts.formats();
        ConsultationText text = consultation.text(texts.language());
        boolean isOther = text.language() != texts.language();
        boolean isOpen = consultation.state(today) == Consultation.State.OPEN;
        String key = isOpen ? "consultation.until" : "consultation.closed.since";
        return new ConsultationView(
                path(venue, consultation),
                text.title(),
                text.summary(),
                text.about(),
                isOther ? text.language().code() : null,
                isOther
                        ? Optional.of(texts.of("news.other", "language", formats.language(text.language())))
                        : Optional.empty(),
                isOpen,
                consultation
                        .closes()
                        .map(day -> texts.of(key, "date", formats.date(day)))
                        .orElse(""),
                words(
                        new Band(
                                consultation.bands().getFirst().youngest(),
                                consultation.bands().getLast().oldest()),
                        formats));
    }

    /// Its last day, where there is one.
    public static Optional<String> closes(Consultation consultation, Texts texts) {
        return consultation
                .closes()
                .map(day ->
                        texts.of("consultation.closes", "date", texts.formats().date(day)));
    }

    static String path(Venue venue, Consultation consultation) {
        return venue.home() + "/consultations/" + consultation.slug();
    }

    /// Such as `8–11`.
    static String words(Band band, Formats formats) {
        return formats.number(band.youngest()) + "–" + formats.number(band.oldest());
    }

    /// The page of one, with the form that asks for age and country.
    ///
    /// @param ages which can be chosen
    /// @param errors text by field
    public record About(
            ConsultationView item,
            List<Integer> ages,
            String age,
            CountryChoice countries,
            Map<String, String> errors) {
        static About of(
                ConsultationView item,
                Consultation consultation,
                Texts texts,
                String age,
                String country,
                Map<String, String> errors) {
            return new About(
                    item,
                    consultation.bands().stream()
                            .flatMap(band -> IntStream.rangeClosed(band.youngest(), band.oldest())
                                    .boxed())
                            .toList(),
                    age,
                    CountryChoice.of(texts.formats(), country),
                    errors);
        }

        public @Nullable String invalid(String field) {
            return errors.containsKey(field) ? "true" : null;
        }

        public @Nullable String describedBy(String field) {
            return errors.containsKey(field) ? field + "-error" : null;
        }
    }

    /// The page on which a guardian agrees.
    ///
    /// @param law from which age on children decide themselves, in words
    /// @param closes its last day
    /// @param asksForWords whether the child is asked for own words
    public record Guardian(
            ConsultationView item,
            int age,
            String country,
            String law,
            Optional<String> closes,
            boolean asksForWords,
            boolean isWrong) {
        public @Nullable String invalid() {
            return isWrong ? "true" : null;
        }

        public @Nullable String describedBy() {
            return isWrong ? "guardian-error" : null;
        }
    }
}
