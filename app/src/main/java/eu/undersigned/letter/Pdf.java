package eu.undersigned.letter;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import eu.undersigned.layout.FontFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Makes a tagged PDF of a document in XHTML. Nothing is loaded for it from anywhere: it has what it needs in itself,
/// and the pages' own letters.
///
/// @see <a href="https://www.iso.org/standard/64599.html">ISO 14289-1, PDF/UA-1</a>
final class Pdf {
    private static final String FAMILY = "Sans";
    /// Tags of tables: `GSUB`, and `gsub`, which is none.
    private static final int GSUB = 0x47535542;
    private static final int NO_TABLE = 0x67737562;
    private static final byte[] REGULAR = withoutLigatures(FontFile.REGULAR.bytes());
    private static final byte[] BOLD = withoutLigatures(FontFile.BOLD.bytes());
    private static final CmapLookup LETTERS = letters();
    private static final String UNKNOWN = "?";

    static {
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {}

    /// Letters that run together, as in "after", would have no character in the document: programs that read it out
    /// would miss them. So the table that says which do gets a name that nobody knows.
    ///
    /// @see <a href="https://learn.microsoft.com/typography/opentype/spec/otff#table-directory">OpenType, table
    ///     directory</a>
    private static byte[] withoutLigatures(byte[] font) {
        ByteBuffer bytes = ByteBuffer.wrap(font);
        int tables = bytes.getShort(4);
        for (int entry = 12; entry < 12 + 16 * tables; entry += 16) {
            if (bytes.getInt(entry) == GSUB) {
                bytes.putInt(entry, NO_TABLE);
            }
        }
        return font;
    }

    private static CmapLookup letters() {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(REGULAR))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalArgumentException when it is no XHTML
    static byte[] of(String xhtml) {
        Document document = parsed(xhtml);
        keepToTheLetters(document);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePdfUaAccessibility(true);
        for (ExternalResourceControlPriority priority : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((_, _) -> false, priority);
        }
        builder.useFont(() -> new ByteArrayInputStream(REGULAR), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> new ByteArrayInputStream(BOLD), FAMILY, 700, FontStyle.NORMAL, true);
        builder.withProducer("Undersigned");
        builder.withW3cDocument(document, "");
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static Document parsed(String xhtml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // which throws, and prints nothing
            return builder.parse(new InputSource(new StringReader(xhtml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("not XHTML", e);
        }
    }

    /// What the letters of the pages have no shape for, such as emoji in a name, is shown as a question mark: a reader
    /// sees that something is missing, and the document stays one that programs can read out.
    private static void keepToTheLetters(Document document) {
        List<Node> left = new ArrayList<>(List.of(document.getDocumentElement()));
        while (!left.isEmpty()) {
            Node node = left.removeLast();
            if (node.getNodeType() == Node.TEXT_NODE) {
                node.setNodeValue(shown(node.getNodeValue()));
            }
            for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
                left.add(child);
            }
        }
    }

    private static String shown(String text) {
        return FontFile.shown(
                text.codePoints().filter(point -> Character.getType(point) != Character.FORMAT),
                point -> LETTERS.getGlyphId(point) != 0 || point == '\n' || point == '\t' || point == '\r',
                UNKNOWN);
    }
}
