package eu.undersigned.voice;

import eu.undersigned.http.FormBody;
import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Language;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The form with which somebody leaves a voice, as it was filled in.
///
/// Fields: `standing` survivor|safeguarder|supporter, `name`, `country`, `text`, `note` (several), `use`
/// (several), `adult`.
///
/// @param language of the page, in which it is written
/// @param wrong keys of messages by field, in the order of the form
public record VoiceForm(
        String standing,
        String name,
        String country,
        String text,
        Set<ContentNote> notes,
        Set<Use> uses,
        boolean isAdult,
        Language language,
        Map<String, String> wrong) {
    /// Characters that nobody sees, that turn the direction of what follows, or that are none; and more
    /// marks on one letter than any word needs, which cover the lines around. Joiners and soft hyphens, which some
    /// scripts need, pass.
    private static final Pattern UNPRINTABLE = Pattern.compile(
            "(?:[\\u200C\\u200D\\u00AD]*\\p{M}){5,}|"
                    + "[\\p{Cc}&&[^\\n]]|[\\p{Cs}\\p{Co}\\p{Cn}]|[\\p{Cf}&&[^\\u200C\\u200D\\u00AD]]|[\\x{E0100}-\\x{E01EF}\\u3164\\u115F\\u1160\\uFFA0]");
    /// What tells the writer or somebody else apart, or leads away.
    private static final Pattern ADDRESS = Pattern.compile("://|\\S@\\S|\\bwww\\.", Pattern.CASE_INSENSITIVE);

    /// Something that a reader sees.
    private static final Pattern VISIBLE = Pattern.compile("[\\p{L}\\p{N}\\p{So}]");

    private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\t]+");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

    public static VoiceForm empty(Language language) {
        return new VoiceForm("", "", "", "", Set.of(), Set.of(), false, language, Map.of());
    }

    public static VoiceForm of(FormBody body, Language language) {
        Reader reader = new Reader(body);
        String standing = reader.choice("standing", Standing.values(), Standing::code);
        String name = reader.line("name");
        String country = reader.line("country");
        String text = reader.text("text");
        Set<Use> uses = reader.choices("use", Use.values(), Use::code);
        boolean isAdult = !reader.line("adult").isEmpty();
        reader.check(standing, name, country, text, uses, isAdult);
        return new VoiceForm(
                standing,
                name,
                country,
                text,
                reader.choices("note", ContentNote.values(), ContentNote::code),
                uses,
                isAdult,
                language,
                reader.wrong);
    }

    /// The same without a word of what is wrong, to be changed in peace.
    VoiceForm unchecked() {
        return new VoiceForm(standing, name, country, text, notes, uses, isAdult, language, Map.of());
    }

    /// What is left; empty while something is wrong.
    public Optional<NewVoice> voice() {
        return Arrays.stream(Standing.values())
                .filter(one -> wrong.isEmpty() && one.code().equals(standing))
                .findFirst()
                .map(one -> new NewVoice(one, language, wording(), notes, uses));
    }

    private Wording wording() {
        return new Wording(name, Optional.of(country).filter(Countries::isKnown), text);
    }

    /// Checks words that a moderator typed, as those of a writer are checked.
    ///
    /// @return keys of messages by field; nothing when the words can be published
    public static Map<String, String> flaws(Wording wording) {
        Map<String, String> flaws = new LinkedHashMap<>();
        flaw(wording.name(), Wording.LONGEST_NAME).ifPresent(key -> flaws.put("name", key));
        if (!wording.name().isEmpty() && !VISIBLE.matcher(wording.name()).find()) {
            flaws.put("name", "voice.wrong.characters");
        }
        if (!VISIBLE.matcher(wording.text()).find()) {
            flaws.put("text", "voice.wrong.text");
        }
        flaw(wording.text(), Wording.LONGEST_TEXT).ifPresent(key -> flaws.put("text", key));
        return flaws;
    }

    private static Optional<String> flaw(String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            return Optional.of("voice.wrong.long");
        }
        if (UNPRINTABLE.matcher(text).find()) {
            return Optional.of("voice.wrong.characters");
        }
        return ADDRESS.matcher(text).find() ? Optional.of("voice.wrong.address") : Optional.empty();
    }

    /// One line: spaces folded, in Unicode form NFC.
    public static String line(String text) {
        return SPACES.matcher(Normalizer.normalize(text.replaceAll("\\R", " "), Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    /// Paragraphs with one empty line between them, in Unicode form NFC.
    public static String paragraphs(String text) {
        String lines = Normalizer.normalize(text.replaceAll("\\R", "\n"), Normalizer.Form.NFC);
        return EMPTY_LINES
                .matcher(SPACES.matcher(lines)
                        .replaceAll(" ")
                        .replace(" \n", "\n")
                        .replace("\n ", "\n"))
                .replaceAll("\n\n")
                .strip();
    }

    @Override
    public String toString() {
        return "VoiceForm[hidden]";
    }

    private static final class Reader {
        private final FormBody body;
        private final Map<String, String> wrong = new LinkedHashMap<>();

        Reader(FormBody body) {
            this.body = body;
        }

        String line(String field) {
            return VoiceForm.line(body.first(field));
        }

        String text(String field) {
            return paragraphs(body.first(field));
        }

        /// The code of a choice; empty when it is none of them.
        <E> String choice(String field, E[] all, Function<E, String> code) {
            return Arrays.stream(all)
                    .map(code)
                    .filter(body.first(field)::equals)
                    .findFirst()
                    .orElse("");
        }

        <E extends Enum<E>> Set<E> choices(String field, E[] all, Function<E, String> code) {
            List<String> chosen = body.values().getOrDefault(field, List.of());
            return Arrays.stream(all)
                    .filter(one -> chosen.contains(code.apply(one)))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        void check(String standing, String name, String country, String text, Set<Use> uses, boolean isAdult) {
            if (standing.isEmpty()) {
                wrong.put("standing", "voice.wrong.standing");
            }
            Map<String, String> flaws = flaws(new Wording(name, Optional.empty(), text));
            put("name", Optional.ofNullable(flaws.get("name")));
            put(
                    "country",
                    country.isEmpty() || Countries.isKnown(country)
                            ? Optional.empty()
                            : Optional.of("voice.wrong.country"));
            put("text", Optional.ofNullable(flaws.get("text")));
            body.unreadable().stream()
                    .filter(Set.of("name", "text")::contains)
                    .forEach(field -> wrong.put(field, "voice.wrong.characters"));
            if (uses.isEmpty()) {
                wrong.put("use", "voice.wrong.use");
            }
            if (!isAdult) {
                wrong.put("adult", "voice.wrong.adult");
            }
        }

        private void put(String field, Optional<String> key) {
            key.ifPresent(found -> wrong.put(field, found));
        }
    }
}
