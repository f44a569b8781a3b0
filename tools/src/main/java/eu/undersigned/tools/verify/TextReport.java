package eu.undersigned.tools.verify;

import java.io.PrintWriter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Says in a table what was found.
final class TextReport {
    private static final int DAYS = 14;
    private static final int MOST_FINDINGS = 100;
    private static final List<String> KINDS =
            List.of(Numbers.CONFIRMED, Numbers.WITHDRAWN, Numbers.INVALIDATED, Numbers.REINSTATED, Numbers.DECLARED);
    private static final List<String> MAPS = List.of(
            Numbers.BY_COUNTRY,
            Numbers.BY_LANGUAGE,
            Numbers.BY_ORGANISATION,
            Numbers.BY_REASON,
            Numbers.BY_DAY,
            Numbers.BATCHES);

    private final PrintWriter out;
    private final boolean isAll;
    private final Report report;

    /// @param isAll all days
    TextReport(PrintWriter out, boolean isAll, Report report) {
        this.out = out;
        this.isAll = isAll;
        this.report = report;
    }

    void print() {
        head();
        row("", "in the log", "published");
        for (String kind : KINDS) {
            row(
                    kind,
                    Words.grouped(report.counted().get(kind)),
                    report.published()
                            .map(published -> Words.grouped(published.numbers().get(kind)))
                            .orElse("-"));
        }
        MAPS.forEach(this::map);
        checked();
        verdict();
        out.flush();
    }

    private void head() {
        report.published()
                .filter(Published::demonstration)
                .ifPresent(_ -> out.println("DEMONSTRATION: these signatures are made up.\n"));
        out.println("Log      " + report.head().origin());
        out.println("Read at  " + report.source());
        out.println("Tree     " + Words.count(report.head().size(), "leaf", "leaves") + ", root "
                + Base64.getEncoder().encodeToString(report.head().root()));
        out.println("Key      " + report.trust().key());
        out.println("         " + report.trust().why().words());
        out.println("Cosigned "
                + (report.cosigners().isEmpty() ? "by no witness" : "by " + String.join(", ", report.cosigners())));
        report.published().ifPresent(published -> out.println("Numbers  of " + Words.plain(published.at())));
        out.println();
    }

    private void map(String name) {
        SortedMap<String, Long> counted = report.counted().map(name);
        Optional<SortedMap<String, Long>> published =
                report.published().map(numbers -> numbers.numbers().map(name));
        if (counted.isEmpty() && published.map(Map::isEmpty).orElse(true)) {
            return;
        }
        out.println(name);
        int left = counted.size();
        long rest = 0;
        for (Map.Entry<String, Long> entry : counted.entrySet()) {
            if (name.equals(Numbers.BY_DAY) && !isAll && left-- > DAYS) {
                rest += entry.getValue();
                continue;
            }
            if (rest > 0) {
                row("  earlier (--all lists them)", Words.grouped(rest), "");
                rest = 0;
            }
            row(
                    "  " + Words.plain(entry.getKey()),
                    Words.grouped(entry.getValue()),
                    published
                            .map(counts -> Words.grouped(counts.getOrDefault(entry.getKey(), 0L)))
                            .orElse("-"));
        }
    }

    private void row(String name, String counted, String published) {
        out.println(String.format(Locale.ROOT, "%-36s %15s %15s", name, counted, published)
                .stripTrailing());
    }

    private void checked() {
        out.println();
        out.println(
                "Checked: the signature of the checkpoint; every leaf against the tree that it signs; every change");
        out.println("against the rules; the lists of changes"
                + (report.published().isPresent() ? "; the published numbers against those of the leaves." : "."));
        if (report.begun() > 0) {
            out.println("Of these leaves, earlier runs had checked and counted " + Words.grouped(report.begun())
                    + ", and the log continues them. --fresh reads all again.");
        }
        out.println("This shows that nothing was dropped, added under an old date after it was seen, or rewritten.");
        out.println("It can't show that the signers are real people.");
        report.published()
                .filter(published -> published.withdrawnBefore() > 0)
                .ifPresent(published -> out.println(Words.grouped(published.withdrawnBefore())
                        + " more were withdrawn before the log began; no leaf tells of them."));
        report.notes().forEach(note -> out.println("Note: " + note + "."));
        out.println();
    }

    private void verdict() {
        switch (report.result()) {
            case FITS -> out.println("All fits.");
            case DIFFERS -> findings();
            case FAILED -> {}
        }
        report.unknown().forEach(unknown -> out.println("NOT FOUND OUT: " + unknown));
    }

    private void findings() {
        out.println("DOES NOT FIT:");
        report.findings().stream().limit(MOST_FINDINGS).forEach(finding -> out.println("  " + finding));
        if (report.findings().size() > MOST_FINDINGS) {
            out.println("  and " + (report.findings().size() - MOST_FINDINGS) + " more");
        }
    }
}
