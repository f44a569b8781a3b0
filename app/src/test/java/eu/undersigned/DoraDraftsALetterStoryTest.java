package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.db.TestPostgres;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Dora writes a letter with members, has it signed off, and publishes it.
class DoraDraftsALetterStoryTest extends LetterDraftStory {
    @Test
    void theLetterIsWrittenTogetherSignedOffAndPublished() {
        write();
        deadline(today().plusDays(3));
        HttpResponse<String> preview = dora.get(TEXT + "/page");
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body()).contains("A &lt;safe net", "They have a right to be safe there.");
        assertThat(paula.get(CONSOLE + "/with/eurochild/letters").body()).contains("A &lt;safe net", PAULAS);
        assertThat(text(paula, PAULAS))
                .contains("Opening, paragraph 2", "They have a right to be safe there.", "3 days left", "silent so far")
                .doesNotContain("Where each organisation stands");

        assertDone(comment(paula, PAULAS, "o1", "Many <b>children</b>.\n\nNot all."));
        assertDone(propose(tom, TOMS, "p2", "Fund the helplines for children.\n\nThey answer too few calls."));
        assertThat(tom.get(TOMS).body())
                .contains("Paula, Eurochild", "Many &lt;b&gt;children&lt;/b&gt;.")
                .doesNotContain("<b>children", "/take\"");
        String page = dora.get(DRAFT).body();
        assertThat(page).contains("Tom, Terre des Hommes", "<ins>", "has commented", "silent so far");

        List<Integer> said = said(dora, DRAFT);
        assertThat(said).hasSize(2);
        assertDone(send(paula, PAULAS, PAULAS + "/said/" + said.getFirst() + "/settle", "csrf", ""));
        assertDone(send(dora, DRAFT, act(said.getLast(), "take"), "csrf", ""));
        assertThat(dora.form(TEXT).get("ask.2")).isEqualTo("Fund the helplines for children.");
        assertThat(dora.form(TEXT).get("why.2")).isEqualTo("They answer too few calls.");
        assertThat(text(dora, DRAFT)).contains("taken", "settled");

        assertDone(signOff(paula, PAULAS));
        assertDone(signOff(tom, TOMS));
        assertThat(text(dora, DRAFT)).contains("2 of ", "organisations have signed off this wording");

        assertDone(dora.post(
                TEXT, dora.form(TEXT).with("closing", "We thank you all.").fields()));
        assertThat(text(paula, PAULAS)).contains("signed off an earlier wording", "Sign off this wording");
        assertThat(text(dora, DRAFT)).contains("0 of ");
        assertDone(signOff(paula, PAULAS));

