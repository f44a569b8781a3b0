package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.CosignStory.House;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Organisations sign while the queue is full, too fast, too late, twice at the same moment, or never confirm it.
class CosignFaultTest {
    private static final String SETTINGS = "/console/" + CAMPAIGN + "/letters/demand-to-lawmakers/settings";
    private static final String PUBLISH = "/console/" + CAMPAIGN + "/publish";

    private TestApplication application = TestApplication.start();
    private CosignStory story = CosignStory.of(application, "Tessa");

    @AfterEach
    void stop() {
        application.close();
    }

    private long rows() {
        return application.number("SELECT count(*) FROM cosignature");
    }

    /// Rows of other organisations.
    private void fill(String state, int count) {
        application.execute("""
                INSERT INTO cosignature (id, campaign_id, letter, state, language, country, text_language, version, substance,
                                         name_print, host_print, domain_print, mailbox_print, asked_at, confirmed_at)
                SELECT gen_random_uuid(), campaign.id, 'demand-to-lawmakers', '%s', 'EN', 'MT', 'EN', 'x', 'x',
                       n::text::bytea, n::text::bytea, n::text::bytea, n::text::bytea, now(), now()
                FROM campaign, generate_series(1, %d) AS n WHERE campaign.slug = '%s'
                """.formatted(state, count, CAMPAIGN));
    }

    @Test
    void aFullQueueTakesNothingMoreAndSaysSo() {
        House house = House.of("House of Lanterns", "lantern-house.eu");
        for (Map.Entry<String, Integer> full :
                Map.of("waiting", 500, "unconfirmed", 2_000).entrySet()) {
            application.execute("DELETE FROM cosignature");
            fill(full.getKey(), full.getValue());
            HttpResponse<String> answer = story.sign(house);
            assertThat(answer.statusCode()).as(full.getKey()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("3600");
            assertThat(answer.body()).contains("House of Lanterns", house.mailbox());
            assertThat(rows()).isEqualTo(full.getValue().longValue());
        }
        assertThat(application.mailsTo(house.mailbox())).isEmpty();
        application.execute("DELETE FROM cosignature");
        story.confirmed(house);
    }

    @Test
    void oneNetworkAsksTwentyTimesAnHour() {
        int taken = 0;
        HttpResponse<String> last = story.sign(House.of("House 0", "house0.eu"));
        while (last.statusCode() == 200 && taken < 40) {
            taken++;
            last = story.sign(House.of("House " + taken, "house" + taken + ".eu"));
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).hasValue("180");
        // A slow machine gets one more every three minutes.
        assertThat(taken).isBetween(20, 30);
        assertThat(rows()).isEqualTo(taken);
        assertThat(application.get(CosignStory.SIGN).statusCode()).isEqualTo(200);
    }

    @Test
    void afterTheDeadlineNoFormIsTakenAndOneThatWasSentInTimeIsConfirmed() {
        LocalDate today = LocalDate.ofInstant(application.clock.instant(), ZoneOffset.UTC);
        TestMember tessa = story.coordinator();
        assertThat(tessa.post(
                                SETTINGS,
                                tessa.form(SETTINGS)
                                        .with("deadline", today.toString())
                                        .fields())
                        .statusCode())
                .isEqualTo(303);
        assertThat(tessa.post(PUBLISH, tessa.form(PUBLISH).fields()).statusCode())
                .isEqualTo(303);
        assertThat(application.get(CosignStory.SIGN).statusCode())
                .as("the last day")
                .isEqualTo(200);
        String own = story.asked(House.of("House in Time", "time-house.eu"));
        application.clock.move(Duration.ofDays(1));
        HttpResponse<String> late = story.sign(House.of("House too Late", "late-house.eu"));
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(rows()).isEqualTo(1);
        assertThat(story.does(own, "confirm").statusCode()).isEqualTo(303);
        assertThat(application.text("SELECT state FROM cosignature")).isEqualTo("waiting");
    }

    @Test
    void twoMembersOnTwoNodesAcceptOneOrganisationOnce() throws Exception {
        story.confirmed(House.of("House of Twins", "twin-house.eu"));
        String row = story.row();
        // Under two names, each from its own form.
        story.confirmed(House.of("House of Doves", "dove-house.eu"));
        String first = story.row();
        story.confirmed(new House("Doves and Children", "dove-house.eu", "dora@dove-house.eu"));
        String second = story.row();
        try (TestApplication node = TestApplication.start(application.setup.anotherNode())) {
            TestMember tessa = story.coordinator();
            CosignStory other = new CosignStory(node, new TestMember(node, tessa.number(), tessa.session()));
            String shown = story.box(row, "shown");
            assertThat(together(() -> story.accept(row, shown), () -> other.accept(row, shown)))
                    .containsExactlyInAnyOrder(303, 410);
            assertThat(application.number("SELECT count(*) FROM audit WHERE action = 'cosignature.accepted'"))
                    .isEqualTo(1);
            String doves = story.box(first, "shown");
            String children = story.box(second, "shown");
            assertThat(together(() -> story.accept(first, doves), () -> other.accept(second, children)))
                    .containsExactlyInAnyOrder(303, 409);
            assertThat(application.number("SELECT count(*) FROM cosignature_published"))
                    .isEqualTo(2);
        }
    }

    private static List<Integer> together(Callable<HttpResponse<String>> one, Callable<HttpResponse<String>> other)
            throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> answer : both.invokeAll(List.of(one, other))) {
                statuses.add(answer.get().statusCode());
            }
        }
        return statuses;
    }

    @Test
    void whatNobodyConfirmsIsErasedAfterTwoWeeks() {
        String forgotten = story.asked(House.of("House of Silence", "silent-house.eu"));
        story.confirmed(House.of("House of Words", "word-house.eu"));
        application.close();
        application = TestApplication.start(application.setup);
        application.clock.move(Duration.ofDays(14).plusHours(1));
        Await.until("erased", Duration.ofSeconds(90), () -> rows() == 1);
        assertThat(application.text("SELECT state FROM cosignature")).isEqualTo("waiting");
        assertThat(application.get(forgotten).statusCode()).isEqualTo(410);
    }

    @Test
    void tooManyDocumentsAtOnceAreAnsweredLater() throws Exception {
        List<Callable<Integer>> readers = new ArrayList<>();
        for (String slug : List.of("demand-to-lawmakers", "forced-labour")) {
            for (String language : List.of(
                    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "hr", "hu", "it", "lt", "lv", "mt",
                    "nl", "pl")) {
                String path = "/" + language + "/" + CAMPAIGN + "/letters/" + slug + ".pdf";
                readers.add(() -> application.visitor().getBytes(path).statusCode());
            }
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : all.invokeAll(readers)) {
                statuses.add(status.get());
            }
        }
        assertThat(statuses).containsOnly(200, 503);
        Await.until(
                "a document",
                Duration.ofSeconds(60),
                () -> application
                                .visitor()
                                .getBytes(HOME + "/letters/demand-to-lawmakers.pdf")
                                .statusCode()
                        == 200);
    }
}
