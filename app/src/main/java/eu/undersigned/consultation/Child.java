package eu.undersigned.consultation;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/// Answers of one child that wait, opened to be counted.
///
/// @param group random; those whose sheets were handed in together have the same. Empty: answered alone
record Child(Cell cell, LocalDate day, Map<String, Set<String>> chosen, String group) {
    Child {
        chosen = Map.copyOf(chosen);
    }

    /// The same child as of another day.
    Child on(LocalDate otherDay) {
        return new Child(cell, otherDay, chosen, group);
    }

    @Override
    public String toString() {
        return "Child[hidden]";
    }
}
