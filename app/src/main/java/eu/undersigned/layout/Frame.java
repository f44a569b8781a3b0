package eu.undersigned.layout;

import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.util.List;
import java.util.Optional;

/// What surrounds a page's content.
///
/// @param brand the campaign's name, or the software's where no campaign is meant
/// @param home the campaign's page in this language
/// @param alternates this page in all its languages, this one included; empty when it has no address of its own
/// @param isPublic whether search engines may list it
public record Frame(
        Texts texts,
        String title,
        String description,
        String brand,
        Optional<String> hashtag,
        String home,
        List<Alternate> alternates,
        boolean isUnreviewed,
        boolean isPublic) {
    /// A page in another language.
    public record Alternate(Language language, String path) {}

    public Language language() {
        return texts.language();
    }

    /// The font file, beside the Latin one, that holds letters of this language: fetched early, so that nothing moves
    /// when it arrives.
    public Optional<String> secondFont() {
        return switch (language()) {
            case BG -> Optional.of("sans-cyrillic.woff2");
            case EL -> Optional.of("sans-greek.woff2");
            case CS, ET, HR, HU, LT, LV, MT, PL, RO, SK, SL -> Optional.of("sans-latin-ext.woff2");
            case DA, DE, EN, ES, FI, FR, GA, IT, NL, PT, SV -> Optional.empty();
        };
    }

    public String t(String key) {
        return texts.of(key);
    }

    public String t(String key, Object... values) {
        return texts.of(key, values);
    }

    public String languagePath(String page) {
        return "/" + language().code() + "/" + page;
    }
}
