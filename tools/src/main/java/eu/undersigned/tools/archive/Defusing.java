package eu.undersigned.tools.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/// Takes out of a page what could run or load something from elsewhere, whatever host wrote it, and gives it a policy
/// by which browsers refuse what was overlooked. The one script is "Leave this page" as this program brings it.
final class Defusing {
    private static final String LEAVE = leave();
    /// `file:` for copies in a folder, where not every browser takes another file for the page's own.
    static final String POLICY = "default-src 'none'; style-src 'self' file:; font-src 'self' file:; img-src 'self'"
            + " file:; script-src '" + hash(LEAVE) + "'; base-uri 'none'; form-action 'none'";

    /// They load or lead by themselves, some of them out of a policy's sight.
    private static final String ACTIVE = "base, object, embed, applet, frame, frameset, iframe, meta[http-equiv]";

    /// In a picture: scripts, what holds pages, and what can put a script into a link.
    private static final Set<String> RUNNING = Set.of("script", "handler", "foreignobject", "iframe", "animate", "set");

    private static final Set<String> ADDRESSES = Set.of(
            "href",
            "xlink:href",
            "src",
            "srcset",
            "data",
            "poster",
            "action",
            "formaction",
            "background",
            "cite",
            "longdesc",
            "ping");
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel", "sms");
    private static final Pattern DOTS = Pattern.compile("data:image/(png|jpeg|gif|webp)[;,]");
    private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*):");

    private Defusing() {}

    static void page(Document page) {
        page.select(ACTIVE).remove();
        attributes(page);
        page.head()
                .prependElement("meta")
                .attr("http-equiv", "Content-Security-Policy")
                .attr("content", POLICY);
        if (page.selectFirst("[data-leave]") != null) {
            page.body().appendElement("script").appendChild(new DataNode(LEAVE));
        }
    }

    /// A picture, which browsers open as a page, too. What stands before it may define or make what is not seen here.
    static void drawing(Document drawing) {
        List.copyOf(drawing.childNodes()).stream()
                .filter(node -> !(node instanceof Element))
                .forEach(Node::remove);
        drawing.getAllElements().stream()
                .filter(element -> RUNNING.contains(element.normalName().replaceFirst("^.*:", "")))
                .forEach(Element::remove);
        attributes(drawing);
    }

    private static void attributes(Document document) {
        for (Element element : document.getAllElements()) {
            for (Attribute attribute : element.attributes().asList()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                if (name.startsWith("on")
                        || name.equals("srcdoc")
                        || ADDRESSES.contains(name) && !isHarmless(attribute.getValue())) {
                    element.removeAttr(attribute.getKey());
                }
            }
        }
    }

    /// Browsers overlook spaces and control characters in an address. Logos may hold pictures made of dots.
    private static boolean isHarmless(String address) {
        String read = address.replaceAll("[\\x00-\\x20]", "").toLowerCase(Locale.ROOT);
        Matcher scheme = SCHEME.matcher(read);
        return !scheme.lookingAt()
                || SCHEMES.contains(scheme.group(1))
                || DOTS.matcher(read).lookingAt();
    }

    private static String leave() {
        try (InputStream file = Defusing.class.getResourceAsStream("leave.js")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
