package eu.undersigned.oversight;

import java.util.List;

/// The jobs of a campaign, the newest first.
public record JobsView(List<Line> lines) {
    /// @param percent empty while nobody can tell
    public record Line(String path, long number, String what, String by, String begun, String state) {}
}
