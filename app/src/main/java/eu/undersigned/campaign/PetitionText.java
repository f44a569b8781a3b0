package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.util.List;

/// The petition in one language and one version.
///
/// @param id the version's number in this database; 0 before it is stored
/// @param version SHA-256 of the text, as `docs/formats/petition-text.md` lays it out, in 64 hexadecimal digits
/// @param askNumber 1, and one more whenever somebody decided that a text asks for something new
/// @param why paragraphs
/// @param figures what the campaign's figures mean, in this language
public record PetitionText(
        int id,
        Language language,
        String version,
        int askNumber,
        TranslationStatus status,
        String addressee,
        String title,
        String ask,
        List<String> why,
        List<String> demands,
        List<FigureLabel> figures) {
    /// @param figure the id of a [Figure]
    public record FigureLabel(String figure, String label) {}

    PetitionText withFigures(List<FigureLabel> others) {
        return new PetitionText(id, language, version, askNumber, status, addressee, title, ask, why, demands, others);
    }

    /// How people refer to a version: its first twelve digits.
    public String shortVersion() {
        return version.substring(0, 12);
    }
}
