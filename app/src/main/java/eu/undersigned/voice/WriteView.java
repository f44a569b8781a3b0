package eu.undersigned.voice;

import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.CountryChoice;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The form with which somebody leaves a voice: empty, or as sent, with what is wrong.
///
/// @param errors text by field, in the order of the page
/// @param hint how long the text may be, and in which language
/// @param adult what the writer says of their age
public record WriteView(
        VoiceForm sent,
        Map<String, String> errors,
        String hint,
        String adult,
        List<Choice> standings,
        List<Choice> notes,
        List<Choice> uses,
        CountryChoice countries) {
    private static final int ADULT = 18; // years

    /// One of several answers.
    public record Choice(String code, String words, boolean isChosen) {}

    static WriteView of(VoiceForm form, Texts texts) {
        VoiceWords words = new VoiceWords(texts);
        Formats formats = texts.formats();
        return new WriteView(
                form,
                errors(form, texts),
                texts.of(
                        "voice.text.hint",
                        "max",
                        formats.number(Wording.LONGEST_TEXT),
                        "language",
                        formats.language(form.language())),
                texts.of("sign.age", "age", ADULT),
                Arrays.stream(Standing.values())
                        .map(one -> new Choice(
                                one.code(), words.standing(one), form.standing().equals(one.code())))
                        .toList(),
                Arrays.stream(ContentNote.values())
                        .map(one -> new Choice(
                                one.code(), words.note(one), form.notes().contains(one)))
                        .toList(),
                Arrays.stream(Use.values())
                        .map(one -> new Choice(
                                one.code(), words.use(one), form.uses().contains(one)))
                        .toList(),
                CountryChoice.of(formats, form.country()));
    }

    private static Map<String, String> errors(VoiceForm form, Texts texts) {
        Map<String, String> errors = new LinkedHashMap<>();
        form.wrong().forEach((field, key) -> {
            int most = field.equals("name") ? Wording.LONGEST_NAME : Wording.LONGEST_TEXT;
            errors.put(field, texts.of(key, "max", texts.formats().number(most)));
        });
        return errors;
    }

    public boolean isWrong(String field) {
        return errors.containsKey(field);
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /// For `aria-invalid`; null leaves the attribute out.
    public @Nullable String invalid(String field) {
        return isWrong(field) ? "true" : null;
    }

    /// For `aria-describedby`: the ids of the field's error and hint, as far as they are there.
    public @Nullable String describedBy(String field, String... hints) {
        String ids = (isWrong(field) ? field + "-error " : "") + String.join(" ", hints);
        return ids.isBlank() ? null : ids.strip();
    }
}
