package eu.undersigned.invalidation;

import java.util.List;
import java.util.Optional;

/// One invalidation.
///
/// @param story who did what, in sentences, in order
/// @param job the page of the job under way
/// @param found by the dry run; empty until it is over
/// @param hint why a decision can't be taken by this member now
public record DetailView(
        String title,
        String standing,
        List<String> conditions,
        List<String> story,
        Optional<Link> job,
        Optional<Found> found,
        Optional<String> note,
        Optional<String> hint,
        Actions actions) {
    public record Link(String label, String path) {}

    /// What the dry run found.
    ///
    /// @param summary in a sentence
    /// @param time label of the first column of `byTime`
    public record Found(
            String summary,
            String time,
            List<Row> byTime,
            List<Row> byCountry,
            List<Row> byOrganisation,
            List<Sample> sample) {}

    public record Row(String label, String count) {}

    public record Sample(String id, String at, String country, String signals, String state) {}

    /// Where each thing that this member may do now is sent; missing ones may not be done.
    ///
    /// @param back the page itself
    /// @param reasons with their words
    public record Actions(
            String back,
            Optional<String> decide,
            List<Reason> reasons,
            boolean needsSecond,
            Optional<String> approve,
            Optional<String> decline,
            Optional<String> undo) {}

    /// @param word as in the public log
    /// @param text as signers read it
    public record Reason(String word, String text) {}
}
