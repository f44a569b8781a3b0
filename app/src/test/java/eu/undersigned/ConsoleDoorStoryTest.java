package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who comes to the console's door, and what they find there.
class ConsoleDoorStoryTest extends OneApplication {
    @Test
    void nobodyEntersWithoutASession() {
        HttpResponse<String> answer = application.get("/console");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/console/sign-in");
        assertThat(application
                        .get("/console", "Cookie", "__Host-console=" + "A".repeat(43))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aCoordinatorIsLedToTheOverview() {
        TestMember carla = TestMember.of(application, "Carla", new Grant(Role.COORDINATOR, 0, 0));
        HttpResponse<String> answer = carla.get("/console");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/console/" + TestApplication.CAMPAIGN + "/overview");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void aSessionEndsWhenNobodyUsesIt() {
        TestMember carla = TestMember.of(application, "Carla", new Grant(Role.COORDINATOR, 0, 0));
        application.execute("UPDATE console_session SET seen_at = seen_at - interval '31 minutes' WHERE member_id = "
                + carla.number());
        assertThat(carla.get("/console").headers().firstValue("Location").orElseThrow())
                .startsWith("/console/sign-in");
    }

    @Test
    void publicPagesGiveNoCookie() {
        assertThat(application.get(TestApplication.HOME).headers().map()).doesNotContainKey("set-cookie");
        assertThat(application
                        .visitor()
                        .post(TestApplication.HOME + "/sign", Map.of())
                        .headers()
                        .map())
                .doesNotContainKey("set-cookie");
    }
}