        EditorForm open = dora.form(OPEN);
        assertThat(text(dora, OPEN))
                .contains("Terre des Hommes", "signed off an earlier wording")
                .doesNotContain("Eurochild");
        HttpResponse<String> unconfirmed = dora.post(OPEN, open.fields());
        assertThat(unconfirmed.statusCode()).isEqualTo(422);
        assertThat(unconfirmed.body()).contains("Please confirm");
        assertDone(dora.post(OPEN, open.with("confirm", "yes").fields()));
        assertThat(application.get(HOME + "/letters/a-safe-net").statusCode()).isEqualTo(404);
        assertDone(dora.post(PUBLISH, dora.form(PUBLISH).fields()));
        assertThat(application.number("SELECT count(*) FROM letter_version WHERE slug = 'a-safe-net'"))
                .isEqualTo(1);
        assertThat(application.get(HOME + "/letters/a-safe-net").body())
                .contains("A &lt;safe net", "We thank you all.");
        assertThat(paula.get(PAULAS).statusCode()).isEqualTo(404);
        assertThat(comment(dora, OPEN, 409)).contains("This letter is not being written");
        assertThat(application.number("SELECT count(*) FROM audit WHERE action LIKE 'letter.%'"))
                .as("two remarks, settled, taken, three sign-offs and one more, opened")
                .isEqualTo(8);
    }

    /// A form that was open when the letter left drafting.
    private String comment(TestMember member, String back, int status) {
        HttpResponse<String> answer =
                member.post(DRAFT + "/parts/o1/comment", Map.of("comment", "Too late", "base", "x", "back", back));
        assertThat(answer.statusCode()).isEqualTo(status);
        return answer.body();
    }

    @Test
    void afterTheDeadlineOrganisationsReadAndCoordinatorsMoveIt() {
        write();
        deadline(today());
        assertThat(text(paula, PAULAS)).contains("is the last day");
        EditorForm opened = EditorForm.on(paula.get(PAULAS).body(), PAULAS + "/parts/o1/comment");
        EditorForm signing = EditorForm.on(paula.get(PAULAS).body(), PAULAS + "/signoff");
        application.clock.move(Duration.ofDays(1));
        TestMember pia = partner("Pia", "eurochild");
        assertThat(text(pia, PAULAS))
                .contains("Organisations can read the letter", "Children are online.")
                .doesNotContain("/comment\"", "/propose\"", "/signoff\"");
        HttpResponse<String> late = pia.post(
                PAULAS + "/parts/o1/comment",
                opened.with("comment", "A late word").fields());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("The deadline has passed", "A late word");
        assertThat(pia.post(
                                PAULAS + "/parts/o1/propose",
                                opened.with("wording", "Late").fields())
                        .statusCode())
                .isEqualTo(409);
        assertThat(pia.post(PAULAS + "/signoff", signing.fields()).statusCode()).isEqualTo(409);
        assertThat(application.number("SELECT count(*) FROM letter_remark")).isZero();
        assertThat(application.number("SELECT count(*) FROM letter_sign_off")).isZero();

        TestMember otto = coordinator("Otto");
        assertDone(comment(otto, DRAFT, "o1", "Coordinators still may."));
        assertDone(otto.post(
                SETTINGS,
                otto.form(SETTINGS)
                        .with("deadline", today().plusDays(2).toString())
                        .fields()));
        assertDone(comment(pia, PAULAS, "o1", "A word in time"));
        assertDone(signOff(pia, PAULAS));
    }

    @Test
    void aLetterThatIsRemovedMeanwhileTakesNothingMore() {
        write();
        assertDone(comment(paula, PAULAS, "o1", "A word"));
        EditorForm form = EditorForm.on(paula.get(PAULAS).body(), PAULAS + "/parts/o1/comment")
                .with("comment", "Late");
        EditorForm signing = EditorForm.on(paula.get(PAULAS).body(), PAULAS + "/signoff");
        assertDone(dora.post(
                TEXT + "/remove",
                EditorForm.on(dora.get(TEXT).body(), TEXT + "/remove").fields()));
        assertThat(paula.post(PAULAS + "/parts/o1/comment", form.fields()).statusCode())
                .isEqualTo(409);
        assertThat(paula.post(PAULAS + "/signoff", signing.fields()).statusCode())
                .isEqualTo(409);
        assertThat(paula.get(CONSOLE + "/with/eurochild/letters").body()).doesNotContain("A &lt;safe net");
        assertThat(dora.get(OPEN).statusCode()).isEqualTo(404);
        write();
        assertThat(paula.get(PAULAS).body()).as("it came back").contains("A word");
    }

    @Test
    void aLetterOpenedAfterItsSignOffDeadlineTakesSignatures() {
        write();
        deadline(today());
        application.clock.move(Duration.ofDays(1));
        TestMember otto = coordinator("Otto");
        EditorForm open = otto.form(OPEN).with("confirm", "yes");
        assertThat(open.get("deadline")).as("nothing is proposed").isEmpty();
        HttpResponse<String> past = otto.post(
                OPEN, open.with("deadline", today().minusDays(1).toString()).fields());
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(past.body()).contains("href=\"#deadline\"", "value=\"" + today().minusDays(1) + "\"");
        HttpResponse<String> noDay =
                otto.post(OPEN, open.with("deadline", "<soon").fields());
        assertThat(noDay.statusCode()).isEqualTo(422);
        assertThat(noDay.body()).contains("href=\"#deadline\"", "value=\"&lt;soon\"");
        assertThat(otto.form(SETTINGS).get("stage")).isEqualTo("drafting");

        assertDone(otto.post(OPEN, open.with("deadline", "").fields()));
        assertThat(otto.form(SETTINGS).get("deadline")).isEmpty();
        assertDone(otto.post(PUBLISH, otto.form(PUBLISH).fields()));
        String letter = HOME + "/letters/a-safe-net";
        assertThat(application.get(letter).body()).contains("href=\"" + letter + "/sign\"");
        assertThat(application.get(letter + "/sign").statusCode()).isEqualTo(200);
    }

    @Test
    void theLastDayOfSigningIsAskedForWhenTheLetterIsOpened() {
        write();
        deadline(today());
        EditorForm open = dora.form(OPEN).with("confirm", "yes");
        assertDone(dora.post(OPEN, open.with("deadline", today().toString()).fields()));
        assertThat(dora.form(SETTINGS).get("deadline")).isEqualTo(today().toString());
        assertDone(dora.post(PUBLISH, dora.form(PUBLISH).fields()));
        assertThat(application.get(HOME + "/letters/a-safe-net/sign").statusCode())
                .isEqualTo(200);
        application.clock.move(Duration.ofDays(1));
        assertThat(application.get(HOME + "/letters/a-safe-net/sign").statusCode())
                .isEqualTo(410);
    }

    /// What somebody else does to the draft between its being read and the word about it, as one transaction.
    private HttpResponse<String> whileTheDraftChanges(Callable<HttpResponse<String>> word, String... changes)
            throws Exception {
        String draft = "SELECT campaign_id FROM kit_draft WHERE campaign_id = " + campaign() + " FOR UPDATE";
        try (Connection other = TestPostgres.connect(application.address());
                Statement statement = other.createStatement();
                ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            statement.execute(draft);
            Future<HttpResponse<String>> answer = together.submit(word);
            Await.until(
                    "it waits, or is done",
                    () -> answer.isDone()
                            || application.number("SELECT count(*) FROM pg_stat_activity"
                                            + " WHERE wait_event_type = 'Lock' AND datname = current_database()")
                                    > 0);
            for (String change : changes) {
                statement.execute(change);
            }
            other.commit();
            return answer.get();
        }
    }

    private int campaign() {
        return (int) application.number("SELECT id FROM campaign WHERE slug = ?", CAMPAIGN);
    }

    @Test
    void aWordAboutALetterThatGoesAtThatMomentIsShownAgain() throws Exception {
        write();
        EditorForm form = EditorForm.on(paula.get(PAULAS).body(), PAULAS + "/parts/o1/comment");
        HttpResponse<String> answer = whileTheDraftChanges(
                () -> paula.post(
                        PAULAS + "/parts/o1/comment",
                        form.with("comment", "A <long word").fields()),
                "DELETE FROM draft_file WHERE campaign_id = " + campaign());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("This letter is not being written", "A &lt;long word");
        assertThat(application.number("SELECT count(*) FROM letter_remark")).isZero();
    }

    @Test
    void aWordIsTakenWhileThePublicationOfTheDraftMovesTheLetter() throws Exception {
        write();
        EditorForm form = EditorForm.on(paula.get(PAULAS).body(), PAULAS + "/parts/o1/comment");
        String latest = "(SELECT * FROM kit_version WHERE campaign_id = " + campaign()
                + " ORDER BY number DESC LIMIT 1) latest";
        assertDone(whileTheDraftChanges(
                () -> paula.post(
                        PAULAS + "/parts/o1/comment",
                        form.with("comment", "A word").fields()),
                "INSERT INTO kit_content (hash, content) SELECT encode(sha256(content), 'hex'), content FROM draft_file",
                "INSERT INTO kit_tree (hash, path, content_hash) SELECT 'moved', path, content_hash FROM kit_tree JOIN "
                        + latest + " ON kit_tree.hash = tree",
                "INSERT INTO kit_tree (hash, path, content_hash) SELECT 'moved', path, encode(sha256(content), 'hex')"
                        + " FROM draft_file ON CONFLICT (hash, path) DO UPDATE SET content_hash = excluded.content_hash",
                "INSERT INTO kit_version (campaign_id, number, tree, origin, member_id, second_id, at, note)"
                        + " SELECT campaign_id, number + 1, 'moved', origin, member_id, second_id, at, note FROM "
                        + latest,
                "DELETE FROM draft_file"));
        assertThat(text(dora, DRAFT)).contains("A word");
    }

    @Test
    void aCoordinatorEntersASignOffForAnOrganisation() {
        write();
        String page = CONSOLE + "/with/ecpat-international/letters/a-safe-net";
        assertThat(text(dora, page)).contains("entered by you for it");
        assertDone(signOff(dora, page));
        assertThat(text(dora, DRAFT)).contains("ECPAT International", "entered by Dora of the campaign");
        assertDone(send(dora, page, page + "/signoff", "csrf", ""));
    }

    @Test
    void eachMemberIsAskedByMailOncePerWording() {
        write();
        assertDone(signOff(tom, TOMS));
        EditorForm call = EditorForm.on(dora.get(DRAFT).body(), DRAFT + "/call");
        assertThat(text(dora, DRAFT)).contains("Ask 1 member by mail");
        assertDone(dora.post(DRAFT + "/call", call.fields()));
        assertDone(dora.post(DRAFT + "/call", call.fields()));
        Await.until("her mail", () -> application.mailsTo("paula@example.org").size() == 1);
        assertThat(application.mailsTo("paula@example.org").getFirst().text())
                .contains("Dear Paula", "A <safe net", PAULAS);
        assertThat(dora.get(DRAFT).body()).doesNotContain(DRAFT + "/call\"");
        assertDone(
                dora.post(TEXT, dora.form(TEXT).with("closing", "Another end.").fields()));
        assertThat(dora.post(DRAFT + "/call", call.fields()).statusCode())
                .as("another wording")
                .isEqualTo(409);
        assertThat(text(dora, DRAFT)).contains("Ask 2 members by mail");
    }
}
