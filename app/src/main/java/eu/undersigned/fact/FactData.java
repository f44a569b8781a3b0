package eu.undersigned.fact;

import eu.undersigned.campaign.Correction;
import eu.undersigned.campaign.Fact;
import eu.undersigned.campaign.Fact.Spoken;
import eu.undersigned.campaign.Fact.Words;
import eu.undersigned.http.CsvCell;
import eu.undersigned.http.Json;
import eu.undersigned.i18n.Language;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// A ledger for programs.
final class FactData {
    private static final List<String> COLUMNS = List.of(
            "id",
            "value",
            "kind",
            "claim",
            "unit",
            "source",
            "url",
            "as_of",
            "series",
            "period",
            "method",
            "expires",
            "being_checked",
            "conflicts_with");

    private FactData() {}

    /// A line for each figure, texts in English where there is any, without corrections.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
    static byte[] csv(Ledger ledger) {
        StringWriter csv = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(csv, CSVFormat.RFC4180)) {
            printer.printRecord(COLUMNS);
            for (Fact fact : ledger.facts()) {
                Map<String, Object> values = values(ledger, fact);
                values.put("claim", english(ledger.claim(fact)));
                values.put("unit", english(fact.unit()));
                values.put("method", english(fact.method()));
                values.put("conflicts_with", String.join(" ", new TreeSet<>(fact.conflicting())));
                printer.printRecord(COLUMNS.stream().map(column -> CsvCell.guarded(values.getOrDefault(column, ""))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String english(Words words) {
        return words.in(Language.EN).map(Spoken::text).orElse("");
    }

    static byte[] json(Ledger ledger) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("campaign", ledger.campaign().slug());
        document.put(
                "facts",
                ledger.facts().stream().map(fact -> values(ledger, fact)).toList());
        return Json.write(document);
    }

    /// What there is nothing to say of is left out.
    private static Map<String, Object> values(Ledger ledger, Fact fact) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", fact.id());
        values.put("value", fact.figure().value());
        values.put("kind", fact.figure().kind().name().toLowerCase(Locale.ROOT));
        put(values, "claim", ledger.claim(fact));
        put(values, "unit", fact.unit());
        values.put("source", fact.figure().source());
        fact.url().ifPresent(url -> values.put("url", url));
        values.put("as_of", fact.figure().asOf());
        fact.series().ifPresent(series -> values.put("series", series));
        fact.year().ifPresent(year -> values.put("period", year));
        put(values, "method", fact.method());
        fact.expires().map(LocalDate::toString).ifPresent(day -> values.put("expires", day));
        values.put("being_checked", !ledger.isChecked(fact));
        values.put("conflicts_with", new TreeSet<>(fact.conflicting()));
        values.put(
                "corrections",
                fact.corrections().stream().map(FactData::correction).toList());
        return values;
    }

    private static Map<String, Object> correction(Correction correction) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("date", correction.date().toString());
        values.put("was", correction.was());
        values.put("is", correction.is());
        put(values, "reason", correction.reason());
        return values;
    }

    private static void put(Map<String, Object> values, String name, Words words) {
        if (!words.isEmpty()) {
            Map<String, String> byCode = new LinkedHashMap<>();
            words.byLanguage().forEach((language, text) -> byCode.put(language.code(), text));
            values.put(name, byCode);
        }
    }
}
