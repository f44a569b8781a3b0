package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Scripts flood the petition, so one more step is asked of everybody. Ann hardly notices; without scripts she waits.
class AnnSignsDuringAnAttackTest {
    private static final String BUTTON = "form.step .button";
    private static RunningApp app = attacked();

    @BeforeAll
    static void attack() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = post(client, 0);
            for (int i = 1; i < 100 && !answer.body().contains("data-challenge"); i++) {
                Thread.sleep(200);
                answer = post(client, i);
            }
            Assertions.assertThat(answer.body()).contains("data-challenge");
        }
    }

    private static RunningApp attacked() {
        return RunningApp.start(
                "attacked",
                CampaignCopies.make("attacked-campaigns"),
                Map.of("UNDERSIGNED_LIMITS_NETWORK_BURST", "1000", "UNDERSIGNED_LIMITS_SURGE_PER_MINUTE", "10"));
    }

    private static HttpResponse<String> post(HttpClient client, int number) throws IOException, InterruptedException {
        String fields = "name=Bot&email=bot" + number + "%40example.org&country=BE&age_ok=yes&consent=yes&updates=no";
        return client.send(
                HttpRequest.newBuilder(URI.create(app.url() + "/en/" + CampaignCopies.SHIPPED + "/sign"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(fields))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @AfterAll
    static void end() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "el"})
    void theBrowserTakesTheStepByItself(String language) {
        try (Visitor ann = Visitor.with(Device.PHONE, "ann").at(app.url())) {
            Page page = ann.openPetition(language).page();
            ann.sign("Ann Example");
            page.waitForURL("**/inbox/**", new Page.WaitForURLOptions().setTimeout(60_000));
            ann.followMail("confirm").press(Visitor.CONFIRM);
            page.waitForURL("**/thanks/**");
        }
    }

    @Test
    void withoutScriptsAnnWaitsAndIsToldSoWhenSheIsTooEarly() {
        try (Visitor ann = Visitor.with(Device.PHONE.withoutScripts(), "ann").at(app.url())) {
            Page page = ann.openPetition("en").page();
            ann.sign("Ann Example");
            assertThat(page.locator("h1")).hasText("One more step");
            assertThat(page.locator(BUTTON)).isVisible();
            ann.press(BUTTON);
            assertThat(page.locator(".lead")).containsText("a little early");
            page.waitForTimeout(31_000);
            ann.press(BUTTON);
            page.waitForURL("**/inbox/**");
            ann.followMail("confirm");
        }
    }

    @Test
    void whereTheBrowserCannotComputeThePageStaysUsable() {
        try (Visitor ann = Visitor.with(Device.PHONE, "ann").at(app.url())) {
            ann.context().addInitScript("crypto.subtle.digest = () => Promise.reject(new Error('no'))");
            Page page = ann.openPetition("en").page();
            ann.sign("Ann Example");
            assertThat(page.locator(BUTTON)).isVisible();
            assertThat(page.locator(".solving")).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(5_000));
        }
    }
}
