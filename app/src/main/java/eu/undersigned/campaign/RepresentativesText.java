package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.util.Set;

/// What is proposed to write to a representative, in one language: `representatives.<lang>.md`. Plain text with marks
/// for what differs from letter to letter.
///
/// @param subject one line
/// @param body paragraphs, with an empty line between them
public record RepresentativesText(Language language, String subject, String body) {
    /// Stands for the representative's name.
    public static final String REPRESENTATIVE = "{representative}";
    /// Stands for the name of who writes.
    public static final String NAME = "{name}";
    /// Stands for where who writes lives.
    public static final String PLACE = "{place}";

    static final Set<String> MARKS = Set.of(REPRESENTATIVE, NAME, PLACE);
}
