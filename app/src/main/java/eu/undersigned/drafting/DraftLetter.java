package eu.undersigned.drafting;

import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.LetterFile;
import eu.undersigned.campaign.LetterSettings;
import eu.undersigned.campaign.LetterText.Paragraph;
import eu.undersigned.editing.Inputs;
import eu.undersigned.i18n.Language;
import eu.undersigned.secrets.ContentHash;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A letter as it stands in the draft kit, right or not: what members discuss is the text from which others are
/// translated.
///
/// @param language of that text
record DraftLetter(String slug, LetterSettings settings, Language language, LetterFile file) {
    static final String DRAFTING = "drafting";
    static final String OPEN = "open";

    static Optional<DraftLetter> of(KitFiles files, String slug) {
        return LetterFile.slugs(files).getOrDefault(slug, List.of()).stream()
                .findFirst()
                .flatMap(language -> LetterFile.of(files, slug, language)
                        .filter(file -> file.value("status").equals("source"))
                        .map(file -> new DraftLetter(slug, LetterSettings.of(files, slug), language, file)));
    }

    /// The letter while members write it.
    static Optional<DraftLetter> inDrafting(KitFiles files, String slug) {
        return of(files, slug).filter(letter -> files.has(LetterSettings.path(slug)) && letter.isDrafting());
    }

    static List<DraftLetter> inDrafting(KitFiles files) {
        return LetterFile.slugs(files).keySet().stream()
                .flatMap(slug -> inDrafting(files, slug).stream())
                .toList();
    }

    boolean isDrafting() {
        return settings.stage().equals(DRAFTING);
    }

    String path() {
        return LetterFile.path(slug, language);
    }

    String title() {
        return file.value("title").isEmpty() ? slug : file.value("title");
    }

    /// What organisations sign off.
    String wording() {
        return file.version();
    }

    /// Empty also while it is no day: the kit's reader says so where the letter is edited.
    Optional<LocalDate> deadline() {
        return day(settings.deadline());
    }

    /// Empty for whatever is no day.
    static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Whether organisations can't say anything more on this day.
    boolean isOver(LocalDate today) {
        return deadline().filter(today::isAfter).isPresent();
    }

    /// The part that has the text with this hash: that with the key, else the first. Paragraphs before it may have
    /// come or gone.
    Optional<Paragraph> find(String key, String base) {
        List<Paragraph> same = file.parts().stream()
                .filter(paragraph -> hash(paragraph).equals(base))
                .toList();
        return same.stream()
                .filter(paragraph -> paragraph.key().equals(key))
                .findFirst()
                .or(() -> same.stream().findFirst());
    }

    static String hash(Paragraph paragraph) {
        return ContentHash.of(paragraph.text());
    }

    /// The letter with another text of a paragraph, as somebody typed it.
    LetterFile with(Paragraph paragraph, String text) {
        return file.with(paragraph.key(), Inputs.paragraphs(text));
    }

    KitFiles with(KitFiles files, Paragraph paragraph, String text) {
        return files.with(path(), with(paragraph, text).write());
    }
}
