package eu.undersigned.consultation;

import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.campaign.Consultation.ConsultationText;
import eu.undersigned.campaign.Consultation.Kind;
import eu.undersigned.campaign.Consultation.Question;
import eu.undersigned.campaign.Consultation.Words;
import eu.undersigned.campaign.Wording;
import eu.undersigned.consultation.Results.Part;
import eu.undersigned.consultation.Results.Sums;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Formats.Country;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.BarTable;
import eu.undersigned.layout.BarTable.Cell;
import eu.undersigned.layout.BarTable.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What was counted of a consultation, in all or in one country.
///
/// @param children how many, in words; empty: nothing can be shown yet
/// @param asOf day of the newest answers
/// @param counts of children by band, by how they answered, and by country; a dash where they are too few
/// @param countries that can be chosen
/// @param country the chosen one; empty: all
/// @param wording what is said of what was asked: that it stayed
/// @param data path of the open data without its ending
public record ResultsView(
        ConsultationView item,
        Optional<String> children,
        String asOf,
        List<Counts> counts,
        List<Country> countries,
        String country,
        List<Answered> questions,
        String wording,
        String data) {
    /// Stands where there are too few to say.
    static final String HELD_BACK = "–";

    public record Counts(String title, BarTable table) {}

    /// A question with what was answered.
    ///
    /// @param note what is said of it, such as that several options could be chosen
    /// @param table of its options: for all, then for each band, with a dash where there are too few
    public record Answered(String id, String ask, String note, BarTable table) {}

    static ResultsView of(
            ConsultationView item,
            Consultation consultation,
            Results results,
            String country,
            Texts texts,
            String data) {
        return new Maker(item, consultation, results, country, texts).make(data);
    }

    private record Maker(
            ConsultationView item, Consultation consultation, Results results, String country, Texts texts) {
        ResultsView make(String data) {
            Formats formats = texts.formats();
            Part whole = country.isEmpty() ? Part.ALL : Part.ALL.in(country);
            List<Sums> columns = new ArrayList<>(List.of(results.sums(whole)));
            consultation
                    .bands()
                    .forEach(band -> columns.add(results.sums(
                            country.isEmpty()
                                    ? Part.band(band.id())
                                    : Part.band(band.id()).in(country))));
            Map<String, Long> byCountry = results.countries();
            long children = columns.getFirst().children();
            List<String> names =
                    new ArrayList<>(List.of(texts.of("consultation.answer"), texts.of("consultation.all.children")));
            consultation.bands().forEach(band -> names.add(years(band)));
            return new ResultsView(
                    item,
                    Optional.of(texts.of("consultation.counted", "count", children))
                            .filter(_ -> children > 0),
                    texts.of("consultation.asof", "date", formats.date(results.day())),
                    List.of(byBand(columns), bySource(), byCountry(byCountry)),
                    formats.countries().stream()
                            .filter(one -> byCountry.containsKey(one.code()))
                            .toList(),
                    country,
                    consultation.questions().stream()
                            .map(question -> answered(question, names, columns))
                            .toList(),
                    texts.of(
                            "consultation.asked",
                            "language",
                            formats.language(results.wording()
                                    .map(Wording::language)
                                    .orElseGet(() ->
                                            consultation.texts().getFirst().language()))),
                    data);
        }

        private String years(Band band) {
            return texts.of("consultation.years", "ages", ConsultationView.words(band, texts.formats()));
        }

        private Counts byBand(List<Sums> columns) {
            List<Entry> rows = new ArrayList<>();
            for (int i = 0; i < consultation.bands().size(); i++) {
                rows.add(new Entry(
                        years(consultation.bands().get(i)), columns.get(i + 1).children()));
            }
            return counts("consultation.byage", "consultation.age", rows);
        }

        private Counts bySource() {
            List<Entry> rows = Arrays.stream(Source.values())
                    .map(source -> new Entry(
                            texts.of(source.message()),
                            results.sums(
                                            country.isEmpty()
                                                    ? Part.source(source)
                                                    : Part.source(source).in(country))
                                    .children()))
                    .toList();
            return counts("consultation.bysource", "consultation.source", rows);
        }

        private Counts byCountry(Map<String, Long> byCountry) {
            List<Entry> rows = texts.formats().countries().stream()
                    .filter(one -> byCountry.containsKey(one.code()))
                    .filter(one -> country.isEmpty() || one.code().equals(country))
                    .map(one -> new Entry(one.name(), byCountry.getOrDefault(one.code(), 0L)))
                    .toList();
            return counts("consultation.bycountry", "count.country", rows);
        }

        private record Entry(String name, long children) {}

        private Counts counts(String title, String column, List<Entry> entries) {
            long most = entries.stream().mapToLong(Entry::children).max().orElse(0);
            List<Row> rows = entries.stream()
                    .map(one -> new Row(
                            one.name,
                            Optional.empty(),
                            null,
                            one.children > 0 ? BarTable.bar(100.0 * one.children / most) : Optional.empty(),
                            List.of(Cell.of(one.children > 0 ? texts.formats().number(one.children) : HELD_BACK))))
                    .toList();
            return new Counts(
                    texts.of(title), new BarTable(List.of(texts.of(column), texts.of("consultation.children")), rows));
        }

        private Answered answered(Question question, List<String> names, List<Sums> columns) {
            ConsultationText text = consultation.text(texts.language());
            Words words = text.words().getOrDefault(question.id(), new Words("", Map.of()));
            List<Row> rows = new ArrayList<>();
            for (String option : ConsultationData.options(question)) {
                boolean isOwn = question.kind() == Kind.TEXT;
                String name = isOwn
                        ? texts.of("consultation.written")
                        : words.options().getOrDefault(option, option);
                rows.add(row(
                        name,
                        isOwn ? null : item.lang(),
                        question,
                        columns,
                        sums -> sums.chosen(question.id(), option)));
            }
            if (question.kind() == Kind.ONE) {
                rows.add(row(
                        texts.of("consultation.skipped"), null, question, columns, sums -> skipped(sums, question)));
            }
            String note = switch (question.kind()) {
                case ONE -> "";
                case SEVERAL -> texts.of("consultation.note.several");
                case TEXT -> texts.of("consultation.note.text");
            };
            return new Answered(question.id(), words.ask(), note, new BarTable(names, rows));
        }

        private static long skipped(Sums sums, Question question) {
            return sums.asked(question.id())
                    - question.options().stream()
                            .mapToLong(option -> sums.chosen(question.id(), option))
                            .sum();
        }

        private Row row(
                String name,
                @Nullable String lang,
                Question question,
                List<Sums> columns,
                ToLongFunction<Sums> number) {
            List<Cell> cells = columns.stream()
                    .map(sums -> cell(number.applyAsLong(sums), sums.asked(question.id())))
                    .toList();
            return new Row(name, Optional.empty(), lang, Optional.empty(), cells);
        }

        private Cell cell(long children, long asked) {
            if (asked == 0) {
                return Cell.of(HELD_BACK);
            }
            double percent = 100.0 * children / asked;
            return new Cell(
                    texts.formats().percent(percent, 0), texts.formats().number(children), BarTable.bar(percent));
        }
    }
}
