package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.ConsultationText;
import eu.undersigned.campaign.Consultation.Question;
import eu.undersigned.campaign.Consultation.Words;
import eu.undersigned.consultation.AnswerStore.Count;
import eu.undersigned.http.CsvCell;
import eu.undersigned.http.Json;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// What was counted, for programs: by band, country and source, as it was counted, so that every sum can be made of it.
/// Beside ids stand the English words, or those of the main language.
final class ConsultationData {
    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::band).thenComparing(Cell::country).thenComparing(Cell::source);

    private final Campaign campaign;
    private final Consultation consultation;
    private final Map<Cell, Map<String, Map<String, Integer>>> cells = new TreeMap<>(ORDER);
    private final Results results;
    private final ConsultationText text;

    ConsultationData(Campaign campaign, Consultation consultation, Results results) {
        this.campaign = campaign;
        this.consultation = consultation;
        this.results = results;
        this.text = consultation.text(Language.EN);
        for (Count count : results.counts()) {
            cells.computeIfAbsent(count.cell(), _ -> new TreeMap<>())
                    .computeIfAbsent(count.question(), _ -> new TreeMap<>())
                    .put(count.option(), count.children());
        }
    }

    byte[] json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("campaign", campaign.slug());
        document.put("consultation", consultation.slug());
        consultation.opens().ifPresent(day -> document.put("opens", day.toString()));
        consultation.closes().ifPresent(day -> document.put("closes", day.toString()));
        results.wording().ifPresent(wording -> document.put("wording", wording.version()));
        document.put("language", text.language().code());
        document.put("title", text.title());
        document.put(
                "questions", consultation.questions().stream().map(this::asked).toList());
        document.put("fewest", Consultation.FEWEST_CHILDREN);
        if (!results.counts().isEmpty()) {
            document.put("as_of", results.day().toString());
        }
        document.put("children", results.sums(Results.Part.ALL).children());
        document.put("groups", cells.keySet().stream().map(this::group).toList());
        return Json.write(document);
    }

    private Map<String, Object> asked(Question question) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("question", question.id());
        asked.put("text", words(question).ask());
        asked.put("kind", question.kind().name().toLowerCase(Locale.ROOT));
        asked.put("bands", question.bands().stream().sorted().toList());
        Map<String, String> options = new LinkedHashMap<>();
        options(question).forEach(option -> options.put(option, words(question, option)));
        asked.put("options", options);
        return asked;
    }

    private Words words(Question question) {
        return text.words().getOrDefault(question.id(), new Words("", Map.of()));
    }

    private String words(Question question, String option) {
        return question.kind() == Consultation.Kind.TEXT
                ? Texts.in(text.language()).of("consultation.written")
                : words(question).options().getOrDefault(option, option);
    }

    private Map<String, Object> group(Cell cell) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("band", word(cell.band()));
        group.put("country", word(cell.country()));
        group.put("source", word(cell.source()));
        group.put("children", count(cell, "", ""));
        List<Map<String, Object>> answers = new ArrayList<>();
        for (Question question : consultation.questions()) {
            if (!cells.getOrDefault(cell, Map.of()).containsKey(question.id())) {
                continue;
            }
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("question", question.id());
            answer.put("asked", count(cell, question.id(), ""));
            Map<String, Integer> options = new LinkedHashMap<>();
            options(question).forEach(option -> options.put(option, count(cell, question.id(), option)));
            answer.put("options", options);
            answers.add(answer);
        }
        group.put("answers", answers);
        return group;
    }

    private static String word(String value) {
        return value.equals(Cell.SEVERAL) ? "several" : value;
    }

    static List<String> options(Question question) {
        return question.kind() == Consultation.Kind.TEXT ? List.of(Answering.WRITTEN) : question.options();
    }

    private int count(Cell cell, String question, String option) {
        return cells.getOrDefault(cell, Map.of())
                .getOrDefault(question, Map.of())
                .getOrDefault(option, 0);
    }

    /// A line for each number. A band has two columns: what looks like `8-11` is a date to spreadsheets. Words
    /// stand behind the numbers, so that columns keep their places.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
    byte[] csv() {
        StringWriter csv = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(csv, CSVFormat.RFC4180)) {
            printer.printRecord(
                    "youngest",
                    "oldest",
                    "country",
                    "source",
                    "question",
                    "option",
                    "children",
                    "question_text",
                    "option_text");
            for (Cell cell : cells.keySet()) {
                line(printer, cell, "", "", "", "");
                for (Question question : consultation.questions()) {
                    if (count(cell, question.id(), "") > 0) {
                        String ask = words(question).ask();
                        line(printer, cell, question.id(), "", ask, "");
                        for (String option : options(question)) {
                            line(printer, cell, question.id(), option, ask, words(question, option));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void line(CSVPrinter printer, Cell cell, String question, String option, String ask, String words)
            throws IOException {
        Optional<Consultation.Band> band = consultation.band(cell.band());
        printer.printRecord(
                band.map(found -> Integer.toString(found.youngest())).orElse(""),
                band.map(found -> Integer.toString(found.oldest())).orElse(""),
                word(cell.country()),
                word(cell.source()),
                question,
                option,
                count(cell, question, option),
                CsvCell.guarded(ask),
                CsvCell.guarded(words));
    }
}
