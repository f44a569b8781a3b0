package eu.undersigned.voice;

import eu.undersigned.i18n.Texts;
import java.util.Set;
import java.util.stream.Collectors;

/// How forms and pages say what a voice is, in one language.
record VoiceWords(Texts texts) {
    String standing(Standing standing) {
        return texts.of(
                switch (standing) {
                    case SURVIVOR -> "voice.standing.survivor";
                    case SAFEGUARDER -> "voice.standing.safeguarder";
                    case SUPPORTER -> "voice.standing.supporter";
                });
    }

    String note(ContentNote note) {
        return texts.of(
                switch (note) {
                    case ABUSE -> "voice.note.abuse";
                    case VIOLENCE -> "voice.note.violence";
                    case SELF_HARM -> "voice.note.selfharm";
                });
    }

    /// What stands before a text that tells of these.
    String notes(Set<ContentNote> notes) {
        return texts.of("voice.notes", "notes", notes.stream().map(this::note).collect(Collectors.joining(", ")));
    }

    String use(Use use) {
        return texts.of(
                switch (use) {
                    case PAGE -> "voice.use.page";
                    case PRESS -> "voice.use.press";
                    case LETTER -> "voice.use.letter";
                });
    }

    String reason(Reason reason) {
        return texts.of(
                switch (reason) {
                    case NAMES -> "voice.reason.names";
                    case DANGER -> "voice.reason.danger";
                    case OTHER -> "voice.reason.other";
                    case HATE -> "voice.reason.hate";
                    case ASKED -> "voice.reason.asked";
                });
    }
}
