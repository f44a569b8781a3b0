package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.util.List;
import java.util.function.UnaryOperator;

/// Reads `news` of a kit.
final class PostFiles {
    private PostFiles() {}

    static List<Post> read(
            KitFiles files, UnaryOperator<String> text, List<Language> languages, List<KitError> errors) {
        return List.of();
    }
}
