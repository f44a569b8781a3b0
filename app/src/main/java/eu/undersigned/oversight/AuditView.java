package eu.undersigned.oversight;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A page of the audit trail.
///
/// @param filter as asked for, by field
/// @param wrong what can't be asked for, in words
/// @param older the next page
/// @param export the file; empty: this member may not
/// @param head hash of the last entry
/// @param entries of the whole chain
public record AuditView(
        String path,
        Map<String, String> filter,
        Optional<String> wrong,
        List<Line> lines,
        Optional<String> older,
        Optional<String> export,
        String head,
        String entries) {
    public String value(String field) {
        return filter.getOrDefault(field, "");
    }

    /// @param byPath the same person's entries
    /// @param actionPath the same kind's
    /// @param subjectPath the same thing's
    public record Line(
            long number,
            String at,
            String by,
            String byPath,
            String action,
            String actionPath,
            String subject,
            String subjectPath,
            List<Change> changes) {}

    /// A value before and after; one that was not there is empty.
    public record Change(String name, String before, String after) {}
}
