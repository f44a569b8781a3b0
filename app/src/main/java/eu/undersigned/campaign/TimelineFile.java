package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.util.List;
import java.util.function.UnaryOperator;

/// Reads `timeline.csv` of a kit.
final class TimelineFile {
    private TimelineFile() {}

    static List<LawStep> read(
            KitFiles files, UnaryOperator<String> text, List<Language> languages, List<KitError> errors) {
        return List.of();
    }
}
