package eu.undersigned.drafting;

import java.util.List;

/// The letters that an organisation may discuss.
public record DraftsView(String organisation, List<Row> rows) {
    /// @param deadline in words; empty when there is none
    public record Row(String title, String code, String path, String deadline) {}
}
