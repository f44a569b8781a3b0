package eu.undersigned.campaign;

import eu.undersigned.campaign.PetitionText.FigureLabel;
import eu.undersigned.i18n.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file `petition.<lang>.md` as it is edited: the text, and from which version of the source it was made.
///
/// @param sourceVersion of the text with the status `source`; empty: nobody said, or this is the source itself
public record Translation(PetitionText text, Optional<String> sourceVersion) {
    public static String path(Language language) {
        return "petition." + language.code() + ".md";
    }

    /// What can be understood of a file, whether it is right or not; empty when there is none.
    public static Optional<Translation> of(KitFiles files, Language language) {
        String path = path(language);
        return files.has(path)
                ? Optional.of(PetitionFile.understood(path, files.text(path), new ArrayList<>()))
                : Optional.empty();
    }

    /// The text from which the others are made; empty while no file says that it is.
    public static Optional<Translation> source(KitFiles files) {
        return List.of(Language.values()).stream()
                .flatMap(language -> of(files, language).stream())
                .filter(translation -> translation.text().status() == TranslationStatus.SOURCE)
                .findFirst();
    }

    /// Whether the source is another one than the one it was made from; empty: nobody said from which.
    public Optional<Boolean> isStale(Translation source) {
        return sourceVersion.map(version -> !version.equals(source.text().version()));
    }

    /// The file's content. Read again it gives the same, but for what [#flaws()] names.
    public String write() {
        StringBuilder file = new StringBuilder("---\n");
        file.append("language: ").append(text.language().code()).append('\n');
        file.append("status: ")
                .append(text.status().name().toLowerCase(java.util.Locale.ROOT))
                .append('\n');
        sourceVersion.ifPresent(
                version -> file.append("source_version: ").append(version).append('\n'));
        if (text.askNumber() > 1) {
            file.append("ask: ").append(text.askNumber()).append('\n');
        }
        file.append("addressee: ").append(YamlBlocks.scalar(text.addressee())).append("\n---\n");
        file.append("# ").append(text.title()).append("\n\n").append(text.ask()).append("\n\n## why\n\n");
        text.why().forEach(paragraph -> file.append(paragraph).append("\n\n"));
        file.append("## demands\n\n");
        text.demands().forEach(demand -> file.append("- ").append(demand).append('\n'));
        if (!text.figures().isEmpty()) {
            file.append("\n## figures\n\n");
            for (FigureLabel label : text.figures()) {
                file.append("- ")
                        .append(label.figure())
                        .append(": ")
                        .append(label.label())
                        .append('\n');
            }
        }
        return file.toString();
    }

    /// What would be wrong with the file, or would not be read as it is meant.
    public List<KitError> flaws() {
        String path = path(text.language());
        List<KitError> errors = new ArrayList<>();
        checkBeginning(errors, "ask", text.ask());
        text.why().forEach(paragraph -> checkBeginning(errors, "why", paragraph));
        if (!errors.isEmpty()) {
            return errors;
        }
        Translation read = PetitionFile.understood(path, write(), errors);
        if (errors.isEmpty()) {
            differs(errors, "title", text.title(), read.text.title());
            differs(errors, "ask", text.ask(), read.text.ask());
            differs(errors, "why", text.why(), read.text.why());
            differs(errors, "demands", text.demands(), read.text.demands());
            differs(errors, "figures", text.figures(), read.text.figures());
            differs(errors, "addressee", text.addressee(), read.text.addressee());
        }
        return errors;
    }

    private void checkBeginning(List<KitError> errors, String part, String paragraph) {
        if (paragraph.startsWith("#") || paragraph.startsWith("- ")) {
            errors.add(new KitError(
                    path(text.language()),
                    0,
                    part + ": no paragraph can begin with '#' or with '- ', which mean a heading and an item"));
        }
    }

    private void differs(List<KitError> errors, String part, Object meant, Object read) {
        if (!meant.equals(read)) {
            errors.add(new KitError(path(text.language()), 0, part + ": would not be read as it is meant"));
        }
    }
}
