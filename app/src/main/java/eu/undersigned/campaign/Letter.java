package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// An open letter that organisations sign together, as the kit holds it: `letters/<slug>.yaml` and one text a language.
///
/// Of a letter that was delivered, a [Campaign] holds the texts and the day that it was delivered with, whatever its
/// kit says since.
///
/// @param slug its name in addresses; never changes
/// @param deadline until when organisations sign off its draft, or sign it; the day itself counts
/// @param delivered when it was handed over, as exactly as that is known; empty before
/// @param initiators slugs of the campaign's organisations that begin it
/// @param sources of what it states
/// @param texts the main one first: the one with the status `source`
public record Letter(
        String slug,
        Stage stage,
        Optional<LocalDate> deadline,
        Optional<RoughDate> delivered,
        List<String> initiators,
        List<Source> sources,
        List<LetterText> texts) {
    public Letter {
        initiators = List.copyOf(initiators);
        sources = List.copyOf(sources);
        texts = List.copyOf(texts);
    }

    public enum Stage {
        /// Members write it; only the console shows it.
        DRAFTING,
        /// Everybody reads it, organisations sign it.
        OPEN,
        /// It was handed over; later signatures are said to be later.
        DELIVERED
    }

    /// Where something in it comes from.
    ///
    /// @param url empty when there is no page of it
    /// @param date of the source, or when it was looked up
    public record Source(String label, Optional<String> url, RoughDate date) {}

    /// Whether everybody may read it.
    public boolean isPublic() {
        return stage != Stage.DRAFTING;
    }

    /// Whether organisations may sign it on this day.
    public boolean isOpen(LocalDate today) {
        return stage == Stage.OPEN && deadline.filter(today::isAfter).isEmpty();
    }

    /// Whether one of its texts has this version.
    public boolean has(String version) {
        return texts.stream().anyMatch(text -> text.version().equals(version));
    }

    public LetterText main() {
        return texts.getFirst();
    }

    /// In this language, or, where there is none, the main text.
    public LetterText text(Language language) {
        return Spoken.of(texts, language);
    }

    /// Those that everybody may read.
    public static List<Letter> published(List<Letter> letters) {
        return letters.stream().filter(Letter::isPublic).toList();
    }
}
