package eu.undersigned.drafting;

import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.LetterFile;
import eu.undersigned.editing.TextsView.Freshness;
import eu.undersigned.i18n.Language;
import java.util.Optional;

/// Which text of which letter.
///
/// @param main language of the text from which others are made; its own, where there is no other
record LetterPlace(String slug, Language language, Language main) {
    static LetterPlace of(KitFiles files, String slug, Language language) {
        Language main = DraftLetter.of(files, slug).map(DraftLetter::language).orElse(language);
        return new LetterPlace(slug, language, main);
    }

    String path() {
        return LetterFile.path(slug, language);
    }

    boolean isMain() {
        return language == main;
    }

    Freshness freshness(KitFiles files) {
        Optional<LetterFile> source = LetterFile.of(files, slug, main);
        String madeFrom = LetterFile.of(files, slug, language)
                .map(file -> file.value("source_version"))
                .orElse("");
        if (isMain()) {
            return Freshness.SOURCE;
        }
        if (madeFrom.isEmpty() || source.isEmpty()) {
            return Freshness.UNKNOWN;
        }
        return madeFrom.equals(source.get().version()) ? Freshness.CURRENT : Freshness.STALE;
    }
}
