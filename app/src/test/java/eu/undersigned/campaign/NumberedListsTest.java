package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedListsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "26. März 2026: Das Parlament lehnt ab.",
                "1. Juni 2023 war der Anfang.",
                "2026. gada 26. martā\nParlaments noraidīja.",
                "6. Juli 2021 stimmte es zu.\n\n11. Mai 2022 schlug sie vor.\n\nEs folgte nichts.",
                "Davor.\n\n999999999. Tag",
            })
    void aDateAtTheBeginningOfAParagraphIsNoList(String text) {
        assertThat(html(text))
                .doesNotContain("<ol", "\\")
                .startsWith("<p>")
                .contains(text.strip().split("\n")[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. One\n2. Two",
                "1. One\n\n2. Two\n\n3. Three",
                "1. One\n1. Two",
                "3. Three\n4. Four",
                "1. One\n   goes on\n\n   and on\n\n2. Two",
                "Before.\n\n1) One\n2) Two",
            })
    void aListIsOne(String text) {
        String html = html(text);
        assertThat(html).containsOnlyOnce("<ol").doesNotContain("\\");
        assertThat(html.split("<li>", -1)).hasSizeGreaterThan(2);
    }

    private static String html(String text) {
        List<String> complaints = new ArrayList<>();
        String html = Markdown.html(text, (_, reason) -> complaints.add(reason));
        assertThat(complaints).isEmpty();
        return html;
    }
}
