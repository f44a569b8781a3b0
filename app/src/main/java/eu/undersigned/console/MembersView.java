package eu.undersigned.console;

import java.util.List;
import java.util.Optional;

/// The members of a campaign and those who are invited.
///
/// @param path of the page
/// @param mayManage whether the reader may change anything here
/// @param isFresh whether the reader proved within the last minutes who they are: only then can it be changed
/// @param roles that the reader may give
/// @param organisations that a partner may speak for
/// @param mailbox as typed into the form that invites
/// @param refused why the last change failed, in words
/// @param done what the last change did, in words
public record MembersView(
        String path,
        List<Row> members,
        List<Invited> invited,
        boolean mayManage,
        boolean isFresh,
        List<Choice> roles,
        List<Choice> organisations,
        String mailbox,
        Optional<String> refused,
        Optional<String> done) {
    /// @param roles in words
    /// @param isOneself whose row the reader can't change
    public record Row(
            int number,
            String name,
            String mailbox,
            List<String> roles,
            String since,
            boolean isSuspended,
            boolean isOneself) {}

    /// @param isExpired whether the link is too old
    public record Invited(int number, String mailbox, String role, String until, boolean isExpired) {}

    /// One of a list to choose from.
    public record Choice(String value, String label) {}
}
