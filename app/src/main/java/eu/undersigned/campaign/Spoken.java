package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.util.List;

/// The words of a thing of the kit in one language.
interface Spoken {
    Language language();

    /// Those in this language, or, where there are none, the main ones.
    ///
    /// @param texts the main one first
    static <T extends Spoken> T of(List<T> texts, Language language) {
        return texts.stream()
                .filter(text -> text.language() == language)
                .findFirst()
                .orElseGet(texts::getFirst);
    }
}
