package eu.undersigned.layout;

import eu.undersigned.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A mail's content, the same for its text and its HTML form.
///
/// @param mine a link to keep, below the rest
public record MailView(
        Texts texts,
        String subject,
        String greeting,
        List<String> before,
        Optional<Link> button,
        List<String> after,
        Optional<Link> mine,
        String footer) {
    /// A link with its label.
    public record Link(String label, String url) {}

    /// The mail as plain text.
    public String text() {
        List<String> parts = new ArrayList<>();
        parts.add(greeting);
        parts.addAll(before);
        button.ifPresent(link -> parts.add(link.url()));
        parts.addAll(after);
        mine.ifPresent(link -> parts.add(link.label() + "\n" + link.url()));
        parts.add("-- \n" + footer);
        return String.join("\n\n", parts) + "\n";
    }
}
