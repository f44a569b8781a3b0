package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import eu.undersigned.TestApplication.Setup;
import eu.undersigned.TestKit.Partner;
import eu.undersigned.WebhookReceiver.Told;
import eu.undersigned.config.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Paula's organisation has a program that hears when there is something to download: counts, never people.
class PaulasProgramIsToldStoryTest {
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final SignerForm YES = SignerForm.of("Said Yes", "yes@told.example")
            .with("organisation", "eurochild")
            .with("organisation_updates", "yes");

    private final Path campaigns = TestFolders.make("hooks");
    private final TestKit kit = TestKit.in(campaigns, CAMPAIGN);
    private final Setup setup = Setup.fresh().withCampaigns(campaigns);
    private WebhookReceiver receiver = new WebhookReceiver();

    @BeforeEach
    void nameTheWebhookInTheKit() {
        kit.withPartners(partner("eurochild", receiver.url("/hook?shelf=7")));
    }

    @AfterEach
    void stop() {
        receiver.close();
        TestFolders.delete(campaigns);
    }

    private static Partner partner(String slug, String webhook) {
        return new Partner(slug, TestKits.EUROCHILD.recipient().text(), "", webhook, "");
    }

    private String secret(String organisation) {
        return Application.webhookSecret(
                Options.parse("--data", setup.data().toString()), Map.of(), CAMPAIGN + "/" + organisation);
    }

    private String token() {
        return Application.token(Options.parse("--data", setup.data().toString()), Map.of(), CAMPAIGN + "/eurochild");
    }

    private HttpResponse<String> download(TestApplication application, String url) {
        assertThat(url).startsWith("https://petition.example.org/");
        return application.get(
                url.substring("https://petition.example.org".length()), "Authorization", "Bearer " + token());
    }

    /// Lets the clock run to the middle of the next interval, and waits until the counts have been looked at there.
    private static void passAnInterval(TestApplication application) {
        Instant now = application.clock.instant();
        long seconds = INTERVAL.toSeconds();
        Instant middle = Instant.ofEpochSecond((now.getEpochSecond() / seconds + 1) * seconds + seconds / 2);
        application.clock.move(Duration.between(now, middle));
        awaitLook(application, middle);
    }

    private static void awaitLook(TestApplication application, Instant since) {
        Await.until(
                "a look at the counts",
                () -> application.number(
                                "SELECT count(*) FROM webhook WHERE looked_at < CAST(? AS timestamptz)",
                                since.toString())
                        == 0);
    }

    private static long waitingEvents(TestApplication application) {
        return application.number("SELECT count(*) FROM webhook_event");
    }

