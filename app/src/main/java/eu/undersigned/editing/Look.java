package eu.undersigned.editing;

import eu.undersigned.campaign.Consultation;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A look at a consultation that is being written.
///
/// @param language code of the page's language; empty: not chosen
/// @param age of the child who looks; 0: the page that comes before the questions
/// @param isAsked whether somebody asked to see it
/// @param html of the page; empty: there is none for them
public record Look(String language, int age, boolean isAsked, Optional<String> html) {
    static final Look NONE = new Look("", 0, false, Optional.empty());

    static Look of(String language, String age) {
        return new Look(language, age.matches("[0-9]{1,2}") ? Integer.parseInt(age) : 0, true, Optional.empty());
    }

    Look at(Optional<Response> page) {
        return new Look(
                language, age, isAsked, page.map(response -> new String(response.body(), StandardCharsets.UTF_8)));
    }

    /// In the language that is being written, unless another one was chosen.
    Look orIn(Optional<Language> written) {
        return language.isEmpty() ? new Look(written.orElse(Language.EN).code(), age, isAsked, html) : this;
    }

    /// Ages that a consultation can ask.
    public List<Integer> ages() {
        return IntStream.rangeClosed(Consultation.YOUNGEST, Consultation.OLDEST)
                .boxed()
                .toList();
    }
}
