package eu.undersigned.moderation;

import eu.undersigned.voice.Published;
import java.util.List;
import java.util.Optional;

/// A published voice for a page.
final class Shown {
    private Shown() {}

    /// Name and country, as far as its writer gave them.
    static String who(Published published) {
        String name = published.wording().name();
        String shown = name.isEmpty()
                ? VoiceWords.TEXTS.of(
                        "console.moderation.standing." + published.standing().code())
                : name;
        Optional<String> country = published.wording().country().map(VoiceWords.TEXTS.formats()::country);
        return country.map(found -> shown + ", " + found).orElse(shown);
    }

    static List<String> paragraphs(String text) {
        return List.of(text.split("\n\n"));
    }
}
