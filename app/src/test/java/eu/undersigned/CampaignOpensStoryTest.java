package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A coordinator plans when signing begins: before that everybody reads, and nobody signs.
class CampaignOpensStoryTest extends OneApplication {
    private static final String CONSOLE = "/console/" + CAMPAIGN;

    @Test
    void beforeItsTimeThePageSaysWhenAndAtItsTimeItOpensByItself() {
        TestMember tessa = TestMember.of(application, "Tessa", new Grant(Role.COORDINATOR, 0, 0));
        String path = CONSOLE + "/campaign";
        Instant opens = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MINUTES);
        EditorForm form = EditorForm.on(tessa.get(path).body(), path);
        assertThat(tessa.post(path, form.with("opens", "soon").fields()).statusCode())
                .isEqualTo(422);
        EditorForm timed = form.with("opens", opens.toString().substring(0, 16));
        assertThat(tessa.post(path, timed.fields()).statusCode()).isEqualTo(303);
        String publish = CONSOLE + "/publish";
        assertThat(tessa.post(
                                publish,
                                EditorForm.on(tessa.get(publish).body(), publish)
                                        .fields())
                        .statusCode())
                .isEqualTo(303);

        assertThat(application.get(HOME).body())
                .contains("It can be signed from")
                .doesNotContain("name=\"email\"");
        assertThat(application.sign(SignerForm.of("Early Ed", "ed@example.org")).statusCode())
                .isEqualTo(409);
        Map<String, String> json = SignerForm.of("Early Ed", "ed@example.org").fields();
        HttpResponse<String> answer = application.visitor().postJson(API + "/signatures", json);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Visitor.JSON.readTree(answer.body()).get("opens").asString()).isEqualTo(opens.toString());
        assertThat(application.counts().get("open").asBoolean()).isFalse();
        assertThat(tessa.get(path).body())
                .contains("People can read it, and sign from", opens.toString().substring(0, 16));

        application.clock.move(Duration.ofDays(3));
        assertThat(application.get(HOME).body()).contains("name=\"email\"");
        assertThat(application
                        .sign(SignerForm.of("Late Lea", "lea@example.org"))
                        .statusCode())
                .isEqualTo(303);
    }
}
