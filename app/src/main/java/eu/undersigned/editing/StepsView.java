package eu.undersigned.editing;

import java.util.List;

/// The steps of the draft's timeline, in the order of its file.
public record StepsView(List<Row> rows, boolean mayEdit) {
    /// @param isExpected whether it is still to come
    /// @param languages how many of the campaign's it is written in, in words
    /// @param state `new`, `changed`, `leaving` or empty
    public record Row(
            String id,
            String date,
            String kind,
            String title,
            boolean isExpected,
            String votes,
            String languages,
            String state) {}
}
