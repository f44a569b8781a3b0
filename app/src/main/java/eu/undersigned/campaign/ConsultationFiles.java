package eu.undersigned.campaign;

import eu.undersigned.campaign.Consultation.ConsultationText;
import eu.undersigned.i18n.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `consultations` of a kit: one file of questions and one of words for each language,
/// `docs/formats/kit-consultations.md`.
public final class ConsultationFiles {
    static final String FOLDER = "consultations";

    private static final int MOST = 50;
    private static final Pattern PATH =
            Pattern.compile(FOLDER + "/([a-z0-9]+(?:-[a-z0-9]+)*)(?:\\.([a-z]{2}))?\\.yaml");

    private final KitFiles files;
    private final UnaryOperator<String> content;
    private final List<Language> languages;
    private final List<KitError> errors;

    private ConsultationFiles(
            KitFiles files, UnaryOperator<String> content, List<Language> languages, List<KitError> errors) {
        this.files = files;
        this.content = content;
        this.languages = languages;
        this.errors = errors;
    }

    public static String path(String slug) {
        return FOLDER + "/" + slug + ".yaml";
    }

    public static String path(String slug, Language language) {
        return FOLDER + "/" + slug + "." + language.code() + ".yaml";
    }

    /// What is said of questions while nobody has written their words.
    public static KitError withoutWords(String slug) {
        return new KitError(path(slug), 0, "there is no text for it, such as " + path(slug, Language.EN));
    }

    /// In the order of their slugs.
    static List<Consultation> read(
            KitFiles files, UnaryOperator<String> text, List<Language> languages, List<KitError> errors) {
        return new ConsultationFiles(files, text, languages, errors).read();
    }

    private List<Consultation> read() {
        SortedMap<String, List<Language>> found = new TreeMap<>();
        for (String path : files.contents().keySet()) {
            if (path.startsWith(FOLDER + "/")) {
                add(path, found);
            }
        }
        List<Consultation> consultations = new ArrayList<>();
        if (found.size() > MOST) {
            errors.add(new KitError(FOLDER, 0, "at most " + MOST + " consultations are expected"));
            return consultations;
        }
        found.forEach((slug, spoken) -> read(slug, spoken).ifPresent(consultations::add));
        return consultations;
    }

    private void add(String path, SortedMap<String, List<Language>> found) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            errors.add(new KitError(path, 0, "its name has small letters, digits and single hyphens"));
            return;
        }
        List<Language> spoken = found.computeIfAbsent(matcher.group(1), _ -> new ArrayList<>());
        Optional<String> code = Optional.ofNullable(matcher.group(2));
        Optional<Language> language = code.flatMap(Language::of).filter(languages::contains);
        if (code.isPresent() && language.isEmpty()) {
            errors.add(new KitError(path, 0, "the campaign has no text in the language '" + code.get() + "'"));
        }
        // English is what those read who have no text of their own.
        language.ifPresent(one -> spoken.add(one == Language.EN ? 0 : spoken.size(), one));
    }

    /// @param spoken the main language first
    private Optional<Consultation> read(String slug, List<Language> spoken) {
        String file = path(slug);
        if (!files.has(file)) {
            spoken.forEach(language ->
                    errors.add(new KitError(path(slug, language), 0, "there is no " + file + " with its questions")));
            return Optional.empty();
        }
        YamlMap yaml = YamlMap.parse(file, content.apply(file), 0, errors);
        Consultation asked = ConsultationReader.read(slug, yaml);
        if (spoken.isEmpty()) {
            errors.add(withoutWords(slug));
            return Optional.empty();
        }
        List<ConsultationText> texts = spoken.stream()
                .map(language -> {
                    String path = path(slug, language);
                    YamlMap words = YamlMap.parse(path, content.apply(path), 0, errors);
                    return ConsultationWords.read(asked, language, words);
                })
                .toList();
        return Optional.of(
                new Consultation(slug, asked.opens(), asked.closes(), asked.bands(), asked.questions(), texts));
    }
}
