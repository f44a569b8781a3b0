package eu.undersigned.editing;

import java.util.List;

/// The list of representatives in the draft, what is said of it, and the texts.
///
/// @param isThere whether there is a list
/// @param left rows of those who are members no more
/// @param silent members without a mailbox
/// @param registerBase hash of the file that the form was made from
/// @param listBase likewise of the list
/// @param errors in a list that somebody sent
public record RepresentativesView(
        boolean isThere,
        long members,
        long left,
        long silent,
        Inputs register,
        String registerBase,
        String listBase,
        List<Text> texts,
        List<String> errors,
        boolean mayEdit) {
    /// @param members who are written to in this language
    public record Text(String code, String name, boolean isThere, long members) {}
}
