package eu.undersigned.campaign;

import eu.undersigned.campaign.PetitionText.FigureLabel;
import eu.undersigned.i18n.Language;
import eu.undersigned.secrets.ContentHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads `petition.<lang>.md`: front matter, a title, the ask, and the sections `why`, `demands` and `figures`.
final class PetitionFile {
    /// In characters: what still fits a page, a mail and a share.
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_ASK = 1_500;
    private static final int LONGEST_PARAGRAPH = 5_000;
    private static final int MOST_PARAGRAPHS = 50;
    private static final int MOST_ASKS = 1_000;

    private final String file;
    private final List<String> lines;
    private final List<KitError> errors;

    private String title = "";
    private final List<String> ask = new ArrayList<>();
    private final List<String> why = new ArrayList<>();
    private final List<String> demands = new ArrayList<>();
    private final List<FigureLabel> figures = new ArrayList<>();

    private PetitionFile(String file, String content, List<KitError> errors) {
        this.file = file;
        this.lines = FrontMatter.lines(content);
        this.errors = errors;
    }

    /// Empty when something is wrong; `errors` then says what.
    static Optional<PetitionText> parse(String file, String content, List<KitError> errors) {
        int before = errors.size();
        PetitionText text = understood(file, content, errors).text();
        return errors.size() == before ? Optional.of(text) : Optional.empty();
    }

    /// What can be understood, even when something is wrong.
    static Translation understood(String file, String content, List<KitError> errors) {
        return new PetitionFile(file, content, errors).read();
    }

    private Translation read() {
        FrontMatter matter = FrontMatter.of(file, lines, errors);
        YamlMap front = matter.values();
        Optional<Language> language = Language.of(front.text("language"));
        if (language.isEmpty()) {
            front.wrong("language", "an official language of the EU is expected, such as 'de'");
        } else if (!file.equals("petition." + language.get().code() + ".md")) {
            front.wrong("language", "does not fit the file's name");
        }
        TranslationStatus status = status(front);
        String addressee = front.text("addressee");
        Optional<String> sourceVersion = front.optionalText("source_version");
        if (sourceVersion.isPresent() && !sourceVersion.get().matches("[0-9a-f]{64}")) {
            front.wrong("source_version", "the version of a text is expected, 64 hexadecimal digits");
        }
        int askNumber = front.optionalText("ask").isEmpty() ? 1 : (int) front.number("ask", 1, MOST_ASKS);
        front.refuseUnknown();
        body(matter.end() + 1);
        checkLengths(addressee);
        PetitionText text = new PetitionText(
                0,
                language.orElseGet(this::languageOfTheName),
                version(),
                askNumber,
                status,
                addressee,
                title,
                String.join(" ", ask),
                List.copyOf(why),
                List.copyOf(demands),
                List.copyOf(figures));
        return new Translation(text, sourceVersion);
    }

    private Language languageOfTheName() {
        return Language.of(file.replaceAll("petition\\.|\\.md", "")).orElse(Language.EN);
    }

    private void checkLengths(String addressee) {
        checkLength("addressee", addressee, LONGEST_LINE);
        checkLength("title", title, LONGEST_LINE);
        checkLength("ask", String.join(" ", ask), LONGEST_ASK);
        why.forEach(paragraph -> checkLength("why", paragraph, LONGEST_PARAGRAPH));
        demands.forEach(demand -> checkLength("demands", demand, LONGEST_ASK));
        figures.forEach(label -> checkLength("figures", label.label(), LONGEST_LINE));
        if (why.size() > MOST_PARAGRAPHS) {
            wrong(0, "why: at most " + MOST_PARAGRAPHS + " paragraphs are expected");
        }
        if (demands.size() > MOST_PARAGRAPHS) {
            wrong(0, "demands: at most " + MOST_PARAGRAPHS + " are expected");
        }
    }

    private void checkLength(String part, String content, int longest) {
        if (content.length() > longest) {
            wrong(0, part + ": is longer than " + longest + " characters");
        }
    }

    private static TranslationStatus status(YamlMap front) {
        String text = front.text("status");
        for (TranslationStatus status : TranslationStatus.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(text)) {
                return status;
            }
        }
        front.wrong("status", "source, reviewed or unreviewed is expected");
        return TranslationStatus.UNREVIEWED;
    }

    private void body(int start) {
        String section = "";
        StringBuilder paragraph = new StringBuilder();
        for (int i = start; i <= lines.size(); i++) {
            String line = i < lines.size() ? lines.get(i).strip() : "";
            if (line.isEmpty() || line.startsWith("#") || line.startsWith("- ")) {
                if (!paragraph.isEmpty()) {
                    endOfParagraph(section, paragraph.toString(), i);
                    paragraph.setLength(0);
                }
            }
            if (line.startsWith("## ")) {
                section = line.substring(3).strip();
                if (!List.of("why", "demands", "figures").contains(section)) {
                    wrong(i + 1, "the sections are 'why', 'demands' and 'figures', not '" + section + "'");
                }
            } else if (line.startsWith("# ")) {
                if (!title.isEmpty() || !section.isEmpty()) {
                    wrong(i + 1, "one title is expected, above the ask");
                }
                title = line.substring(2).strip();
            } else if (line.startsWith("#")) {
                wrong(i + 1, "headings are '# title' and '## why', '## demands', '## figures'");
            } else if (!line.isEmpty()) {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
            }
        }
        require(title, "a title ('# ...')");
        require(String.join("", ask), "the ask, in one sentence, below the title");
        require(String.join("", why), "a section '## why'");
        require(String.join("", demands), "a section '## demands'");
    }

    private void require(String content, String what) {
        if (content.isEmpty()) {
            wrong(0, what + " is missing");
        }
    }

    private void endOfParagraph(String section, String text, int line) {
        boolean item = text.startsWith("- ");
        String content = item ? text.substring(2).strip() : text;
        switch (section) {
            case "" -> ask.add(content);
            case "why" -> why.add(content);
            case "demands" -> {
                if (item) {
                    demands.add(content);
                } else {
                    wrong(line, "a demand begins with '- '");
                }
            }
            case "figures" -> {
                int colon = content.indexOf(':');
                if (item && colon > 0) {
                    figures.add(new FigureLabel(
                            content.substring(0, colon).strip(),
                            content.substring(colon + 1).strip()));
                } else {
                    wrong(line, "a figure is written '- id: what it counts'");
                }
            }
            default -> {} // reported where the section begins
        }
    }

    private void wrong(int line, String reason) {
        errors.add(new KitError(file, line, reason));
    }

    /// SHA-256 over title, ask, paragraphs and demands, as `docs/formats/petition-text.md` says.
    private String version() {
        StringBuilder text = new StringBuilder("undersigned petition text v1\n");
        text.append("title\n").append(title).append('\n');
        text.append("ask\n").append(String.join(" ", ask)).append('\n');
        why.forEach(paragraph -> text.append("why\n").append(paragraph).append('\n'));
        demands.forEach(demand -> text.append("demand\n").append(demand).append('\n'));
        return ContentHash.of(text.toString());
    }
}
