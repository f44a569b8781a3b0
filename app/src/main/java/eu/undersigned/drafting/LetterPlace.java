package eu.undersigned.drafting;

import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.LetterFile;
import eu.undersigned.campaign.LetterSettings;
import eu.undersigned.editing.TextKind;
import eu.undersigned.editing.TextsView.Freshness;
import eu.undersigned.i18n.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which text of which letter.
///
/// @param main language of the text from which others are made; its own, where there is no other
record LetterPlace(String slug, Language language, Language main) implements TextKind.Place {
    static LetterPlace of(KitFiles files, String slug, Language language) {
        Language main = DraftLetter.of(files, slug).map(DraftLetter::language).orElse(language);
        return new LetterPlace(slug, language, main);
    }

    @Override
    public String path() {
        return LetterFile.path(slug, language);
    }

    @Override
    public String page() {
        return "letters/" + slug + "/texts/" + language.code();
    }

    boolean isMain() {
        return language == main;
    }

    /// A new letter begins among its members.
    @Override
    public KitFiles with(KitFiles files, String content) {
        KitFiles changed = files.with(path(), content);
        return changed.has(LetterSettings.path(slug)) ? changed : LetterSettings.NEW.in(changed, slug);
    }

    /// The main text goes with all translations and the settings: they can't stand without it.
    @Override
    public KitFiles without(KitFiles files) {
        KitFiles left = files.without(path());
        if (isMain()) {
            left = left.without(LetterSettings.path(slug));
            for (Language other : LetterFile.slugs(files).getOrDefault(slug, List.of())) {
                left = left.without(LetterFile.path(slug, other));
            }
        }
        return left;
    }

    @Override
    public Map<String, String> said(KitFiles files) {
        return LetterFile.of(files, slug, language)
                .map(file -> Map.of("title", file.value("title"), "version", file.version()))
                .orElse(Map.of());
    }

    Freshness freshness(KitFiles files) {
        Optional<Boolean> isStale = LetterFile.of(files, slug, main)
                .flatMap(source -> LetterFile.of(files, slug, language).flatMap(file -> file.isStale(source)));
        return Freshness.of(isMain(), isStale);
    }
}
