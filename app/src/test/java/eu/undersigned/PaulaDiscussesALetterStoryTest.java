package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Paula and Tom comment on a letter and propose other words.
class PaulaDiscussesALetterStoryTest extends LetterDraftStory {
    @Test
    void aCommentStaysWithTheWordingThatItWasMadeFor() {
        write();
        assertDone(comment(paula, PAULAS, "o2", "On the right to be safe."));
        // A paragraph before it: the comment moves along.
        assertDone(dora.post(
                TEXT,
                dora.form(TEXT)
                        .with("opening", "First of all.\n\nChildren are online.\n\nThey have a right to be safe there.")
                        .fields()));
        assertThat(part("o3")).contains("On the right to be safe.").doesNotContain("on an earlier wording");
        assertThat(part("o2")).doesNotContain("On the right to be safe.");
        // Another text of it.
        assertDone(dora.post(
                TEXT,
                dora.form(TEXT)
                        .with("opening", "First of all.\n\nChildren are safe there.\n\nA third.")
                        .fields()));
        assertThat(part("o2"))
                .contains("On the right to be safe.", "on an earlier wording", "They have a right to be safe there.");
        // Its paragraph is no more.
        assertDone(
                dora.post(TEXT, dora.form(TEXT).with("opening", "All in one.").fields()));
        String page = text(dora, DRAFT);
        assertThat(page.substring(page.indexOf("id=\"gone\""))).contains("On the right to be safe.");
    }

    private String part(String key) {
        String page = text(dora, DRAFT);
        int start = page.indexOf("id=\"part-" + key + "\"");
        return page.substring(start, page.indexOf("</section>", start));
    }

