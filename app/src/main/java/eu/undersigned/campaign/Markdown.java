package eu.undersigned.campaign;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/// Makes HTML of a small part of Markdown: paragraphs, headings, lists, quotes, emphasis and links. HTML in it is shown
/// as it was typed.
///
/// @see <a href="https://spec.commonmark.org/0.31.2/">CommonMark 0.31.2</a>
final class Markdown {
    /// Of lists in lists, quotes in quotes, and emphasis in them: more than any text that people write.
    private static final int DEEPEST = 12;

    private static final int LONGEST_ADDRESS = 1_000;
    private static final int LONGEST_BLOCK = 4_000;
    private static final String TOO_DEEP = "is nested too deeply";
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(Heading.class, ListBlock.class, BlockQuote.class))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(4 * DEEPEST)
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true) // once more: other addresses are refused before
            .urlSanitizer(new DefaultUrlSanitizer(SCHEMES))
            .attributeProviderFactory(_ -> Markdown::setAttributes)
            .build();

    private Markdown() {}

    /// Gets what is wrong.
    interface Complaint {
        /// @param line of the text, counted from 0
        void of(int line, String reason);
    }

    /// Empty where nothing could be made of it.
    static String html(String text, Complaint complaint) {
        try {
            if (hasLongBlock(text, complaint)) {
                return "";
            }
            Node document = PARSER.parse(NumberedLists.withoutDates(text));
            return isShallow(document, complaint) ? plain(RENDERER.render(document), complaint) : "";
        } catch (StackOverflowError e) {
            complaint.of(0, TOO_DEEP);
            return "";
        }
    }

    /// A block takes the square of its length.
    private static boolean hasLongBlock(String text, Complaint complaint) {
        int line = 0;
        int length = 0;
        for (String one : text.split("\n", -1)) {
            length = one.isBlank() ? 0 : length + one.length();
            if (length > LONGEST_BLOCK) {
                complaint.of(line, "a paragraph is longer than " + LONGEST_BLOCK + " characters");
                return true;
            }
            line++;
        }
        return false;
    }

    /// An entity such as `&#x202E;` is a character that nobody could type into a kit.
    private static String plain(String html, Complaint complaint) {
        boolean isNone = html.codePoints()
                .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE || (c & 0xFFFE) == 0xFFFE);
        Optional<String> flaw = isNone ? Optional.of("holds a character that is none") : KitReader.flaw(html);
        flaw.ifPresent(reason -> complaint.of(0, reason));
        return flaw.isPresent() ? "" : html;
    }

    /// Whether it is the address of a page.
    static boolean isAddress(String text) {
        return scheme(text).startsWith("http");
    }

    /// Empty when it is no absolute address, or one that names no host though it should.
    private static String scheme(String text) {
        try {
            URI address = new URI(text);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            boolean hasHost = address.getHost() != null && !address.getHost().isEmpty();
            return SCHEMES.contains(scheme) && (hasHost || scheme.equals("mailto")) ? scheme : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }

    /// Checks each node on its way, which takes no recursion: depth is what it looks for.
    private static boolean isShallow(Node document, Complaint complaint) {
        int depth = 0;
        for (Node node = document; ; ) {
            check(node, complaint);
            if (depth > DEEPEST) {
                complaint.of(line(node), TOO_DEEP);
                return false;
            }
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != document && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            if (node == document) {
                return true;
            }
            node = node.getNext();
        }
    }

    private static void check(Node node, Complaint complaint) {
        switch (node) {
            case Heading heading
            when heading.getLevel() < 2 || heading.getLevel() > 3 ->
                complaint.of(line(node), "headings begin with ## or ###");
            case Image _ -> complaint.of(line(node), "pictures can't stand in it");
            case Link link
            when link.getDestination().length() > LONGEST_ADDRESS ->
                complaint.of(line(node), "a link is longer than " + LONGEST_ADDRESS + " characters");
            case Link link
            when scheme(link.getDestination()).isEmpty() ->
                complaint.of(line(node), "links begin with https://, http:// or mailto:");
            default -> {} // all else is text, or made of it
        }
    }

    private static int line(Node node) {
        Node found = node;
        while (found.getSourceSpans().isEmpty() && found.getParent() != null) {
            found = found.getParent();
        }
        return found.getSourceSpans().isEmpty()
                ? 0
                : found.getSourceSpans().getFirst().getLineIndex();
    }

    private static void setAttributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link) {
            attributes.put("rel", "noreferrer");
        }
    }
}
