package eu.undersigned.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeViewTest {
    private static final int MARGIN = 4;
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
    /// What a phone of 360 px leaves to the content of a page.
    private static final int ROOM = 315;

    /// The drawing has exactly the code's dark modules, and a margin of four light ones.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "https://petition.example.org/en/every-second-counts/receipt#v1.0.AAAAAAAAAAAAAAAAAAAAAA",
                "https://a-rather-long-name.petition.example.org/en/a-campaign-with-a-long-name/receipt#v1.12345678."
                        + "AaIBZNRqeUqMHazKAHyfHg.3FUqD2-ViBGADZ2R_g454cXI_rfcrMF5EGkVaKZ1Xmw.1795319717581."
                        + "tC1GGOk4NrUzD1T_Uc_erNkMP8hrhVZ62KMdGzLXCEE"
            })
    void drawsEachModuleOfTheCode(String text) {
        CodeView view = CodeView.of(text);
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        assertThat(view.width()).isEqualTo(code.size + 2 * MARGIN);
        boolean[][] drawn = new boolean[view.width()][view.width()];
        Matcher run = RUN.matcher(view.path());
        int end = 0;
        while (run.find()) {
            assertThat(run.start()).isEqualTo(end);
            end = run.end();
            assertThat(run.group(3)).isEqualTo(run.group(4));
            for (int i = 0; i < Integer.parseInt(run.group(3)); i++) {
                drawn[Integer.parseInt(run.group(2))][Integer.parseInt(run.group(1)) + i] = true;
            }
        }
        assertThat(end).isEqualTo(view.path().length());
        for (int y = 0; y < view.width(); y++) {
            for (int x = 0; x < view.width(); x++) {
                assertThat(drawn[y][x]).isEqualTo(code.getModule(x - MARGIN, y - MARGIN));
            }
        }
        assertThat(view.pixels()).isBetween(4 * view.width(), ROOM);
    }
}
