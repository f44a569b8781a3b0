package eu.undersigned.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
    private static final String FORM = """
            --xYz
            Content-Disposition: form-data; name="csrf"

            t0ken
            --xYz
            Content-Disposition: form-data; name="kit"; filename="name=.zip"
            Content-Type: application/zip

            PK
            --xY
            --xYz
            Content-Disposition: form-data; name="empty"; filename=""
            Content-Type: application/octet-stream


            --xYz
            Content-Disposition: form-data; name="note"

            two
            lines – ü
            --xYz--
            """.replace("\n", "\r\n");

    private static Multipart parse(String body) {
        return Multipart.parse(body.getBytes(StandardCharsets.UTF_8), "xYz");
    }

    @Test
    void fieldsAndFilesAreToldApart() {
        Multipart form = parse(FORM);
        assertThat(form.fields().values())
                .containsEntry("csrf", List.of("t0ken"))
                .containsEntry("note", List.of("two\r\nlines – ü"))
                .doesNotContainKey("kit");
        assertThat(form.files()).containsOnlyKeys("kit");
        assertThat(form.files().get("kit")).isEqualTo("PK\r\n--xY".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--xYz", "--xYz--", "--xYz\r\n\r\n", "nothing", "--other\r\n\r\nx\r\n--other--"})
    void whatIsNoSuchBodyGivesNothing(String body) {
        Multipart form = parse(body);
        assertThat(form.fields().values()).isEmpty();
        assertThat(form.files()).isEmpty();
    }

    @Test
    void whatIsCutOffGivesNothingAndWhateverComesIsAnswered() {
        byte[] whole = FORM.getBytes(StandardCharsets.UTF_8);
        int end = FORM.indexOf("--xYz--") + 2;
        for (int length = 0; length < end; length++) {
            assertThat(parse(new String(whole, 0, length, StandardCharsets.UTF_8))
                            .files())
                    .isEmpty();
        }
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] spoilt = whole.clone();
            for (int j = 0; j < 5; j++) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
            }
            assertThat(Multipart.parse(spoilt, "xYz")).isNotNull();
        }
    }

    @Test
    void bytesThatAreNoTextAreSaidToBeUnreadable() {
        byte[] body = "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n?\r\n--xYz--\r\n"
                .getBytes(StandardCharsets.UTF_8);
        body[new String(body, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xff;
        assertThat(Multipart.parse(body, "xYz").fields().unreadable()).containsExactly("a");
    }
}
