package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Where the operator wants it so, an update goes out only when a second coordinator has said yes.
class TwoEyesAreNotEnoughStoryTest {
    @Test
    void whoAsksForAnUpdateCannotApproveIt() {
        try (TestApplication application =
                TestApplication.start(Setup.fresh().with("UNDERSIGNED_CONSOLE_FOUR_EYES", "mail"))) {
            TestMember lina = TestMember.of(application, "Lina", new Grant(Role.COORDINATOR, 0, 0));
            TestMember mara = TestMember.of(application, "Mara", new Grant(Role.COORDINATOR, 0, 0));
            HttpResponse<String> answer = lina.post(
                    "/console/" + CAMPAIGN + "/mailings/new",
                    Map.of("name", "November", "fallback", "en", "per_hour", "100", "per_domain", "10"));
            String page = answer.headers().firstValue("Location").orElseThrow();
            assertThat(lina.post(page + "/begin", Map.of("version", "1")).statusCode())
                    .as("without a text")
                    .isEqualTo(422);
            lina.post(page + "/texts/en", Map.of("version", "1", "subject", "News", "body", "Hello"));
            Await.until("the count", () -> lina.get(page).body().contains("0 people said yes"));
            assertThat(lina.post(page + "/begin", Map.of("version", "1")).statusCode())
                    .as("as it was before the text came")
                    .isEqualTo(409);

            lina.post(page + "/begin", Map.of("version", "2"));
            assertThat(lina.get(page).body())
                    .contains("Waits for a second member", "Another coordinator has to say yes");
            assertThat(lina.post(page + "/approve", Map.of()).statusCode()).isEqualTo(403);
            assertThat(lina.post(page + "/token", Map.of()).statusCode()).isEqualTo(409);
            assertThat(lina.post(page + "/texts/en", Map.of("version", "2", "subject", "Other", "body", "Text"))
                            .statusCode())
                    .as("what waits for a yes stays as it is")
                    .isEqualTo(409);

            assertThat(approvalOf(mara.get(page).body())).contains("name=\"version\" value=\"2\"");
            lina.post(page + "/return", Map.of());
            lina.post(page + "/texts/en", Map.of("version", "2", "subject", "Other", "body", "Text"));
            lina.post(page + "/begin", Map.of("version", "3"));
            HttpResponse<String> late = mara.post(page + "/approve", Map.of("version", "2"));
            assertThat(late.statusCode())
                    .as("another text than the one that Mara saw")
                    .isEqualTo(409);
            assertThat(late.body()).contains("has changed since you opened the page");
            assertThat(mara.post(page + "/approve", Map.of()).statusCode())
                    .as("nothing that she saw")
                    .isEqualTo(409);

            assertThat(mara.post(page + "/approve", Map.of("version", "3")).statusCode())
                    .isEqualTo(303);
            assertThat(mara.get(page).body()).contains("Being sent");
            assertThat(application.number(
                            "SELECT count(*) FROM audit WHERE action IN ('mailing.proposed', 'mailing.begun')"))
                    .isEqualTo(3);
            mara.post(page + "/cancel", Map.of());
            assertThat(lina.get(page).body()).contains("Cancelled");
        }
    }

    private static String approvalOf(String page) {
        int begin = page.indexOf("/approve\">");
        return page.substring(begin, page.indexOf("</form>", begin));
    }
}
