package eu.undersigned.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void readsAnObject() throws Json.NotAnObject {
        assertThat(Json.readObject(bytes("{\"name\":\"Kovač 🌻\",\"age_ok\":true}")))
                .isEqualTo(Map.of("name", "Kovač 🌻", "age_ok", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"private\"",
                "1",
                "{",
                "{\"private\":}",
                "{\"private\":1}{}x",
                "{\"private\":1,\"private\":2}",
                "{\"a\":{\"private\":1,\"private\":2}}",
                "{'private':1}",
                "{\"private\":NaN}",
                "{\"private\":\"\u0001\"}"
            })
    void refusesEverythingElseWithoutQuotingIt(String text) {
        assertThatThrownBy(() -> Json.readObject(bytes(text)))
                .isInstanceOf(Json.NotAnObject.class)
                .message()
                .doesNotContain("private");
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        assertThatThrownBy(() -> Json.readObject(bytes("{\"a\":" + "[".repeat(30_000))))
                .isInstanceOf(Json.NotAnObject.class);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThatThrownBy(() -> Json.readObject("{\"a\":\"\u00e8\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(Json.NotAnObject.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
