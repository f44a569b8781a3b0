package eu.undersigned.overview;

import java.util.List;
import java.util.Optional;

/// The list of alerts.
///
/// @param alerts those that go on first
/// @param maySee whether this member may say that they have seen to one
public record AlertsView(String title, List<Alert> alerts, boolean maySee) {
    /// @param when since when, and until when
    /// @param state whether it goes on
    /// @param seen who has seen to it, and when
    /// @param seePath where to say so; empty: somebody has
    /// @param link to where something can be done
    public record Alert(
            String title,
            String text,
            String when,
            String state,
            boolean isOpen,
            Optional<String> seen,
            Optional<String> seePath,
            Optional<OverviewView.Link> link) {}
}
