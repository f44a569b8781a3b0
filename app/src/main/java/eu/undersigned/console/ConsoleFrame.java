package eu.undersigned.console;

import eu.undersigned.i18n.Texts;
import java.util.List;
import java.util.Optional;

/// What surrounds a page of the console.
///
/// @param brand the campaign's name, or the software's
/// @param actor name of who is signed in; empty on pages before that
/// @param csrf for the form that signs out
/// @param alerts open ones of this campaign
/// @param alertsPath where they are listed
public record ConsoleFrame(
        String title,
        String brand,
        Optional<String> actor,
        String csrf,
        List<Navigation.Section> sections,
        int alerts,
        String alertsPath) {
    public Texts texts() {
        return ConsoleTexts.texts();
    }

    public String t(String key, Object... namesAndValues) {
        return texts().of(key, namesAndValues);
    }
}
