package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import eu.undersigned.WebhookReceiver.Told;
import eu.undersigned.config.Options;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Paula's organisation has a program that hears when there is something to download: counts, never people.
class PaulasProgramIsToldStoryTest extends WebhookStory {
    private String token() {
        return Application.token(Options.parse("--data", setup.data().toString()), Map.of(), CAMPAIGN + "/eurochild");
    }

    private HttpResponse<String> download(TestApplication application, String url) {
        assertThat(url).startsWith("https://petition.example.org/");
        return application.get(
                url.substring("https://petition.example.org".length()), "Authorization", "Bearer " + token());
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
    void twoNodesTellItOnce() {
        try (TestApplication one = TestApplication.start(setup)) {
            try (TestApplication two = TestApplication.start(setup.anotherNode())) {
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
