package eu.undersigned.tools.verify;

import java.time.LocalDate;
import java.util.Comparator;

/// Which signatures a coalition declares: those of one day and source.
record Batch(LocalDate date, String source) implements Comparable<Batch> {
    @Override
    public int compareTo(Batch other) {
        return Comparator.comparing(Batch::date).thenComparing(Batch::source).compare(this, other);
    }

    @Override
    public String toString() {
        return date + " " + source;
    }
}
