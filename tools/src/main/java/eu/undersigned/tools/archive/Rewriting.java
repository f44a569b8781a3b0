package eu.undersigned.tools.archive;

import eu.undersigned.tools.archive.Collected.Item;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Makes what was fetched lead to itself: relative links, nothing that needs the server.
final class Rewriting {
    private static final String FORM = "There was a form here. It needs the live site, and this is an archive.";

    private final Links links;
    private final Collected collected;
    private final Path folder;
    private final String origin;

    /// @param origin and day of the copy, as each page says them
    Rewriting(Links links, Collected collected, Path folder, String origin) {
        this.links = links;
        this.collected = collected;
        this.folder = folder;
        this.origin = origin;
    }

    void all() throws IOException {
        for (Map.Entry<Place, Item> entry : collected.items().entrySet()) {
            Path file = folder.resolve(entry.getValue().file());
            if (entry.getValue().isPage()) {
                Document page = Jsoup.parse(Files.readString(file));
                page.outputSettings().prettyPrint(false);
                page(entry.getKey(), entry.getValue(), page);
                Files.writeString(file, page.outerHtml());
            } else if (entry.getValue().isDrawing()) {
                Document drawing =
                        Jsoup.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), Parser.xmlParser());
                drawing.outputSettings().prettyPrint(false);
                Defusing.drawing(drawing);
                Files.writeString(file, drawing.outerHtml());
            } else if (entry.getValue().isStyle()) {
                String style = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                Files.writeString(file, style(entry.getKey(), entry.getValue(), style));
            }
        }
    }

    private void page(Place place, Item item, Document page) {
        // They say where the live page is, or load early what a folder may not load at all.
        page.select("link[rel=canonical], link[hreflang], link[type*=oembed], link[rel=preload]")
                .remove();
        page.select("section.voices").forEach(this::leaveOutVoices);
        page.select("script:not([type='application/ld+json']), script[src]").remove();
        for (Element form : page.select("form")) {
            form.replaceWith(note(FORM));
        }
        page.select("a[href]").forEach(element -> link(place, item, element));
        page.select("link[href], image[href]").forEach(element -> part(place, item, element, "href"));
        page.select("img[src], source[src]").forEach(element -> part(place, item, element, "src"));
        Element main = page.selectFirst("main");
        if (main != null) {
            main.appendChild(note("A copy of " + origin + "."));
        }
        Defusing.page(page);
    }

    /// Whoever takes a voice back could not reach a copy of it.
    private void leaveOutVoices(Element section) {
        section.select("a[href$=/voices]")
                .forEach(link -> collected.leaveOut(
                        Report.plain(link.attr("href")), "voices can be taken back, but not out of a copy"));
        section.remove();
    }

    private static Element note(String sentence) {
        return new Element("p").addClass("note").attr("lang", "en").text(sentence);
    }

    /// A link that leads to nothing here stays as words.
    private void link(Place place, Item item, Element element) {
        String address = element.attr("href");
        Optional<URI> own = links.own(place.path(), address);
        if (address.startsWith("#") || own.isEmpty()) {
            return;
        }
        Optional<String> target = target(place, item, address);
        if (target.isPresent()) {
            String fragment = own.get().getRawFragment();
            element.attr("href", target.get() + (fragment == null ? "" : "#" + fragment));
        } else {
            element.removeAttr("href");
            String path = Report.plain(String.valueOf(own.get().getRawPath()));
            if (!collected.failed().containsKey(path)) {
                collected.leaveOut(path, "needs the live site, or belongs to another part of it");
            }
        }
    }

    /// What a page loads: from the archive, or not at all.
    private void part(Place place, Item item, Element element, String attribute) {
        target(place, item, element.attr(attribute))
                .ifPresentOrElse(target -> element.attr(attribute, target), element::remove);
    }

    private Optional<String> target(Place place, Item item, String address) {
        return links.place(place.path(), address)
                .flatMap(collected::find)
                .map(found -> relative(item.file(), found.file()));
    }

    static String relative(String from, String to) {
        Path base = Path.of("/" + from).getParent();
        return (base == null ? Path.of("/") : base)
                .relativize(Path.of("/" + to))
                .toString()
                .replace('\\', '/');
    }

    private String style(Place place, Item item, String style) {
        return Links.STYLE_URL
                .matcher(style)
                .replaceAll(found -> Matcher.quoteReplacement(target(place, item, found.group(1))
                        .map(target -> "url(" + target + ")")
                        .orElse("url(data:,)")));
    }
}
