package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.Redirect.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Addresses that moved: what leads nowhere, elsewhere or in a circle is refused with its line.
class RedirectsFileTest {
    private static final String FILE = "redirects.csv";

    @TempDir
    Path folder;

    private KitFolder kit = new KitFolder(Path.of(""));

    @BeforeEach
    void copyTheRealKit() throws IOException {
        kit = KitFolder.copyInto(folder);
    }

    private List<KitError> errors(String rows) throws IOException {
        kit.write(FILE, ("kind,from,to\n" + rows).getBytes(StandardCharsets.UTF_8));
        return kit.errors();
    }

    @Test
    void slugsAndPathsAreReadInTheirOrder() throws IOException, KitException {
        assertThat(errors("old_slug,each-second,\npath,news/a,news/b\npath,news/b,news/c\n"))
                .isEmpty();
        assertThat(kit.read().content().redirects())
                .containsExactly(
                        new Redirect(Kind.OLD_SLUG, "each-second", ""),
                        new Redirect(Kind.PATH, "news/a", "news/b"),
                        new Redirect(Kind.PATH, "news/b", "news/c"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            slug,old,                       | kind: old_slug or path is expected
            old_slug,Old,                   | from: small letters, digits and single hyphens are expected, at most 60
            old_slug,api,                   | from: 'api' is a path of the application's own
            old_slug,de,                    | from: 'de' is a path of the application's own
            old_slug,old,news               | to: an old slug leads to this campaign, so nothing is expected here
            path,/news,facts                | from: a path behind the campaign's is expected, such as news/old
            path,news/../x,facts            | from: a path behind the campaign's is expected, such as news/old
            path,news,                      | to: a path behind the campaign's is expected, such as news/new
            path,news,//example.org         | to: a path behind the campaign's is expected, such as news/new
            path,news,https://example.org   | to: a path behind the campaign's is expected, such as news/new
            path,news,news                  | to: leads back to where it comes from
            """)
    void whatIsWrongIsRefusedWithItsLine(String row, String reason) throws IOException {
        assertThat(errors(row + "\n")).contains(new KitError(FILE, 2, reason));
    }

    @Test
    void aCircleIsRefusedAtEachOfItsRowsAndWhatLeadsIntoIt() throws IOException {
        assertThat(errors("path,z,a\npath,a,b\npath,b,c\npath,c,a\npath,x,y\n"))
                .extracting(KitError::line)
                .containsExactly(2, 3, 4, 5);
    }

    @Test
    void theSameAddressTwiceIsRefused() throws IOException {
        assertThat(errors("path,a,b\npath,a,c\nold_slug,old,\nold_slug,old,\n"))
                .containsExactly(
                        new KitError(FILE, 3, "from: stands here twice"),
                        new KitError(FILE, 5, "from: stands here twice"));
    }
}
