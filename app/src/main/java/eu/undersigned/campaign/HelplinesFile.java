package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.util.List;
import java.util.function.UnaryOperator;

/// Reads `helplines.csv` of a kit.
final class HelplinesFile {
    private HelplinesFile() {}

    static List<Helpline> read(
            KitFiles files, UnaryOperator<String> text, List<Language> languages, List<KitError> errors) {
        return List.of();
    }
}
