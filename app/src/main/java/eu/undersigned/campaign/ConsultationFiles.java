package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.util.List;
import java.util.function.UnaryOperator;

/// Reads `consultations` of a kit.
final class ConsultationFiles {
    static final String FOLDER = "consultations";

    private ConsultationFiles() {}

    static List<Consultation> read(
            KitFiles files, UnaryOperator<String> text, List<Language> languages, List<KitError> errors) {
        return List.of();
    }
}
