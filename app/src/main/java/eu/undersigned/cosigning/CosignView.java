package eu.undersigned.cosigning;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.LetterText;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.CountryChoice;
import eu.undersigned.organisation.Organisation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The form with which an organisation signs: empty, or as sent, with what is wrong.
///
/// @param letter its title
/// @param lang code of the title's language, when that is not the page's
/// @param path of the letter's page
/// @param trouble why nothing was stored, though nothing is wrong; empty: no trouble
/// @param errors text by field, in the order of the page
/// @param known organisations of the coalition
public record CosignView(
        CosignForm sent,
        String letter,
        Optional<String> lang,
        String path,
        String trouble,
        Map<String, String> errors,
        List<Organisation> known,
        CountryChoice countries) {
    static CosignView of(
            CosignForm form, LetterText letter, String path, String trouble, Campaign campaign, Texts texts) {
        Formats formats = texts.formats();
        Map<String, String> errors = new LinkedHashMap<>();
        form.wrong()
                .forEach((field, key) -> errors.put(
                        field,
                        texts.of(
                                key,
                                "max",
                                formats.number(field.equals("name") ? CosignForm.LONGEST_ORGANISATION : 100))));
        return new CosignView(
                form,
                letter.title(),
                lang(letter, texts.language()),
                path,
                trouble,
                errors,
                CosignForm.known(campaign),
                CountryChoice.of(formats, form.country()));
    }

    /// For the title of a letter on a page in this language.
    static Optional<String> lang(LetterText letter, Language page) {
        return Optional.of(letter.language())
                .filter(language -> language != page)
                .map(Language::code);
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
