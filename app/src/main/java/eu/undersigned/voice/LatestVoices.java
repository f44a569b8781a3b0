package eu.undersigned.voice;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.VoiceRules;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frames;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the campaign's page shows of voices: none that needs a content note.
///
/// @param items the newest
/// @param isShown whether there is anything to say
/// @param isOpen whether somebody can add one
public record LatestVoices(List<Item> items, boolean isShown, boolean isOpen) {
    private static final int MOST = 3;
    private static final int LONGEST = 280; // characters

    /// The beginning of a voice.
    ///
    /// @param lang code of its language
    /// @param by who says it, in one line
    /// @param more path of the whole; empty when this is the whole
    public record Item(String text, String lang, String by, Optional<String> more) {}

    /// @param all that are published, the newest first
    public static LatestVoices of(Campaign campaign, List<Published> all, Texts texts) {
        boolean isOpen = campaign.content().voices().filter(VoiceRules::open).isPresent();
        if (campaign.content().voices().isEmpty()) {
            return new LatestVoices(List.of(), false, false);
        }
        String home = Frames.home(campaign, texts.language());
        List<Item> items = all.stream()
                .filter(voice -> voice.notes().isEmpty())
                .limit(MOST)
                .map(voice -> item(VoiceView.of(voice, texts), VoicePages.path(home, all, voice.id()), texts))
                .toList();
        return new LatestVoices(items, isOpen || !all.isEmpty(), isOpen);
    }

    private static Item item(VoiceView view, String path, Texts texts) {
        String whole = String.join(" ", view.paragraphs()).replace('\n', ' ');
        String beginning = beginning(whole);
        boolean isWhole = beginning.equals(whole) && view.original().isEmpty();
        String by = Stream.concat(Stream.of(view.by()), view.original().stream().map(_ -> texts.of("voice.translated")))
                .reduce((one, other) -> one + " · " + other)
                .orElse("");
        return new Item(beginning, view.lang(), by, isWhole ? Optional.empty() : Optional.of(path));
    }

    /// Up to the last place where a line may be broken.
    static String beginning(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        int end = text.offsetByCodePoints(0, LONGEST);
        BreakIterator lines = BreakIterator.getLineInstance(Locale.ROOT);
        lines.setText(text);
        int last = lines.preceding(end + 1);
        return text.substring(0, last > 0 ? last : end).strip() + "…";
    }
}
