package eu.undersigned.page;

import eu.undersigned.i18n.Language;
import eu.undersigned.layout.Frame.Alternate;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Pages for search engines, each with its other languages.
///
/// @see <a href="https://www.sitemaps.org/protocol.html">the protocol</a>
final class Sitemap {
    private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private Sitemap() {}

    /// @param pages each in all its languages
    static byte[] of(String publicUrl, List<List<Alternate>> pages) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter writer =
                    XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            writer.writeStartElement("urlset");
            writer.writeDefaultNamespace(SITEMAP);
            writer.writeNamespace("xhtml", XHTML);
            for (List<Alternate> page : pages) {
                for (Alternate alternate : page) {
                    url(writer, publicUrl, alternate, page);
                }
            }
            writer.writeEndElement();
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // into memory, of what was checked
        }
        return out.toByteArray();
    }

    private static void url(XMLStreamWriter writer, String publicUrl, Alternate one, List<Alternate> page)
            throws XMLStreamException {
        writer.writeStartElement("url");
        writer.writeStartElement("loc");
        writer.writeCharacters(publicUrl + one.path());
        writer.writeEndElement();
        for (Alternate other : page) {
            link(writer, other.language().code(), publicUrl + other.path());
            if (other.language() == Language.EN) {
                link(writer, "x-default", publicUrl + other.path());
            }
        }
        writer.writeEndElement();
    }

    private static void link(XMLStreamWriter writer, String language, String url) throws XMLStreamException {
        writer.writeEmptyElement("xhtml", "link", XHTML);
        writer.writeAttribute("rel", "alternate");
        writer.writeAttribute("hreflang", language);
        writer.writeAttribute("href", url);
    }
}
