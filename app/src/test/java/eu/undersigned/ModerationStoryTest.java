package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.VoiceStory.QUEUE;
import static eu.undersigned.VoiceStory.WORDS;
import static eu.undersigned.VoiceStory.json;
import static eu.undersigned.VoiceStory.path;
import static eu.undersigned.VoiceStory.proposes;
import static eu.undersigned.VoiceStory.releases;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import eu.undersigned.seal.Identity;
import eu.undersigned.voice.ChangeResult;
import eu.undersigned.voice.MyVoice;
import eu.undersigned.voice.Reason;
import eu.undersigned.voice.Standing;
import eu.undersigned.voice.Use;
import eu.undersigned.voice.VoiceToken;
import eu.undersigned.voice.Wording;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Nora and Mira moderate what survivors and others leave: they open it with their key, release it in its
/// writer's words, ask for others, decline, translate, take down. Its writer can take it back at any moment.
class ModerationStoryTest {
    private static final Wording OTHER =
            new Wording("M.", Optional.empty(), "It took me thirty years to say it. Now I say it.");

    private static TestApplication application;
    private static VoiceStory story;
    private static TestMember nora;
    private static TestMember mira;

    @BeforeAll
    static void start() {
        application = TestApplication.start();
        story = new VoiceStory(application);
        nora = story.moderator("Nora");
        mira = story.moderator("Mira");
        TestMember.of(application, "Lina", new Grant(Role.COORDINATOR, story.campaign(), 0));
    }

    @AfterAll
    static void stop() {
        story.close();
        application.close();
    }

