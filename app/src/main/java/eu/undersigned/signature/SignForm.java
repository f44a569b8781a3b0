package eu.undersigned.signature;

import eu.undersigned.http.FormBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The form as sent: raw text, to be shown again when something is wrong.
///
/// @param repeated fields that came more than once
/// @param unreadable fields that are not UTF-8
public record SignForm(Map<String, String> values, Set<String> repeated, Set<String> unreadable) {
    static final List<String> FIELDS =
            List.of("name", "email", "country", "age_ok", "consent", "updates", "organisation", "organisation_updates");
    private static final Set<String> TICKED = Set.of("age_ok", "consent");

    /// Set by the page after it asked about a likely typing error: the address that the signer stands by.
    public static final String EMAIL_CHECKED = "email_checked";

    /// The version of the text that the page showed.
    static final String TEXT_VERSION = "text_version";

    /// The version of the words in which the page asked.
    static final String ASKED_VERSION = "asked_version";

    /// Where the link came from that the signer followed.
    static final String SOURCE = "source";

    /// How often that link had been passed on.
    static final String GENERATION = "generation";

    /// A field that people don't see.
    public static final String HONEYPOT = "website";

    /// When the form was made, signed.
    public static final String MADE = "made";

    /// The solution of a puzzle, as ALTCHA's widget calls it.
    public static final String SOLUTION = "altcha";

    /// Of somebody who waited instead.
    public static final String TICKET = "ticket";

    private static final List<String> STEPS = List.of(SOLUTION, TICKET);
    private static final List<String> BESIDE =
            List.of(TEXT_VERSION, ASKED_VERSION, SOURCE, GENERATION, SOLUTION, TICKET);
    private static final List<String> ON_THE_PAGE = List.of(EMAIL_CHECKED, HONEYPOT, MADE);

    /// The suggested address, when the signer takes it.
    static final String EMAIL_USE = "email_use";

    public static SignForm empty() {
        return new SignForm(Map.of(), Set.of(), Set.of());
    }

    /// The form of a visitor who came by some link.
    ///
    /// @param organisation slug of the organisation whose link it was
    public static SignForm cameBy(Optional<String> organisation, Optional<Source> source) {
        Map<String, String> values = new HashMap<>();
        organisation.ifPresent(slug -> values.put("organisation", slug));
        source.ifPresent(link -> {
            values.put(SOURCE, link.word());
            values.put(GENERATION, Integer.toString(link.generation()));
        });
        return new SignForm(values, Set.of(), Set.of());
    }

    public static SignForm from(FormBody body) {
        Map<String, String> values = new HashMap<>();
        Set<String> repeated = new TreeSet<>();
        for (String field : FIELDS) {
            List<String> sent = body.values().getOrDefault(field, List.of());
            if (sent.size() > 1) {
                repeated.add(field);
            }
            if (!sent.isEmpty()) {
                values.put(field, sent.getFirst());
            }
        }
        body.values().getOrDefault(EMAIL_USE, List.of()).stream()
                .findFirst()
                .ifPresent(suggestion -> values.put("email", suggestion));
        for (String field : Stream.concat(BESIDE.stream(), ON_THE_PAGE.stream()).toList()) {
            body.values().getOrDefault(field, List.of()).stream()
                    .findFirst()
                    .ifPresent(value -> values.put(field, value));
        }
        return new SignForm(values, repeated, body.unreadable());
    }

    /// From a JSON object with the same names. `true` counts as a ticked box or as yes, `false` as neither or as no.
    static SignForm from(Map<String, Object> json) {
        Map<String, String> values = new HashMap<>();
        Set<String> unreadable = new TreeSet<>();
        for (String field : BESIDE) {
            if (json.get(field) instanceof String version) {
                values.put(field, version);
            }
        }
        for (String field : FIELDS) {
            switch (json.get(field)) {
                case String text -> values.put(field, text);
                case Boolean flag when field.endsWith("updates") -> values.put(field, flag ? "yes" : "no");
                case Boolean flag when TICKED.contains(field) -> values.put(field, flag ? "yes" : "");
                case null -> {}
                default -> unreadable.add(field);
            }
        }
        return new SignForm(values, Set.of(), unreadable);
    }

    public String get(String field) {
        return values.getOrDefault(field, "");
    }

    /// Where the link stood that the signer followed.
    public Optional<Source> source() {
        return Source.of(get(SOURCE), get(GENERATION));
    }

    public boolean isTicked(String field) {
        return !get(field).isEmpty();
    }

    /// What the page sends again together with one more step.
    public Map<String, String> beforeStep() {
        Map<String, String> kept = new TreeMap<>(values);
        kept.keySet().removeAll(STEPS);
        return kept;
    }

    SignForm with(String field, String value) {
        Map<String, String> changed = new HashMap<>(values);
        changed.put(field, value);
        return new SignForm(changed, repeated, unreadable);
    }

    @Override
    public String toString() {
        return "SignForm[hidden]";
    }
}
