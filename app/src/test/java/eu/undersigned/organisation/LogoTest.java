package eu.undersigned.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogoTest {
    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>";

    private static Optional<String> type(String picture) {
        return Logo.of(picture.getBytes(StandardCharsets.UTF_8)).map(Logo::mediaType);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SVG,
                "\uFEFF" + SVG,
                "\n<?xml version=\"1.0\"?>\n<!-- drawn -->\n" + SVG + "\n",
                "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\"><!-- one --> " + SVG + "<!-- two -->\n",
                "<svg>\n</svg>"
            })
    void whatDrawingProgramsWriteIsAPicture(String picture) {
        assertThat(type(picture)).hasValue("image/svg+xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<svg",
                "<svg>",
                "<svgx></svg>",
                "<!-- " + SVG,
                "<?xml " + "version",
                "<!DOCTYPE svg [<!ENTITY a \"b\">]>" + SVG,
                "<html>" + SVG,
                SVG + "<script></script>",
                SVG + "<!-- open",
                "GIF89a"
            })
    void whatIsNoneIsRefused(String picture) {
        assertThat(type(picture)).isEmpty();
    }

    @Test
    void thousandsOfCommentsAreReadAsOneIs() {
        String comments = "<!---->".repeat(1_300);
        assertThat(type(comments + SVG + comments)).hasValue("image/svg+xml");
        assertThat(type(comments + "x")).isEmpty();
    }
}
