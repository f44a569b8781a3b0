package eu.undersigned.editing;

import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.i18n.Language;
import java.util.List;
import java.util.Optional;

/// The texts of a campaign, language by language.
///
/// @param missing languages in which there is none yet
public record TextsView(List<Row> rows, List<Choice> missing, boolean mayEdit) {
    /// Whether a translation still follows the source.
    public enum Freshness {
        SOURCE,
        CURRENT,
        STALE,
        UNKNOWN;

        /// Of one text beside its source.
        ///
        /// @param isStale whether a translation was made from another source; empty: nobody knows
        public static Freshness of(boolean isSource, Optional<Boolean> isStale) {
            return isSource
                    ? SOURCE
                    : isStale.map(stale -> stale ? STALE : CURRENT).orElse(UNKNOWN);
        }
    }

    /// @param status `source`, `reviewed` or `unreviewed`
    /// @param changed who changed it since it was published, and when
    public record Row(
            String code, String name, String title, String status, Freshness freshness, Optional<String> changed) {}

    /// @param code of a language
    public record Choice(String code, String name) {
        public static Choice of(Language language) {
            return new Choice(language.code(), ConsoleTexts.texts().formats().language(language));
        }

        /// Those of a campaign's codes that name a language.
        public static List<Choice> of(List<String> codes) {
            return codes.stream()
                    .flatMap(code -> Language.of(code).stream())
                    .map(Choice::of)
                    .toList();
        }
    }
}
