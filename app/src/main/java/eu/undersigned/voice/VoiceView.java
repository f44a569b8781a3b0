package eu.undersigned.voice;

import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A voice as pages show it.
///
/// @param anchor id of its place on the page; empty where it stands alone
/// @param name or, of a writer without one, as whom they speak
/// @param about as whom they speak, from where, when, and in which language when that is another than the page's
/// @param notes of what the text tells, in words: then it stands closed
/// @param lang code of the language of the paragraphs
/// @param original present when the paragraphs are a translation
public record VoiceView(
        Optional<String> anchor,
        String name,
        String about,
        Optional<String> notes,
        String lang,
        List<String> paragraphs,
        Optional<Original> original) {
    /// What was written.
    ///
    /// @param words that lead to it
    public record Original(String words, String lang, List<String> paragraphs) {}

    /// What everybody may read of it in another language.
    ///
    /// @param name of the language
    public record Translation(String lang, String name, List<String> paragraphs) {}

    static List<Translation> translations(Published voice, Texts texts) {
        return voice.translations().entrySet().stream()
                .map(entry -> new Translation(
                        entry.getKey().code(), texts.formats().language(entry.getKey()), paragraphs(entry.getValue())))
                .toList();
    }

    /// As everybody may read it in this language.
    static VoiceView of(Published voice, Texts texts) {
        Language written = voice.language();
        Optional<String> translation = Optional.ofNullable(voice.translations().get(texts.language()))
                .filter(_ -> written != texts.language());
        return new VoiceView(
                Optional.of(anchor(voice.id())),
                name(voice, texts),
                about(voice, texts, translation.isEmpty() && written != texts.language()),
                Optional.of(voice.notes()).filter(notes -> !notes.isEmpty()).map(new VoiceWords(texts)::notes),
                translation.map(_ -> texts.language()).orElse(written).code(),
                paragraphs(translation.orElse(voice.wording().text())),
                translation.map(_ -> new Original(
                        texts.of("voice.original", "language", texts.formats().language(written)),
                        written.code(),
                        paragraphs(voice.wording().text()))));
    }

    /// The same, where it is the only one.
    VoiceView alone() {
        return new VoiceView(Optional.empty(), name, about, notes, lang, paragraphs, original);
    }

    /// Who, in one line.
    String by() {
        return name + " · " + about;
    }

    static String anchor(UUID id) {
        return "voice-" + id;
    }

    static List<String> paragraphs(String text) {
        return List.of(text.split("\n\n"));
    }

    private static String name(Published voice, Texts texts) {
        String name = voice.wording().name();
        return name.isEmpty() ? new VoiceWords(texts).standing(voice.standing()) : name;
    }

    private static String about(Published voice, Texts texts, boolean isInAnotherLanguage) {
        Formats formats = texts.formats();
        Wording wording = voice.wording();
        return Stream.of(
                        Optional.of(voice.standing())
                                .filter(_ -> !wording.name().isEmpty())
                                .map(new VoiceWords(texts)::standing),
                        wording.country().map(formats::country),
                        Optional.of(formats.month(YearMonth.from(voice.at().atZone(ZoneOffset.UTC)))),
                        Optional.of(voice.language())
                                .filter(_ -> isInAnotherLanguage)
                                .map(formats::language))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }
}
