package eu.undersigned.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import eu.undersigned.campaign.LetterText;
import eu.undersigned.i18n.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/// Letters as PDF: everybody can read them, also those who listen.
class PdfTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void checker() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    /// What of PDF/UA-1 a document breaks: clause, test and sentence.
    private static List<String> flaws(byte[] pdf) throws Exception {
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause() + "-"
                            + assertion.getRuleId().getTestNumber() + ": " + assertion.getMessage())
                    .distinct()
                    .toList();
        }
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"EN,0", "EN,150", "EL,0", "EL,150", "BG,0", "BG,150", "MT,0", "MT,150"})
    void itKeepsTheRulesOfPdfUa(Language language, int signatories) throws Exception {
        assertThat(flaws(Pdf.of(SampleLetters.paper(language, signatories)))).isEmpty();
    }

    /// Otherwise the test above could not fail.
    @Test
    void theCheckerSeesWhatIsMissing() throws Exception {
        ByteArrayOutputStream spoilt = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(Pdf.of(SampleLetters.paper(Language.EN, 0)))) {
            document.getDocumentCatalog().getCOSObject().removeItem(COSName.METADATA);
            document.save(spoilt);
        }
        assertThat(flaws(spoilt.toByteArray())).isNotEmpty();
    }

    @Test
    void aLetterInAnotherLanguageThanItsPageKeepsThemToo() throws Exception {
        byte[] pdf = Pdf.of(SampleLetters.paper(Language.BG, SampleLetters.text(Language.EL), 3));
        assertThat(flaws(pdf)).isEmpty();
    }

    @Test
    void itHoldsTheLetterAndAllWhoSigned() {
        String text = text(Pdf.of(SampleLetters.paper(Language.EN, 150)));
        LetterText letter = SampleLetters.text(Language.EN);
        assertThat(text).contains(letter.title(), letter.addressee()).contains("As of 20 May 2027");
        SampleLetters.signatories(150).forEach(signatory -> assertThat(text).contains(signatory.organisation()));
        assertThat(text)
                .contains("Αλεξάνδρα Петрова 149, directriċi & <chair>")
                .contains("Signature taken back on 2 May 2027")
                .contains("Signed on 1 April 2027, after the letter was handed over");
    }

    @Test
    void itHasATitleALanguageAndBookmarks() throws IOException {
        try (PDDocument document = Loader.loadPDF(Pdf.of(SampleLetters.paper(Language.EL, 3)))) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("el");
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo(SampleLetters.text(Language.EL).title());
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            int bookmarks = 0;
            for (PDOutlineItem _ :
                    document.getDocumentCatalog().getDocumentOutline().children()) {
                bookmarks++;
            }
            assertThat(bookmarks).isEqualTo(3);
        }
    }

    /// Names come from strangers.
    @Test
    void whatHasNoShapeInTheLettersIsAQuestionMark() throws Exception {
        String paper =
                SampleLetters.paper(Language.EN, 1).replace("Δίκτυο για το παιδί 0", "Kids 🌻 子供 \u202Eabc\u00AD");
        byte[] pdf = Pdf.of(paper);
        assertThat(flaws(pdf)).isEmpty();
        assertThat(text(pdf)).contains("Kids ? ?? abc");
    }

    /// Whatever a text smuggled in, nothing is read from elsewhere: no page, no picture, no file.
    @Test
    void nothingIsLoadedForIt() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        try {
            String url = "http://localhost:" + server.getAddress().getPort() + "/";
            Path secret = Files.writeString(folder.resolve("secret.txt"), "secret words");
            String smuggled = "<img alt=\"x\" src=\"" + url + "a.png\"/><link rel=\"stylesheet\" href=\"" + url
                    + "b.css\"/><object data=\"" + secret.toUri() + "\" type=\"text/plain\">x</object>"
                    + "<p style=\"background-image: url(" + url + "c.png)\">x</p>"
                    + "<img alt=\"x\" src=\"" + secret.toUri() + "\"/>";
            String paper = SampleLetters.paper(Language.EN, 0).replace("</body>", smuggled + "</body>");
            assertThat(text(Pdf.of(paper.replace("<style>", "<style>@import url(" + url + "d.css); "))))
                    .doesNotContain("secret words");
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><html><body>&x;</body></html>",
                "<html><body>&x;</body></html>",
                "<html><body>",
                ""
            })
    void whatIsNoDocumentIsRefused(String xhtml) {
        assertThatThrownBy(() -> Pdf.of(xhtml)).isInstanceOf(IllegalArgumentException.class);
    }
}
