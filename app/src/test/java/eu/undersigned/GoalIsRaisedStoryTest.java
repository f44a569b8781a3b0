package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The goal comes near, and is raised by the rule that was written down before.
class GoalIsRaisedStoryTest {
    @Test
    void atNinetyFivePercentTheNextStepBecomesTheGoalAndTheChangeIsLogged() {
        Path campaigns = TestFolders.make("kits");
        TestKit.in(campaigns, "small")
                .replacing("campaign.yaml", "count: 50000", "count: 15")
                .replacing("campaign.yaml", "first: 100000", "first: 20")
                .replacing("campaign.yaml", "[250000, ", "[30, 250000, ");
        TestApplication.Setup setup = TestApplication.Setup.fresh().withCampaigns(campaigns);
        try (TestApplication application = TestApplication.start(setup)) {
            for (int i = 1; i <= 3; i++) {
                confirm(application, i);
            }
            Await.until("three", () -> counts(application).get("confirmed").asLong() == 3);
            assertThat(counts(application).get("goal").asLong()).as("18 of 20").isEqualTo(20);
            assertThat(application.number("SELECT count(*) FROM goal_change")).isZero();

            confirm(application, 4);
            Await.until("19 of 20", () -> counts(application).get("goal").asLong() == 30);
            Await.until("the page", () -> application.get("/en/small").body().contains("of 30 signatures"));
            assertThat(application.number("""
                            SELECT count(*) FROM goal_change
                            WHERE from_goal = 20 AND to_goal = 30 AND total = 19 AND rule LIKE 'raise at 95 %'
                            """)).isEqualTo(1);
        }
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(counts(application).get("goal").asLong())
                    .as("importing the kit again does not lower it")
                    .isEqualTo(30);
            assertThat(application.number("SELECT count(*) FROM goal_change")).isEqualTo(1);
        }
    }

    private static void confirm(TestApplication application, int number) {
        String mailbox = "goal" + number + "@small.example";
        application
                .visitor()
                .post("/en/small/sign", SignerForm.of("Gus Goal", mailbox).fields());
        application.confirm(application.mailTo(mailbox, 1));
    }

    private static JsonNode counts(TestApplication application) {
        return application.visitor().getJson("/api/v1/campaigns/small");
    }
}
