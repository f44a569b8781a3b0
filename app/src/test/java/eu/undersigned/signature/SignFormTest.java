package eu.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.http.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignFormTest {
    @Test
    void keepsWhatWasTypedAsItIs() {
        SignForm form = SignForms.posted("name=+Ana%20Kova%C4%8D&email=ana%40example.org&consent=on&unknown=x");
        assertThat(form.get("name")).isEqualTo(" Ana Kovač");
        assertThat(form.get("email")).isEqualTo("ana@example.org");
        assertThat(form.get("country")).isEmpty();
        assertThat(form.values()).doesNotContainKey("unknown");
    }

    @Test
    void aBoxIsTickedByAnyValueButAnEmptyOne() {
        SignForm form = SignForms.posted("consent=0&age_ok=");
        assertThat(form.isTicked("consent")).isTrue();
        assertThat(form.isTicked("age_ok")).isFalse();
        assertThat(form.isTicked("updates")).isFalse();
    }

    @Test
    void namesFieldsThatCameTwiceOrUnreadable() {
        SignForm form = SignForms.posted("name=a&name=b&country=%ff");
        assertThat(form.repeated()).containsExactly("name");
        assertThat(form.unreadable()).containsExactly("country");
    }

    @Test
    void takesTheSuggestedAddress() {
        assertThat(SignForms.posted("email=ana%40gmial.com&email_use=ana%40gmail.com")
                        .get("email"))
                .isEqualTo("ana@gmail.com");
        assertThat(SignForms.posted("email=ana%40gmial.com&email_checked=ana%40gmial.com")
                        .get("email_checked"))
                .isEqualTo("ana@gmial.com");
    }

    @Test
    void readsJsonFlagsAsTicksAndAnswers() throws Json.NotAnObject {
        SignForm form = json("""
                {"name": "Ana", "age_ok": true, "consent": false, "updates": true, "organisation_updates": false}
                """);
        assertThat(form.get("name")).isEqualTo("Ana");
        assertThat(form.isTicked("age_ok")).isTrue();
        assertThat(form.isTicked("consent")).isFalse();
        assertThat(form.get("updates")).isEqualTo("yes");
        assertThat(form.get("organisation_updates")).isEqualTo("no");
        assertThat(form.unreadable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "email", "country", "organisation"})
    void aFlagIsNoText(String field) throws Json.NotAnObject {
        assertThat(json("{\"" + field + "\": true}").unreadable()).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "[]", "[\"Ana\"]", "{}"})
    void refusesOtherTypes(String value) throws Json.NotAnObject {
        for (String field : SignForm.FIELDS) {
            SignForm form = json("{\"" + field + "\": " + value + "}");
            assertThat(form.unreadable()).containsExactly(field);
            assertThat(form.values()).isEmpty();
        }
    }

    @Test
    void nullIsLikeNothing() throws Json.NotAnObject {
        assertThat(json("{\"name\": null}")).isEqualTo(SignForm.empty());
    }

    @Test
    void printsNobody() {
        assertThat(SignForms.posted("name=Ana").toString()).doesNotContain("Ana");
    }

    private static SignForm json(String text) throws Json.NotAnObject {
        return SignForm.from(Json.readObject(text.getBytes(StandardCharsets.UTF_8)));
    }
}
