package eu.undersigned.campaign;

import eu.undersigned.campaign.Wording.Asked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares what children were asked with what a kit would ask under the same short name, line by line.
final class WordingChange {
    private final Wording fixed;
    private final Consultation consultation;
    private final String file;
    private final String words;
    private final Map<String, YamlMap> asked = new HashMap<>();
    private final YamlMap questions;
    private final YamlMap spoken;
    private final List<KitError> flaws = new ArrayList<>();

    /// @param files from which the consultation was read
    WordingChange(Wording fixed, Consultation consultation, KitFiles files) {
        this.fixed = fixed;
        this.consultation = consultation;
        this.file = ConsultationFiles.path(consultation.slug());
        this.words = ConsultationFiles.path(consultation.slug(), fixed.language());
        // They were read before, so nothing is wrong in them.
        this.questions = YamlMap.parse(file, files.text(file), 0, new ArrayList<>());
        questions.maps("questions").forEach(one -> asked.put(one.text("id"), one));
        this.spoken =
                YamlMap.parse(words, files.text(words), 0, new ArrayList<>()).map("questions");
    }

    List<KitError> flaws() {
        Optional<Wording> now = Wording.of(consultation, fixed.language());
        if (now.isEmpty()) {
            flaws.add(new KitError(words, 0, "is missing: children were asked in these words"));
        } else if (!now.get().equals(fixed)) {
            compare(now.get());
        }
        if (!flaws.isEmpty()) {
            flaws.addFirst(new KitError(
                    file,
                    0,
                    "children were asked already, so their questions, options and age bands stay, and so do the words"
                            + " in " + words
                            + "; dates, title and other languages can change. To ask something else, begin a"
                            + " consultation with another short name"));
        }
        return flaws;
    }

    private void compare(Wording now) {
        if (!now.bands().equals(fixed.bands())) {
            wrong(file, questions.line("bands"), "bands", fixed.bands());
        }
        fixed.questions()
                .forEach((id, before) -> Optional.ofNullable(now.questions().get(id))
                        .ifPresentOrElse(
                                after -> compare(id, before, after),
                                () -> flaws.add(new KitError(
                                        file, questions.line("questions"), id + ": children were asked this"))));
        now.questions().keySet().stream()
                .filter(id -> !fixed.questions().containsKey(id))
                .forEach(id -> flaws.add(new KitError(file, line(id, "id"), id + ": children were not asked this")));
    }

    private void compare(String id, Asked before, Asked after) {
        if (!after.kind().equals(before.kind())) {
            wrong(file, line(id, "kind"), id + ": kind", before.kind());
        }
        if (!after.bands().equals(before.bands())) {
            wrong(file, line(id, "bands"), id + ": bands", before.bands());
        }
        if (!after.ask().equals(before.ask())) {
            wrong(words, spoken.map(id).line("ask"), id + ": ask", before.ask());
        }
        if (!after.options().keySet().equals(before.options().keySet())) {
            wrong(
                    file,
                    line(id, "options"),
                    id + ": options",
                    String.join(", ", before.options().keySet()));
            return;
        }
        after.options().forEach((option, label) -> {
            String asked = before.options().getOrDefault(option, "");
            if (!label.equals(asked)) {
                wrong(words, spoken.map(id).map("options").line(option), id + ": " + option, asked);
            }
        });
    }

    private int line(String id, String name) {
        return Optional.ofNullable(asked.get(id)).map(one -> one.line(name)).orElse(0);
    }

    private void wrong(String path, int line, String what, String before) {
        flaws.add(new KitError(path, line, what + ": children were asked with '" + before + "'"));
    }
}
