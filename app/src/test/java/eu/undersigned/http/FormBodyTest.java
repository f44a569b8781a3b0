package eu.undersigned.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a=1              | a | 1
            a=               | a | ''
            a                | a | ''
            =1               | '' | 1
            a=b=c            | a | b=c
            a=one+two        | a | one two
            a=1%2B1          | a | 1+1
            a=%26%3D         | a | &=
            %61=1            | a | 1
            a+b=1            | a b | 1
            a=Kova%C4%8d     | a | Kovač
            a=Kovač          | a | Kovač
            a=%F0%9F%8C%BB   | a | 🌻
            &&a=1&           | a | 1
            """)
    void decodesAField(String body, String name, String value) {
        assertThat(parse(body)).isEqualTo(new FormBody(Map.of(name, List.of(value)), java.util.Set.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%4",
                "%4x",
                "%x4",
                "%-1",
                "100%",
                "%ff",
                "%c3",
                "%c3%28",
                "%ed%a0%80", // half of a surrogate pair
                "%c0%80", // NUL in a form that is not allowed
                "%f8%88%80%80%80"
            })
    void reportsAFieldThatCannotBeRead(String value) {
        FormBody body = parse("a=" + value + "&b=fine");
        assertThat(body.unreadable()).containsExactly("a");
        assertThat(body.values()).containsExactly(Map.entry("b", List.of("fine")));
    }

    @Test
    void reportsRawBytesThatAreNotUtf8() {
        assertThat(FormBody.parse("a=Kova\u00e8".getBytes(StandardCharsets.ISO_8859_1))
                        .unreadable())
                .containsExactly("a");
    }

    @Test
    void dropsAFieldWhoseNameCannotBeRead() {
        assertThat(parse("%ff=1&a=1")).isEqualTo(parse("a=1"));
    }

    @Test
    void keepsAllValuesOfAName() {
        assertThat(parse("a=1&b=2&a=3").values()).containsEntry("a", List.of("1", "3"));
    }

    @Test
    void nothingIsNothing() {
        assertThat(parse("").values()).isEmpty();
        assertThat(parse("&&&").values()).isEmpty();
    }

    @Test
    void readsNoMoreThanAHundredFields() {
        String body = IntStream.range(0, 150).mapToObj(i -> "f" + i + "=x").collect(Collectors.joining("&"));
        assertThat(parse(body).values()).hasSize(100).containsKeys("f0", "f99").doesNotContainKey("f100");
        assertThat(parse("&".repeat(150) + "a=1").values()).containsKey("a");
    }

    @Test
    void aQueryGivesTheFirstOfEachName() {
        assertThat(FormBody.query("a=1&a=2&b=%C4%8D&c=%")).isEqualTo(Map.of("a", "1", "b", "č"));
    }

    @Test
    void printsNothingOfAPerson() {
        assertThat(parse("name=Ana").toString()).doesNotContain("Ana");
    }

    private static FormBody parse(String body) {
        return FormBody.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
