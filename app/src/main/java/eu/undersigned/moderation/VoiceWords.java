package eu.undersigned.moderation;

import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.voice.ContentNote;
import eu.undersigned.voice.Queued;
import eu.undersigned.voice.Reason;
import eu.undersigned.voice.VoiceState;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// What is known of a voice before it is opened, in words.
///
/// @param names of members, by number
record VoiceWords(Queued voice, IntFunction<String> names) {
    static final Texts TEXTS = ConsoleTexts.texts();
    private static final Formats FORMATS = TEXTS.formats();

    /// As what somebody speaks, and in which language.
    String title() {
        return TEXTS.of("console.moderation.standing." + voice.standing().code()) + ", " + language(voice.language());
    }

    static String language(Language language) {
        return FORMATS.language(language);
    }

    String state() {
        return state(voice.state());
    }

    static String state(VoiceState state) {
        return TEXTS.of("console.moderation.state." + state.code());
    }

    String left() {
        return FORMATS.dateTime(voice.leftAt());
    }

    String ready(Instant now) {
        return now.isBefore(voice.readyAt())
                ? TEXTS.of("console.moderation.ready.from", "time", FORMATS.dateTime(voice.readyAt()))
                : TEXTS.of("console.moderation.ready.now");
    }

    /// Why it can't be released yet; empty when it can.
    String early(Instant now) {
        return now.isBefore(voice.readyAt())
                ? TEXTS.of("console.moderation.early", "time", FORMATS.dateTime(voice.readyAt()))
                : "";
    }

    String notes() {
        return notes(voice.notes());
    }

    static String notes(Set<ContentNote> notes) {
        return listed(
                notes.stream()
                        .map(note -> TEXTS.of("console.moderation.note." + note.key()))
                        .toList(),
                "console.moderation.note.none");
    }

    String uses() {
        return listed(
                voice.uses().stream()
                        .map(use -> TEXTS.of("console.moderation.use." + use.code()))
                        .toList(),
                "console.moderation.use.none");
    }

    private static String listed(List<String> words, String none) {
        return words.isEmpty() ? TEXTS.of(none) : String.join(", ", words);
    }

    String releases() {
        int done = voice.releasedBy().size();
        int needed = voice.standing().releasesNeeded();
        return done == 0
                ? TEXTS.of("console.moderation.releases.none", "needed", needed)
                : TEXTS.of(
                        "console.moderation.releases.some",
                        "done",
                        done,
                        "needed",
                        needed,
                        "names",
                        voice.releasedBy().stream().map(names::apply).collect(Collectors.joining(", ")));
    }

    String refused() {
        return FORMATS.number(voice.refused());
    }

    String reason() {
        return voice.reason().map(VoiceWords::reason).orElse("");
    }

    static String reason(Reason reason) {
        return TEXTS.of("console.moderation.reason." + reason.code());
    }

    /// What its writer reads then, in their own language.
    static String told(Reason reason) {
        return Texts.in(Language.EN).of("voice.reason." + reason.code());
    }

    /// Whether there is a sealed text that a moderator may open.
    static boolean isOpenable(VoiceState state) {
        return switch (state) {
            case WAITING, PROPOSED, KEPT -> true;
            case PUBLISHED, DECLINED -> false;
        };
    }
}
