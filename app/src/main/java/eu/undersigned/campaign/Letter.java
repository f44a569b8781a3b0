package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// An open letter that organisations sign together, as the kit holds it: `letters/<slug>.yaml` and one text a language.
///
/// @param slug its name in addresses; never changes
/// @param deadline until when organisations sign off its draft, or sign it; the day itself counts
/// @param delivered when it was handed over; empty before
/// @param texts the main one first
public record Letter(
        String slug, Stage stage, Optional<LocalDate> deadline, Optional<LocalDate> delivered, List<LetterText> texts) {
    public Letter {
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

    /// Whether everybody may read it.
    public boolean isPublic() {
        return stage != Stage.DRAFTING;
    }

    public LetterText main() {
        return texts.getFirst();
    }

    /// In this language, or, where there is none, the main text.
    public LetterText text(Language language) {
        return texts.stream()
                .filter(text -> text.language() == language)
                .findFirst()
                .orElseGet(this::main);
    }
}
