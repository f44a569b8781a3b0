package eu.undersigned.voice;

import eu.undersigned.i18n.Language;
import java.util.Set;

/// What somebody leaves.
///
/// @param language in which it is written
/// @param notes of what it tells
/// @param uses what may be done with it: at least one
public record NewVoice(Standing standing, Language language, Wording wording, Set<ContentNote> notes, Set<Use> uses) {
    @Override
    public String toString() {
        return "NewVoice[hidden]";
    }
}