    private static boolean hasCounted(TestApplication application, String outcome, int least) {
        return application
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("undersigned_webhook_total{outcome=\"" + outcome + "\"}"))
                .anyMatch(line -> Double.parseDouble(line.substring(line.indexOf(' '))) >= least);
    }

    @Test
    void itHearsItsCountsAtOnceSignedAsTheStandardSays() throws WebhookVerificationException {
        try (TestApplication application = TestApplication.start(setup)) {
            Told told = receiver.told(1);
            new Webhook(secret("eurochild")).verify(told.body(), told.headers());
            assertThat(told.isSignedWith(secret("justice-initiative"))).isFalse();
            assertThat(told.header("content-type")).isEqualTo("application/json");
            assertThat(told.id()).matches("[0-9a-f-]{36}");
            assertThat(told.body())
                    .matches("\\{\"type\":\"counts\\.updated\",\"timestamp\":\"[-0-9]{10}T[0-9:.]+Z\",\"data\":\\{"
                            + "\"campaign\":\"every-second-counts\",\"organisation\":\"eurochild\","
                            + "\"confirmed\":0,\"waiting\":0,\"total\":0,"
                            + "\"bundle\":\"https://petition\\.example\\.org/api/v1/campaigns/every-second-counts"
                            + "/organisations/eurochild/bundle\"}}");
            Await.until("nothing left to tell", () -> waitingEvents(application) == 0);
        }
    }

    @Test
    void itHearsOfChangesOnceAnIntervalAndNeverOfPeople() {
        try (TestApplication application = TestApplication.start(setup)) {
            receiver.told(1);
            passAnInterval(application);
            application.counted(YES);
            application.counted(YES.with("email", "second@told.example"));
            application.counted(YES.with("email", "no@told.example").with("organisation_updates", "no"));
            application.counted("Came Alone", "alone@told.example");
            application.signed(YES.with("email", "pending@told.example"));
            Await.until("published", () -> application.published("confirmed") == 4);
            Await.pause(Duration.ofMillis(2_500));
            assertThat(receiver.told).as("within the interval").hasSize(1);

            passAnInterval(application);
            Told told = receiver.told(2);
            assertThat(told.number("confirmed")).isEqualTo(3);
            assertThat(told.number("waiting")).isEqualTo(2);
            assertThat(told.number("total")).isEqualTo(4);
            assertThat(told.isSignedWith(secret("eurochild"))).isTrue();

            passAnInterval(application);
            assertThat(waitingEvents(application)).as("nothing changed").isZero();
            application.counted("Another Alone", "alone2@told.example");
            Await.until("published", () -> application.published("confirmed") == 5);
            passAnInterval(application);
            assertThat(waitingEvents(application))
                    .as("the sum alone is no news for a partner")
                    .isZero();
            assertThat(receiver.told).hasSize(2);
            assertThat(receiver.told)
                    .allSatisfy(one -> assertThat(one.body() + one.headers().entrySet())
                            .doesNotContain("told.example", "Said Yes", "Alone", "@"));
        }
    }

    @Test
    void itHearsOfErasuresUntilItHasDownloadedThem() {
        try (TestApplication application = TestApplication.start(setup)) {
            String url = receiver.told(1).data().get("bundle").asString();
            TestMail mail = application.counted(YES);
            assertThat(download(application, url).body()).contains("\"id\"");
            application.visitor().post(mail.minePath(), Map.of("action", "withdraw"));
            Await.until("published", () -> application.published("withdrawn") == 1);
            passAnInterval(application);

            Await.until("erasures", () -> receiver.ofKind("erasures.waiting").size() == 1);
            Told told = receiver.ofKind("erasures.waiting").getFirst();
            assertThat(told.number("erasures")).isEqualTo(1);
            assertThat(Instant.parse(told.data().get("since").asString())).isBefore(Instant.now());
            assertThat(told.isSignedWith(secret("eurochild"))).isTrue();
            HttpResponse<String> next =
                    download(application, told.data().get("bundle").asString());
            assertThat(next.body()).contains("\"erased\"", "\"records\":0,\"erasures\":1");

            int before = receiver.told.size();
            passAnInterval(application);
            Await.pause(Duration.ofMillis(1_500));
            assertThat(receiver.told).as("its own download is no news").hasSize(before);
        }
    }

    @Test
    void aPartOfABundleIsNoReasonToThinkThatItHasAllOfIt() {
        try (TestApplication application = TestApplication.start(setup)) {
            String url = receiver.told(1).data().get("bundle").asString();
            application.counted(YES);
            download(application, url + "?since=" + Instant.now().plusSeconds(60));
            download(application, url + "?after=019a0000-0000-7000-8000-00000000000a");
            assertThat(application.number("SELECT count(*) FROM whole_bundle")).isZero();
            Await.until("published", () -> application.published("confirmed") == 1);
            passAnInterval(application);
            assertThat(receiver.told(2).number("waiting")).isEqualTo(1);

            application.counted(YES.with("email", "third@told.example"));
            download(application, url);
            assertThat(application.number("SELECT count(*) FROM whole_bundle")).isEqualTo(1);
            Await.until("published", () -> application.published("confirmed") == 2);
            passAnInterval(application);
            Told told = receiver.told(3);
            assertThat(told.number("confirmed")).isEqualTo(2);
            assertThat(told.number("waiting")).isZero();
            assertThat(told.data().get("bundle").asString()).contains("/bundle?since=");
        }
    }

    @Test
    void anErrorIsTriedAgainUnderTheSameIdAlsoAfterARestart() {
        receiver.answer = _ -> 500;
        Told first;
        try (TestApplication application = TestApplication.start(setup)) {
            first = receiver.told(1);
            application.clock.move(Duration.ofSeconds(6));
            Told second = receiver.told(2);
            assertThat(second.id()).isEqualTo(first.id());
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(second.timestamp()).isGreaterThan(first.timestamp());
            assertThat(second.isSignedWith(secret("eurochild"))).isTrue();
            Await.until("counted", () -> hasCounted(application, "failed", 2));
            assertThat(waitingEvents(application)).isEqualTo(1);
        }
        receiver.answer = _ -> 204;
        try (TestApplication application = TestApplication.start(setup)) {
            application.clock.move(Duration.ofMinutes(6));
            Told third = receiver.told(3);
            assertThat(third.id()).isEqualTo(first.id());
            assertThat(third.body()).isEqualTo(first.body());
            Await.until("taken", () -> waitingEvents(application) == 0);
            Await.pause(Duration.ofMillis(1_500));
            assertThat(receiver.told).hasSize(3);
        }
    }

    @Test
    void afterThreeDaysAnEventIsGivenUpAndTheNextLookMakesAnother() {
        receiver.answer = _ -> 503;
        try (TestApplication application = TestApplication.start(setup)) {
            String id = receiver.told(1).id();
            for (int attempt = 2; attempt <= 10; attempt++) {
                int number = attempt;
                Await.until(
                        "recorded",
                        () -> application.number(
                                        "SELECT attempts FROM webhook_event WHERE due_at > CAST(? AS timestamptz)",
                                        application
                                                .clock
                                                .instant()
                                                .plusSeconds(3)
                                                .toString())
                                == number - 1);
                application.clock.move(Duration.ofHours(26).plusMinutes(30));
                assertThat(receiver.told(attempt).id()).isEqualTo(id);
            }
            Await.until("given up", () -> hasCounted(application, "abandoned", 1));
            receiver.answer = _ -> 204;
            passAnInterval(application);
            assertThat(receiver.told(11).id()).isNotEqualTo(id);
        }
    }

    @Test
    void whoSaysThatItIsGoneIsLeftInPeaceUntilTheKitNamesAnotherAddress() {
        receiver.answer = _ -> 410;
        try (TestApplication application = TestApplication.start(setup)) {
            receiver.told(1);
            Await.until(
                    "noted", () -> application.number("SELECT count(*) FROM webhook WHERE gone_at IS NOT NULL") == 1);
            assertThat(waitingEvents(application)).isZero();
            application.counted(YES);
            Await.until("published", () -> application.published("confirmed") == 1);
            application.clock.move(INTERVAL);
            Await.pause(Duration.ofMillis(2_500));
            assertThat(receiver.told).hasSize(1);
        }
        receiver.answer = _ -> 204;
        kit.withPartners(partner("eurochild", receiver.url("/new-hook")));
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(receiver.told(2).path()).isEqualTo("/new-hook");
            assertThat(receiver.told(2).number("confirmed")).isEqualTo(1);
            Await.until("taken", () -> waitingEvents(application) == 0);
        }
    }

    @Test
    void twoNodesTellItOnce() throws IOException {
        Setup other = setup.withData(TestFolders.make("node"));
        try (TestApplication one = TestApplication.start(setup)) {
            copySecrets(setup.data(), other.data());
            try (TestApplication two = TestApplication.start(other)) {
                receiver.told(1);
                for (int round = 2; round <= 5; round++) {
                    String mailbox = "round" + round + "@told.example";
                    one.sign(YES.with("email", mailbox));
                    Await.until(
                            "a mail from either",
                            () -> mailsOf(one, two, mailbox).size() == 1);
                    one.confirm(mailsOf(one, two, mailbox).getFirst());
                    int confirmed = round - 1;
                    Await.until(
                            "published",
                            () -> one.published("confirmed") == confirmed && two.published("confirmed") == confirmed);
                    one.clock.move(INTERVAL);
                    two.clock.move(INTERVAL);
                    assertThat(receiver.told(round).number("confirmed")).isEqualTo(confirmed);
                }
                Await.pause(Duration.ofMillis(2_500));
                assertThat(receiver.told).hasSize(5);
                assertThat(receiver.told).extracting(Told::id).doesNotHaveDuplicates();
                assertThat(receiver.told).allMatch(told -> told.isSignedWith(secret("eurochild")));
            }
        }
    }

    private static List<TestMail> mailsOf(TestApplication one, TestApplication two, String mailbox) {
        return Stream.concat(one.mailsTo(mailbox).stream(), two.mailsTo(mailbox).stream())
                .toList();
    }

    private static void copySecrets(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolve("secrets"));
        for (String name : List.of("pepper", "record", "outbox", "delivery")) {
            Files.copy(
                    from.resolve("secrets").resolve(name), to.resolve("secrets").resolve(name));
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.answer = _ -> 307;
        try (TestApplication application = TestApplication.start(setup)) {
            receiver.told(1);
            Await.until("counted", () -> hasCounted(application, "failed", 1));
            assertThat(receiver.toldAt("/elsewhere")).isEmpty();
            assertThat(waitingEvents(application)).isEqualTo(1);
        }
    }

    @Test
    void aReceiverThatHangsHoldsUpNobodyAndIsLeftAfterTenSeconds() {
        receiver.answer = told -> told.path().startsWith("/slow") ? WebhookReceiver.HANGS : 204;
        kit.withPartners(
                partner("slow-one", receiver.url("/slow/1")),
                partner("slow-two", receiver.url("/slow/2")),
                partner("eurochild", receiver.url("/hook")));
        try (TestApplication application = TestApplication.start(setup)) {
            Await.until(
                    "the others",
                    Duration.ofSeconds(5),
                    () -> receiver.toldAt("/hook").size() == 1);
            application.counted(YES);
            Await.until("published", () -> application.published("confirmed") == 1);
            application.clock.move(INTERVAL);
            Await.until(
                    "the others again",
                    Duration.ofSeconds(5),
                    () -> receiver.toldAt("/hook").size() == 2);
            assertThat(hasCounted(application, "failed", 1))
                    .as("while it hangs")
                    .isFalse();
            Await.until("left", Duration.ofSeconds(15), () -> hasCounted(application, "failed", 2));
        }
    }

    @Test
    void anAddressInAPrivateNetworkIsRefusedBeforeAnyConnection() {
        try (ServerSocket listener = new ServerSocket(0)) {
            listener.setSoTimeout(500);
            kit.withPartners(
                    partner("inside", "https://localhost:" + listener.getLocalPort() + "/"),
                    partner("outside", "https://10.0.0.1/hook"),
                    partner("eurochild", receiver.url("/hook")));
            try (TestApplication application = TestApplication.start(setup)) {
                receiver.told(1);
                Await.until("refused", () -> hasCounted(application, "refused", 2));
                assertThat(waitingEvents(application)).isEqualTo(2);
                assertThat(isConnectedTo(listener)).isFalse();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isConnectedTo(ServerSocket listener) throws IOException {
        try {
            listener.accept().close();
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void whatIsTakenOutOfTheKitIsToldNoMore() {
        receiver.answer = _ -> 500;
        try (TestApplication application = TestApplication.start(setup)) {
            receiver.told(1);
            Await.until("counted", () -> hasCounted(application, "failed", 1));
        }
        kit.withPartners(partner("eurochild", ""), partner("other", receiver.url("/other")));
        receiver.answer = _ -> 204;
        try (TestApplication application = TestApplication.start(setup)) {
            application.clock.move(Duration.ofMinutes(6));
            Await.until("nothing left", () -> receiver.toldAt("/other").size() == 1 && waitingEvents(application) == 0);
            assertThat(receiver.toldAt("/hook")).hasSize(1);
        }
    }
}
