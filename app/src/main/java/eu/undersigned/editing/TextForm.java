package eu.undersigned.editing;

import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.campaign.PetitionText.FigureLabel;
import eu.undersigned.campaign.Translation;
import eu.undersigned.campaign.TranslationStatus;
import eu.undersigned.console.Visit;
import eu.undersigned.i18n.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The editor of one language, as it is sent.
final class TextForm {
    static final Set<String> FIELDS = Set.of("addressee", "title", "ask", "why", "demands", "figures", "status");
    /// Ticked where the text asks for something new.
    static final String ASKS_ANEW = "asks_anew";

    private static final String FIGURE = "figure.";
    /// In characters, of one field.
    private static final int LONGEST = 100_000;

    private static final String HASH = "[0-9a-f]{64}";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Language language;

    private TextForm(Language language) {
        this.language = language;
    }

    static TextForm sent(Visit visit, Language language) {
        TextForm form = new TextForm(language);
        visit.form().values().forEach((name, all) -> form.values.put(name, Inputs.clean(all.getFirst())));
        return form;
    }

    /// The fields as they stand in the draft.
    static Map<String, String> fields(Translation translation) {
        PetitionText text = translation.text();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("status", text.status().name().toLowerCase(Locale.ROOT));
        fields.put("addressee", text.addressee());
        fields.put("title", text.title());
        fields.put("ask", text.ask());
        fields.put("why", String.join("\n\n", text.why()));
        fields.put("demands", String.join("\n", text.demands()));
        fields.put("made_from", translation.sourceVersion().orElse(""));
        text.figures().forEach(label -> fields.put(FIGURE + label.figure(), label.label()));
        return fields;
    }

    Map<String, String> values() {
        return values;
    }

    private String value(String field) {
        return values.getOrDefault(field, "");
    }

    /// What stands in the way before the kit's reader is asked.
    List<KitError> flaws(Translation translation) {
        List<KitError> errors = new ArrayList<>();
        String path = Translation.path(language);
        for (String field : List.of("addressee", "title", "ask", "why", "demands")) {
            if (value(field).isEmpty()) {
                errors.add(new KitError(path, 0, field + ": is missing"));
            }
        }
        values.forEach((field, value) -> Inputs.flaw(value, LONGEST)
                .ifPresent(flaw -> errors.add(
                        new KitError(path, 0, (field.startsWith(FIGURE) ? "figures" : field) + ": " + flaw))));
        if (errors.isEmpty()) {
            errors.addAll(translation.flaws());
        }
        return errors;
    }

    boolean asksAnew() {
        return !value(ASKS_ANEW).isEmpty();
    }

    /// @param figures ids of the kit's figures, in their order
    /// @param askNumber of the ask that the text makes
    Translation translation(List<String> figures, int askNumber) {
        TranslationStatus status = Stream.of(TranslationStatus.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(value("status")))
                .findFirst()
                .orElse(TranslationStatus.UNREVIEWED);
        PetitionText text = new PetitionText(
                0,
                language,
                "",
                askNumber,
                status,
                Inputs.line(value("addressee")),
                Inputs.line(value("title")),
                Inputs.line(value("ask")),
                Inputs.paragraphs(value("why")),
                value("demands")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                figures.stream()
                        .filter(figure -> !value(FIGURE + figure).isEmpty())
                        .map(figure -> new FigureLabel(figure, Inputs.line(value(FIGURE + figure))))
                        .toList());
        return new Translation(text, status == TranslationStatus.SOURCE ? Optional.empty() : madeFrom());
    }

    /// Of the source as it stood beside the form, where somebody says that the translation follows it.
    private Optional<String> madeFrom() {
        String version = value("follows").isEmpty() ? value("made_from") : value("source_version");
        return Optional.of(version).filter(text -> text.matches(HASH));
    }
}