    private static String queue(TestMember member, String state) {
        HttpResponse<String> answer = member.get(QUEUE + "?state=" + state);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /// One row of a page; empty when it is not there.
    private static String row(String page, VoiceToken voice) {
        int start = page.indexOf("id=\"voice-" + voice.id());
        return start < 0 ? "" : page.substring(start, page.indexOf("</li>", page.indexOf("</dl>", start)));
    }

    @Test
    void theQueueTellsWhatATextIsAboutAndNothingOfWhatItSays() {
        VoiceToken voice = story.left(Standing.SURVIVOR, WORDS, Duration.ofHours(48), Set.of(Use.PAGE, Use.PRESS));
        String page = queue(nora, "waiting");
        assertThat(page).contains("Nobody has to read", "Lina", "/en/help").doesNotContain("thirty years", "Marta");
        assertThat(row(page, voice))
                .contains(
                        "Survivor, English",
                        "from ",
                        " UTC on",
                        "sexual abuse",
                        "the campaign’s pages, the press",
                        "0 of 2")
                .contains("data-language=\"en\"", "data-notes=\"sexual abuse\"");
        for (String state : List.of("proposed", "kept", "published", "declined", "nonsense")) {
            assertThat(nora.get(QUEUE + "?state=" + state + "&page=-1").statusCode())
                    .as(state)
                    .isEqualTo(200);
        }
        assertThat(story.atRest()).doesNotContain("thirty years", "Marta");
    }

    @Test
    void onlyWhoModeratesComesNearIt() {
        VoiceToken voice = story.left(Standing.SURVIVOR);
        TestMember analyst = TestMember.of(application, "Ana", new Grant(Role.ANALYST, story.campaign(), 0));
        assertThat(analyst.get(QUEUE).statusCode()).isEqualTo(403);
        assertThat(analyst.get(path(voice, "state")).statusCode()).isEqualTo(403);
        for (String act : List.of("open", "release", "propose", "decline")) {
            assertThat(analyst.post(path(voice, act), Map.of()).statusCode())
                    .as(act)
                    .isEqualTo(403);
            assertThat(application
                            .visitor()
                            .post(path(voice, act), Map.of("reason", "names"), "Cookie", nora.cookie())
                            .statusCode())
                    .as(act + " from another page")
                    .isEqualTo(403);
            HttpResponse<String> stranger = application.visitor().post(path(voice, act), Map.of());
            assertThat(stranger.headers().firstValue("Location").orElse("")).startsWith("/console/sign-in");
        }
        assertThat(story.trail(voice)).isEmpty();
        assertThat(application.number("SELECT count(*) FROM voice_opening WHERE voice_id = ?", voice.id()))
                .isZero();
    }

    @Test
    void twoModeratorsReleaseASurvivorsWords() {
        VoiceToken voice = story.left(Standing.SURVIVOR);
        Wording words = story.opened(nora, voice);
        assertThat(words).isEqualTo(WORDS);

        JsonNode first = json(releases(nora, voice, words));
        assertThat(first.get("result").asString()).isEqualTo("second_needed");
        assertThat(first.get("said").asString()).contains("A second moderator");
        assertThat(first.get("words").get("releases").asString()).isEqualTo("1 of 2: you");
        assertThat(json(releases(nora, voice, words)).get("result").asString()).isEqualTo("already_yours");
        assertThat(row(queue(mira, "waiting"), voice)).contains("1 of 2: Nora");

        HttpResponse<String> wrong =
                releases(mira, voice, new Wording(words.name(), words.country(), words.text() + " More."));
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(json(wrong).get("result").asString()).isEqualTo("other_wording");
        assertThat(row(queue(mira, "published"), voice)).isEmpty();

        JsonNode second = json(releases(mira, voice, story.opened(mira, voice)));
        assertThat(second.get("result").asString()).isEqualTo("published");
        assertThat(second.get("openable").asBoolean()).isFalse();
        String row = row(queue(mira, "published"), voice);
        assertThat(row).contains("It took me thirty years to say it.", "Marta, Portugal", "Take down");
        assertThat(row(queue(mira, "waiting"), voice)).isEmpty();
        assertThat(application.number(
                        "SELECT count(*) FROM voice WHERE id = ? AND sealed IS NULL AND state = 'published'",
                        voice.id()))
                .isEqualTo(1);
        assertThat(story.trail(voice))
                .containsExactly(
                        "voice.opened",
                        "voice.released  {\"result\":\"second_needed\"}",
                        "voice.opened",
                        "voice.released  {\"result\":\"published\"}");
        assertThat(application.text("SELECT string_agg(a::text, '') FROM audit a"))
                .doesNotContain("thirty years", "Marta");
    }

    @Test
    void oneIsEnoughForASupporterAndNoPageIsForcedOnAnybody() {
        VoiceToken page = story.published(nora);
        assertThat(row(queue(nora, "published"), page)).contains("1 of 1: you");

        VoiceToken kept = story.left(Standing.SUPPORTER, WORDS, Duration.ZERO, Set.of(Use.LETTER));
        assertThat(json(releases(nora, kept, story.opened(nora, kept)))
                        .get("result")
                        .asString())
                .isEqualTo("kept");
        assertThat(row(queue(mira, "kept"), kept)).contains("letters to lawmakers", "data-open");
        assertThat(story.opened(mira, kept)).isEqualTo(WORDS);
        assertThat(json(releases(mira, kept, WORDS)).get("said").asString()).contains("Somebody handled it");
        assertThat(row(queue(mira, "published"), kept)).isEmpty();
    }

    @Test
    void nothingIsReleasedWhileItsWriterMayStillThinkAboutIt() {
        VoiceToken voice = story.left(Standing.SUPPORTER, WORDS, Duration.ofHours(48), Set.of(Use.PAGE));
        HttpResponse<String> early = releases(nora, voice, story.opened(nora, voice));
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(json(early).get("result").asString()).isEqualTo("too_early");
        assertThat(story.trail(voice)).containsExactly("voice.opened");
    }

    @Test
    void otherWordsNeedTheWritersYes() {
        VoiceToken voice = story.left(Standing.SURVIVOR);
        releases(nora, voice, story.opened(nora, voice));

        JsonNode flaws = json(proposes(mira, voice, new Wording("M", Optional.empty(), "See www.example.org")));
        assertThat(flaws.get("errors").get("text").asString()).contains("an address");
        assertThat(json(proposes(mira, voice, new Wording("M", Optional.of("ZZ"), "Words")))
                        .get("errors")
                        .get("country")
                        .asString())
                .contains("a country");
        assertThat(json(proposes(mira, voice, new Wording("M", Optional.empty(), "x".repeat(30_000))))
                        .get("errors")
                        .get("text")
                        .asString())
                .contains("too long");
        assertThat(json(proposes(mira, voice, WORDS)).get("errors").get("text").asString())
                .contains("nothing to ask");
        assertThat(story.writer.sees(voice).flatMap(MyVoice::proposed)).isEmpty();

        HttpResponse<String> asked = proposes(mira, voice, OTHER);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(json(asked).get("state").asString()).isEqualTo("proposed");
        assertThat(row(queue(nora, "proposed"), voice)).contains("Waits for its writer’s answer");
        JsonNode opened = json(nora.post(path(voice, "open"), Map.of()));
        assertThat(story.read(opened.get("sealed"))).isEqualTo(WORDS);
        assertThat(story.read(opened.get("proposed"))).isEqualTo(OTHER);
        assertThat(json(releases(mira, voice, WORDS)).get("result").asString()).isEqualTo("proposed");

        assertThat(story.writer.agrees(voice)).isEqualTo(ChangeResult.DONE);
        assertThat(row(queue(nora, "waiting"), voice)).as("all begins anew").contains("0 of 2");
        assertThat(json(releases(nora, voice, WORDS)).get("result").asString()).isEqualTo("other_wording");
        assertThat(json(releases(nora, voice, OTHER)).get("result").asString()).isEqualTo("second_needed");
        assertThat(json(releases(mira, voice, OTHER)).get("result").asString()).isEqualTo("published");
        assertThat(row(queue(mira, "published"), voice)).contains("Now I say it.", "M.");
    }

    @Test
    void aNoIsSeen() {
        VoiceToken voice = story.left(Standing.SUPPORTER);
        proposes(mira, voice, OTHER);
        JsonNode before = json(nora.get(path(voice, "state")));
        assertThat(before.get("state").asString()).isEqualTo("proposed");
        assertThat(story.writer.refuses(voice)).isEqualTo(ChangeResult.DONE);
        JsonNode after = json(nora.get(path(voice, "state")));
        assertThat(after.get("state").asString()).isEqualTo("waiting");
        assertThat(after.get("refused").asInt()).isEqualTo(1);
        assertThat(row(queue(nora, "waiting"), voice)).contains("data-fact=\"refused\">1<");
        assertThat(story.opened(nora, voice)).isEqualTo(WORDS);
    }

    @Test
    void whatIsDeclinedIsErasedAndItsWriterReadsWhy() {
        VoiceToken voice = story.left(Standing.SURVIVOR);
        assertThat(story.declines(nora, voice, "whatever").statusCode()).isEqualTo(422);
        assertThat(nora.post(path(voice, "decline"), Map.of()).statusCode()).isEqualTo(422);
        JsonNode answer = json(story.declines(nora, voice, "names"));
        assertThat(answer.get("state").asString()).isEqualTo("declined");
        assertThat(answer.get("openable").asBoolean()).isFalse();
        MyVoice mine = story.writer.sees(voice).orElseThrow();
        assertThat(mine.reason()).contains(Reason.NAMES);
        assertThat(mine.wording()).isEmpty();
        assertThat(row(queue(nora, "declined"), voice))
                .contains("It names somebody")
                .doesNotContain("data-open", "data-decline");
        assertThat(story.declines(mira, voice, "names").statusCode()).isEqualTo(410);

        VoiceToken other = story.left(Standing.SURVIVOR);
        HttpResponse<String> form =
                nora.post(path(other, "decline"), Map.of("reason", "danger", "state", "waiting", "page", "1"));
        assertThat(form.statusCode()).isEqualTo(303);
        assertThat(form.headers().firstValue("Location")).contains(QUEUE + "?state=waiting&declined=1");
        assertThat(nora.post(path(other, "decline"), Map.of("reason", "danger")).statusCode())
                .isEqualTo(410);
        assertThat(story.trail(other))
                .containsExactly("voice.declined {\"state\":\"waiting\"} {\"reason\":\"danger\"}");
    }

    @Test
    void whoeverTookItBackIsReadNoMore() {
        VoiceToken voice = story.left(Standing.SURVIVOR);
        Wording words = story.opened(nora, voice);
        assertThat(nora.get(path(voice, "state")).statusCode()).isEqualTo(200);
        assertThat(story.writer.takesBack(voice)).isEqualTo(ChangeResult.DONE);
        HttpResponse<String> state = nora.get(path(voice, "state"));
        assertThat(state.statusCode()).isEqualTo(410);
        assertThat(json(state).get("said").asString()).contains("Its writer took it back");
        for (HttpResponse<String> answer : List.of(
                releases(nora, voice, words),
                proposes(nora, voice, OTHER),
                story.declines(nora, voice, "names"),
                nora.post(path(voice, "open"), Map.of()))) {
            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(json(answer).get("said").asString()).contains("Its writer took it back");
        }
        for (String id : List.of(UUID.randomUUID().toString(), "7", "x".repeat(36))) {
            assertThat(nora.get(QUEUE + "/" + id + "/state").statusCode()).isEqualTo(410);
            assertThat(nora.get(QUEUE + "/" + id + "/translations").statusCode())
                    .isEqualTo(410);
        }
    }

    @Test
    void aSittingHasAnEnd() {
        TestMember rita = story.moderator("Rita");
        List<VoiceToken> voices =
                Stream.generate(() -> story.left(Standing.SUPPORTER)).limit(21).toList();
        for (int i = 0; i < 20; i++) {
            JsonNode answer = json(rita.post(path(voices.get(i), "open"), Map.of()));
            assertThat(answer.get("left").asInt()).isEqualTo(19 - i);
        }
        HttpResponse<String> enough = rita.post(path(voices.get(20), "open"), Map.of());
        assertThat(enough.statusCode()).isEqualTo(200);
        assertThat(json(enough).has("sealed")).isFalse();
        assertThat(json(enough).get("enough").asString()).endsWith("Z");
        assertThat(json(enough).get("said").asString()).contains("You have opened 20 texts");
        assertThat(json(rita.post(path(voices.get(3), "open"), Map.of())).has("sealed"))
                .as("one that was opened before")
                .isTrue();
        assertThat(story.trail(voices.get(20))).isEmpty();
        assertThat(story.opened(nora, voices.get(20))).as("somebody else").isEqualTo(WORDS);
        voices.forEach(story.writer::takesBack);
    }

    private static EditorForm form(String page, String action, int number) {
        int start = -1;
        for (int i = 0; i < number; i++) {
            start = page.indexOf("action=\"" + action + "\"", start + 1);
        }
        return EditorForm.on(page.substring(start), action);
    }

    @Test
    void aPublishedVoiceIsTranslatedAndTheTranslationReplacedAndRemoved() {
        VoiceToken voice = story.published(nora, mira);
        String page = path(voice, "translations");
        EditorForm fresh = EditorForm.on(nora.get(page).body(), page);
        assertThat(nora.post(
                                page,
                                fresh.with("language", "en")
                                        .with("text", "Words")
                                        .fields())
                        .statusCode())
                .as("the original’s own language")
                .isEqualTo(422);
        HttpResponse<String> flawed = nora.post(
                page,
                fresh.with("language", "de")
                        .with("text", "Mehr auf https://example.org")
                        .fields());
        assertThat(flawed.statusCode()).isEqualTo(422);
        assertThat(flawed.body()).contains("It holds an address", "Mehr auf https://example.org");
        assertThat(nora.post(
                                page,
                                fresh.with("language", "de").with("text", " ").fields())
                        .statusCode())
                .isEqualTo(422);
        assertThat(nora.post(
                                page,
                                fresh.with("language", "de")
                                        .with("text", "Dreißig Jahre.")
                                        .fields())
                        .statusCode())
                .isEqualTo(303);
        assertThat(row(queue(nora, "published"), voice)).contains("No translation");

        HttpResponse<String> late = mira.post(
                page, fresh.with("language", "de").with("text", "30 Jahre.").fields());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("30 Jahre.", "Dreißig Jahre.");
        EditorForm german = form(mira.get(page).body(), page, 1);
        assertThat(german.get("text")).isEqualTo("Dreißig Jahre.");
        assertThat(mira.post(page, german.with("text", "30 Jahre.").fields()).statusCode())
                .isEqualTo(303);
        EditorForm replaced = form(mira.get(page).body(), page, 1);
        assertThat(replaced.get("text")).isEqualTo("30 Jahre.");
        assertThat(nora.get(page).body()).contains("need a second member in each language");
        assertThat(row(queue(nora, "published"), voice)).contains("No translation");
        assertThat(mira.post(page, replaced.fields()).statusCode()).isEqualTo(303);
        assertThat(row(queue(nora, "published"), voice))
                .as("the same member twice")
                .contains("No translation");
        assertThat(nora.post(page, form(nora.get(page).body(), page, 1).fields())
                        .statusCode())
                .isEqualTo(303);
        assertThat(row(queue(nora, "published"), voice)).contains("1 translation");
        assertThat(nora.get(page).body()).doesNotContain("need a second member in each language");
        assertThat(mira.post(page, replaced.with("action", "remove").fields()).statusCode())
                .isEqualTo(303);
        assertThat(row(queue(nora, "published"), voice)).contains("No translation");
        assertThat(story.trail(voice))
                .endsWith(
                        "voice.translated  {\"language\":\"de\"}",
                        "voice.translated  {\"language\":\"de\"}",
                        "voice.translated  {\"language\":\"de\"}",
                        "voice.translated  {\"language\":\"de\"}",
                        "voice.translation.removed  {\"language\":\"de\"}");
        assertThat(application.text("SELECT string_agg(a::text, '') FROM audit a"))
                .doesNotContain("Jahre");
    }

    @Test
    void whatIsTakenDownIsGoneWithItsTranslations() {
        VoiceToken voice = story.published(nora, mira);
        String page = path(voice, "translations");
        EditorForm fresh = EditorForm.on(nora.get(page).body(), page);
        nora.post(page, fresh.with("language", "fr").with("text", "Trente ans.").fields());
        assertThat(nora.post(path(voice, "decline"), Map.of("reason", "names", "state", "published"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(row(queue(nora, "published"), voice)).isEmpty();
        assertThat(nora.get(page).statusCode()).isEqualTo(410);
        assertThat(nora.post(
                                page,
                                fresh.with("language", "it")
                                        .with("text", "Trent’anni.")
                                        .fields())
                        .statusCode())
                .isEqualTo(410);
        assertThat(application.number("SELECT count(*) FROM voice_translation WHERE voice_id = ?", voice.id()))
                .isZero();
        assertThat(story.writer.sees(voice).orElseThrow().reason()).contains(Reason.NAMES);

        VoiceToken back = story.published(nora, mira);
        assertThat(row(queue(nora, "published"), back)).isNotEmpty();
        story.writer.takesBack(back);
        assertThat(row(queue(nora, "published"), back)).isEmpty();
    }

    /// What the operator sees, with the database and all secrets of the machine, is not the text.
    @Test
    void withoutTheModeratorsKeyATextStaysClosed() {
        VoiceToken voice = story.left(Standing.SURVIVOR);
        JsonNode answer = json(nora.post(path(voice, "open"), Map.of()));
        byte[] sealed = Base64.getDecoder().decode(answer.get("sealed").asString());
        assertThat(story.writer.opens(sealed, Identity.generate())).isEmpty();
        assertThat(answer.get("key").asString())
                .isEqualTo(story.key().recipient().text());
    }

    @Test
    void tenThousandVoicesAreTwentyFiveRowsAPage() {
        try (TestApplication crowded = TestApplication.start();
                VoiceStory crowd = new VoiceStory(crowded)) {
            crowd.left(Standing.SURVIVOR);
            crowded.execute("""
                    INSERT INTO voice (id, campaign_id, state, standing, language, notes, uses, key_id, writer, sealed,
                                       print, left_at, ready_at, changed_at)
                    SELECT gen_random_uuid(), campaign_id, state, standing, language, notes, uses, key_id, writer,
                           sealed, print, left_at, ready_at + n * interval '1 second', changed_at
                    FROM voice, generate_series(1, 9999) n
                    """);
            TestMember rita = crowd.moderator("Rita");
            HttpResponse<String> first = rita.get(QUEUE);
            assertThat(rowsOn(first)).isEqualTo(25);
            assertThat(first.body())
                    .contains("To read (10,000)", "1 to 25 of 10,000", "page=2\"")
                    .doesNotContain("rel=\"prev\"");
            assertThat(first.body().length()).isLessThan(200_000);
            HttpResponse<String> last = rita.get(QUEUE + "?state=waiting&page=400");
            assertThat(rowsOn(last)).isEqualTo(25);
            assertThat(last.body()).contains("9,976 to 10,000 of 10,000").doesNotContain("rel=\"next\"");
            assertThat(rita.get(QUEUE + "?page=99999999").body()).contains("9,976 to 10,000");
        }
    }

    private static long rowsOn(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        return Pattern.compile("data-voice=").matcher(page.body()).results().count();
    }

    @Test
    void coordinatorsMayToo() {
        VoiceToken voice = story.left(Standing.SUPPORTER);
        TestMember carla = TestMember.of(application, "Carla", new Grant(Role.COORDINATOR, 0, 0));
        assertThat(carla.get("/console/" + CAMPAIGN + "/overview").body()).contains("href=\"" + QUEUE + "\"");
        assertThat(json(releases(carla, voice, story.opened(carla, voice)))
                        .get("result")
                        .asString())
                .isEqualTo("published");
    }
}
