package eu.undersigned.organisation;

import eu.undersigned.i18n.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How an organisation shows itself, what it asks in its own words, and how it is reached.
///
/// @param logo hash of its [Logo]
/// @param languages in which it works, the first for messages to it; empty when none was named
/// @param privacy address of its privacy notice
/// @param questions its own words for its question, by language
/// @param embedding origins of pages in which its widget may stand, such as `https://partner.example.org`
/// @param contact mailbox that learns when its key changes
/// @param webhook address that is told its counts
public record Profile(
        Optional<Colour> colour,
        Optional<String> logo,
        List<Language> languages,
        Optional<String> privacy,
        Map<Language, String> questions,
        List<String> embedding,
        Optional<String> contact,
        Optional<String> webhook) {
    public static final Profile NONE = new Profile(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Map.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
}
