package eu.undersigned.layout;

import java.util.List;
import java.util.Optional;

/// A page of a few sentences.
///
/// @param action where to go on
public record Notice(String title, List<String> paragraphs, Optional<Action> action) {
    /// A link that looks like a button.
    public record Action(String label, String path) {}

    public static Notice of(String title, String paragraph) {
        return new Notice(title, List.of(paragraph), Optional.empty());
    }

    public Notice with(String label, String path) {
        return new Notice(title, paragraphs, Optional.of(new Action(label, path)));
    }
}
