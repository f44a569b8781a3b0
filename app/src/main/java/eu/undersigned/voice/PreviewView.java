package eu.undersigned.voice;

import eu.undersigned.i18n.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A voice before it is sent.
///
/// @param voice as it will look
/// @param uses what its writer allows, in words
/// @param isForPages whether it will stand on pages
/// @param fields of the form, to be sent on
/// @param trouble why it can't be sent now
/// @param isSendable whether it makes sense to try
public record PreviewView(
        VoiceView voice,
        List<String> uses,
        boolean isForPages,
        List<Field> fields,
        Optional<String> trouble,
        boolean isSendable) {
    private static final UUID NOBODY = new UUID(0, 0);

    /// One of the form.
    public record Field(String name, String value) {
        @Override
        public String toString() {
            return "Field[" + name + "]";
        }
    }

    static PreviewView of(VoiceForm form, NewVoice voice, String once, Texts texts, Instant now) {
        Published shown = new Published(
                NOBODY, voice.standing(), voice.language(), voice.notes(), voice.wording(), now, Map.of());
        return new PreviewView(
                VoiceView.of(shown, texts).alone(),
                voice.uses().stream().map(new VoiceWords(texts)::use).toList(),
                voice.uses().contains(Use.PAGE),
                fields(form, once),
                Optional.empty(),
                true);
    }

    PreviewView inTrouble(String words, boolean isSendableLater) {
        return new PreviewView(voice, uses, isForPages, fields, Optional.of(words), isSendableLater);
    }

    private static List<Field> fields(VoiceForm form, String once) {
        List<Field> fields = new ArrayList<>(List.of(
                new Field("standing", form.standing()),
                new Field("name", form.name()),
                new Field("country", form.country()),
                new Field("text", form.text()),
                new Field("adult", "yes"),
                new Field("once", once)));
        form.notes().forEach(note -> fields.add(new Field("note", note.code())));
        form.uses().forEach(use -> fields.add(new Field("use", use.code())));
        return List.copyOf(fields);
    }

    @Override
    public String toString() {
        return "PreviewView[hidden]";
    }
}
