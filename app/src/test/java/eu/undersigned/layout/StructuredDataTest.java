package eu.undersigned.layout;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StructuredDataTest {
    @Test
    void holdsNothingThatIsMarkupAndSaysTheSame() throws Json.NotAnObject {
        Map<String, Object> data =
                Map.of("headline", "</script><!-- A & B ]]> \"C\"", "url", "https://example.org/?a&b");
        String block = StructuredData.block(data);
        assertThat(block).doesNotContain("<", ">", "&");
        assertThat(Json.readObject(block.getBytes(StandardCharsets.UTF_8))).isEqualTo(data);
    }
}
