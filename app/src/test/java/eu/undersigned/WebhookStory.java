package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.TestKit.Partner;
import eu.undersigned.config.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A program that an organisation named in the kit, and the server that tells it.
abstract class WebhookStory {
    static final Duration INTERVAL = Duration.ofHours(1);
    static final SignerForm YES = SignerForm.of("Said Yes", "yes@told.example")
            .with("organisation", "eurochild")
            .with("organisation_updates", "yes");

    final Path campaigns = TestFolders.make("hooks");
    final TestKit kit = TestKit.in(campaigns, CAMPAIGN);
    final Setup setup = Setup.fresh().withCampaigns(campaigns);
    WebhookReceiver receiver = new WebhookReceiver();

    @BeforeEach
    void nameTheWebhookInTheKit() {
        kit.withPartners(partner("eurochild", receiver.url("/hook?shelf=7")));
    }

    @AfterEach
    void stop() {
        receiver.close();
        TestFolders.delete(campaigns);
    }

    static Partner partner(String slug, String webhook) {
        return new Partner(slug, TestKits.EUROCHILD.recipient().text(), "", webhook, "");
    }

    String secret(String organisation) {
        return Application.webhookSecret(
                Options.parse("--data", setup.data().toString()), Map.of(), CAMPAIGN + "/" + organisation);
    }

    /// Lets the clock run to the middle of the next interval, and waits until the counts have been looked at there.
    static void passAnInterval(TestApplication application) {
        Instant now = application.clock.instant();
        long seconds = INTERVAL.toSeconds();
        Instant middle = Instant.ofEpochSecond((now.getEpochSecond() / seconds + 1) * seconds + seconds / 2);
        application.clock.move(Duration.between(now, middle));
        awaitLook(application, middle);
    }

    static void awaitLook(TestApplication application, Instant since) {
        Await.until(
                "a look at the counts",
                () -> application.number(
                                "SELECT count(*) FROM webhook WHERE looked_at < CAST(? AS timestamptz)",
                                since.toString())
                        == 0);
    }

    static long waitingEvents(TestApplication application) {
        return application.number("SELECT count(*) FROM webhook_event");
    }

    static boolean hasCounted(TestApplication application, String outcome, int least) {
        return application
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("undersigned_webhook_total{outcome=\"" + outcome + "\"}"))
                .anyMatch(line -> Double.parseDouble(line.substring(line.indexOf(' '))) >= least);
    }
}
