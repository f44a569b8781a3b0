package eu.undersigned.consultation;

import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.campaign.Consultation.ConsultationText;
import eu.undersigned.campaign.Consultation.Kind;
import eu.undersigned.campaign.Consultation.Question;
import eu.undersigned.campaign.Consultation.Words;
import eu.undersigned.consultation.Results.Part;
import eu.undersigned.consultation.Results.Sums;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Formats.Country;
import eu.undersigned.i18n.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// What was counted of a consultation, in all or in one country.
///
/// @param children how many, in words; empty: nothing can be shown yet
/// @param asOf day of the newest answers
/// @param counts of children by band, by how they answered, and by country; a dash where they are too few
/// @param countries that can be chosen
/// @param country the chosen one; empty: all
/// @param columns of the tables: all, then the bands
/// @param data path of the open data without its ending
public record ResultsView(
        ConsultationView item,
        Optional<String> children,
        String asOf,
        List<Counts> counts,
        List<Country> countries,
        String country,
        List<String> columns,
        List<Answered> questions,
        String data) {
    /// Stands where there are too few to say.
    static final String HELD_BACK = "–";

    /// @param column names what the rows are
    public record Counts(String title, String column, List<Row> rows) {}

    public record Row(String name, String count) {}

    /// A question with what was answered.
    ///
    /// @param note what is said of it, such as that several options could be chosen
    public record Answered(String id, String ask, String note, List<Option> options) {}

    /// @param width of its bar, in percent of all who were asked
    /// @param cells for all, then for each band
    public record Option(String name, String width, List<Cell> cells) {}

    /// @param share in percent; a dash where there are too few
    /// @param count how many children; empty where there are too few
    public record Cell(String share, String count) {}

    static ResultsView of(
            ConsultationView item,
            Consultation consultation,
            Results results,
            String country,
            Texts texts,
            String data) {
        return new Maker(consultation, results, country, texts).make(item, data);
    }

    private record Maker(Consultation consultation, Results results, String country, Texts texts) {
        ResultsView make(ConsultationView item, String data) {
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
            List<String> names = new ArrayList<>(List.of(texts.of("consultation.all.children")));
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
                    names,
                    consultation.questions().stream()
                            .map(question -> answered(question, columns))
                            .toList(),
                    data);
        }

        private String years(Band band) {
            return texts.of("consultation.years", "ages", ConsultationView.words(band, texts.formats()));
        }

        private Counts byBand(List<Sums> columns) {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < consultation.bands().size(); i++) {
                rows.add(row(
                        years(consultation.bands().get(i)), columns.get(i + 1).children()));
            }
            return new Counts(texts.of("consultation.byage"), texts.of("consultation.age"), rows);
        }

        private Counts bySource() {
            List<Row> rows = Arrays.stream(Source.values())
                    .map(source -> row(
                            texts.of(source.message()),
                            results.sums(
                                            country.isEmpty()
                                                    ? Part.source(source)
                                                    : Part.source(source).in(country))
                                    .children()))
                    .toList();
            return new Counts(texts.of("consultation.bysource"), texts.of("consultation.source"), rows);
        }

        private Counts byCountry(Map<String, Long> byCountry) {
            List<Row> rows = texts.formats().countries().stream()
                    .filter(one -> byCountry.containsKey(one.code()))
                    .filter(one -> country.isEmpty() || one.code().equals(country))
                    .map(one -> row(one.name(), byCountry.getOrDefault(one.code(), 0L)))
                    .toList();
            return new Counts(texts.of("consultation.bycountry"), texts.of("count.country"), rows);
        }

        private Row row(String name, long children) {
            return new Row(name, children > 0 ? texts.formats().number(children) : HELD_BACK);
        }

        private Answered answered(Question question, List<Sums> columns) {
            ConsultationText text = consultation.text(texts.language());
            Words words = text.words().getOrDefault(question.id(), new Words("", Map.of()));
            List<Option> options = new ArrayList<>();
            for (String option : ConsultationData.options(question)) {
                String name = question.kind() == Kind.TEXT
                        ? texts.of("consultation.written")
                        : words.options().getOrDefault(option, option);
                options.add(option(name, question, columns, sums -> sums.chosen(question.id(), option)));
            }
            if (question.kind() == Kind.ONE) {
                options.add(
                        option(texts.of("consultation.skipped"), question, columns, sums -> skipped(sums, question)));
            }
            String note = switch (question.kind()) {
                case ONE -> "";
                case SEVERAL -> texts.of("consultation.note.several");
                case TEXT -> texts.of("consultation.note.text");
            };
            return new Answered(question.id(), words.ask(), note, options);
        }

        private static long skipped(Sums sums, Question question) {
            return sums.asked(question.id())
                    - question.options().stream()
                            .mapToLong(option -> sums.chosen(question.id(), option))
                            .sum();
        }

        private Option option(String name, Question question, List<Sums> columns, ToLongFunction<Sums> number) {
            List<Cell> cells = columns.stream()
                    .map(sums -> cell(number.applyAsLong(sums), sums.asked(question.id())))
                    .toList();
            Sums all = columns.getFirst();
            long asked = all.asked(question.id());
            double width = asked == 0 ? 0 : 100.0 * number.applyAsLong(all) / asked;
            return new Option(name, String.format(Locale.ROOT, "%.1f", width), cells);
        }

        private Cell cell(long children, long asked) {
            return asked == 0
                    ? new Cell(HELD_BACK, "")
                    : new Cell(
                            texts.formats().percent(100.0 * children / asked, 0),
                            texts.formats().number(children));
        }
    }
}