    @Test
    void ofTwoProposalsForOneParagraphOneIsTaken() throws Exception {
        write();
        assertDone(propose(paula, PAULAS, "o1", "Children live online."));
        assertDone(propose(tom, TOMS, "o1", "Children grow up online."));
        List<Integer> said = said(dora, DRAFT);
        TestMember otto = coordinator("Otto");
        EditorForm doras = EditorForm.on(dora.get(DRAFT).body(), act(said.getFirst(), "take"));
        EditorForm ottos = EditorForm.on(otto.get(DRAFT).body(), act(said.getLast(), "take"));
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<HttpResponse<String>>> both = List.of(
                    () -> dora.post(act(said.getFirst(), "take"), doras.fields()),
                    () -> otto.post(act(said.getLast(), "take"), ottos.fields()));
            for (Future<HttpResponse<String>> answer : together.invokeAll(both)) {
                statuses.add(answer.get().statusCode());
            }
        }
        assertThat(statuses).containsExactlyInAnyOrder(303, 409);
        assertThat(application.number("SELECT count(*) FROM letter_remark WHERE state = 'TAKEN'"))
                .isEqualTo(1);
        assertThat(application.number("SELECT count(*) FROM letter_remark WHERE state = 'OPEN'"))
                .isEqualTo(1);
        String now = dora.form(TEXT).get("opening");
        assertThat(now).containsPattern("^Children (live|grow up) online\\.");
        int left = (int) application.number("SELECT id FROM letter_remark WHERE state = 'OPEN'");
        assertThat(dora.get(DRAFT).body()).doesNotContain(act(left, "take")).contains(act(left, "decline"));
        assertThat(send(dora, DRAFT, act(left, "decline"), "reason", " ").statusCode())
                .isEqualTo(422);
        assertDone(send(dora, DRAFT, act(left, "decline"), "reason", "The other one <was> first."));
        assertThat(text(tom, TOMS)).contains("declined: The other one <was> first.");
    }

    @Test
    void partnersSeeTheLettersInDraftingAndNothingElse() {
        write();
        for (String path :
                List.of(LETTERS, TEXT, TEXT + "/page", SETTINGS, DRAFT, OPEN, PUBLISH, PUBLISH + "/draft.zip", TOMS)) {
            assertThat(paula.get(path).statusCode()).as(path).isIn(403, 404);
        }
        for (String path :
                List.of(TEXT, SETTINGS, OPEN, DRAFT + "/parts/o1/comment", DRAFT + "/call", TOMS + "/signoff")) {
            assertThat(paula.post(path, Map.of("base", "x")).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(paula.get(CONSOLE + "/with/eurochild/letters/forced-labour").statusCode())
                .as("not in drafting")
                .isEqualTo(404);
        assertThat(paula.get(CONSOLE + "/with/eurochild/letters/..%2F..%2Fsecrets")
                        .statusCode())
                .isIn(400, 404);

        assertDone(comment(paula, PAULAS, "o1", "Mine"));
        int said = said(paula, PAULAS).getFirst();
        for (String what : List.of("settle", "erase")) {
            assertThat(tom.post(TOMS + "/said/" + said + "/" + what, Map.of()).statusCode())
                    .as("what another one wrote")
                    .isEqualTo(409);
        }
        assertThat(paula.post(PAULAS + "/said/" + said + "/take", Map.of()).statusCode())
                .isIn(403, 404, 405);
        assertDone(send(paula, PAULAS, PAULAS + "/said/" + said + "/erase", "csrf", ""));
        assertThat(application.number("SELECT count(*) FROM letter_remark")).isZero();

        TestMember stranger = TestMember.of(application, "Stranger", new Grant(Role.PARTNER, 999_999, 1));
        assertThat(stranger.get(PAULAS).statusCode()).isEqualTo(403);
        assertThat(stranger.post(PAULAS + "/signoff", Map.of("wording", "x")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatCannotStandIsSaidAndNothingTypedIsLost() {
        write();
        String long10 = "x".repeat(10_000);
        HttpResponse<String> tooLong = comment(paula, PAULAS, "o1", long10);
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body())
                .contains("is longer than 5000 characters", long10, "href=\"#comment-o1\"", "<details open>");
        assertThat(comment(paula, PAULAS, "o1", " \n ").statusCode()).isEqualTo(422);
        assertThat(comment(paula, PAULAS, "o1", "a bell\u0007").statusCode()).isEqualTo(422);
        assertThat(comment(paula, PAULAS, "o1", "turned \u202E around").statusCode())
                .isEqualTo(422);
        assertThat(refused(propose(paula, PAULAS, "o1", "Children are online.")))
                .contains("as it stands");
        assertThat(refused(propose(paula, PAULAS, "o1", "One.\n\nTwo."))).contains("one paragraph");
        assertThat(refused(propose(paula, PAULAS, "o1", "# heading"))).contains("Nothing was saved");
        assertThat(refused(propose(paula, PAULAS, "p1", "x".repeat(501)))).contains("500 characters");
        assertThat(propose(paula, PAULAS, "o1", "<script>alert(1)</script>").statusCode())
                .isEqualTo(303);
        assertThat(dora.get(DRAFT).body()).doesNotContain("<script>alert");
        assertThat(application.number("SELECT count(*) FROM letter_remark")).isEqualTo(1);

        EditorForm form = EditorForm.on(paula.get(PAULAS).body(), PAULAS + "/parts/c1/comment")
                .with("comment", "To the old ending");
        EditorForm signing = EditorForm.on(paula.get(PAULAS).body(), PAULAS + "/signoff");
        assertDone(dora.post(TEXT, dora.form(TEXT).with("closing", "").fields()));
        HttpResponse<String> gone = paula.post(PAULAS + "/parts/c1/comment", form.fields());
        assertThat(gone.statusCode()).isEqualTo(409);
        assertThat(gone.body()).contains("To the old ending", "has changed since");
        assertThat(paula.post(PAULAS + "/signoff", signing.fields()).statusCode())
                .as("a wording that is no more")
                .isEqualTo(409);
        assertThat(application.number("SELECT count(*) FROM letter_sign_off")).isZero();
    }

    private static String refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        return EditorForm.unescaped(answer.body());
    }
}
