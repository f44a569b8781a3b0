package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Reads the files of a kit about representatives.
final class RepresentativesFile {
    static final String FILE = "representatives.csv";
    static final Set<String> FILES = Set.of(FILE);

    private RepresentativesFile() {}

    static Representatives read(
            KitFiles files, UnaryOperator<String> text, List<Language> languages, List<KitError> errors) {
        return Representatives.NONE;
    }
}
