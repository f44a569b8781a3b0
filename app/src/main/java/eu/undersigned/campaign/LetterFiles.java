package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.util.List;
import java.util.function.UnaryOperator;

/// Reads `letters` of a kit.
final class LetterFiles {
    static final String FOLDER = "letters";

    private LetterFiles() {}

    static List<Letter> read(
            KitFiles files, UnaryOperator<String> text, List<Language> languages, List<KitError> errors) {
        return List.of();
    }
}
