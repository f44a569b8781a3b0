package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Tessa writes a consultation in the console, is told what is wrong with its line, and publishes it.
class TessaAsksChildrenStoryTest extends TessaStory {
    private static final String LIST = "/console/" + CAMPAIGN + "/consultations";
    private static final String QUESTIONS = LIST + "/in-the-park/edit/questions";
    private static final String ENGLISH = LIST + "/in-the-park/edit/en";

    private static final String ASKED = """
            opens: 2020-01-01
            bands:
              - youngest: 8
                oldest: 11
            questions:
              - id: swings
                kind: one
                options: ["yes", "no"]
            """;
    private static final String WORDS = """
            title: In the <park>
            summary: What should be there.
            about:
              - A paragraph.
            questions:
              swings:
                ask: Are swings good?
                options: {"yes": "Yes", "no": "No"}
            """;

    @Test
    void aConsultationIsWrittenAndPublished() {
        assertThat(tessa.get(LIST).body()).contains("Begin a consultation");
        assertThat(tessa.get(LIST + "/add?slug=in-the-park").headers().firstValue("Location"))
                .hasValue(QUESTIONS);
        assertThat(tessa.get(LIST + "/add?slug=In%20The").statusCode()).isEqualTo(422);
        save(QUESTIONS, tessa.form(QUESTIONS).with("yaml", ASKED));
        assertThat(tessa.get(QUESTIONS).body()).contains("What stands in the way of publishing");
        save(ENGLISH, tessa.form(ENGLISH).with("yaml", WORDS));
        publish();
        assertThat(tessa.get(LIST).body()).contains("In the &lt;park&gt;", "open since 1 January 2020");
        assertThat(application
                        .get("/en/" + CAMPAIGN + "/consultations/in-the-park")
                        .body())
                .contains("In the &lt;park&gt;")
                .doesNotContain("<park>");
        String classes = LIST + "/in-the-park/classes";
        assertThat(tessa.get(classes).body()).contains("Make a pass");

        save(QUESTIONS + "/remove", EditorForm.on(tessa.get(QUESTIONS).body(), QUESTIONS + "/remove"));
        publish();
        assertThat(tessa.get(classes).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWrongIsSaidWithItsLine() {
        HttpResponse<String> answer = tessa.post(
                QUESTIONS,
                tessa.form(QUESTIONS)
                        .with("yaml", ASKED.replace("kind: one", "kind: guess"))
                        .fields());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Nothing was saved", "consultations/in-the-park.yaml:7");
        assertThat(application.number("SELECT count(*) FROM draft_file")).isZero();
    }

    @Test
    void whatIsTypedIsShownAsAChildWouldSeeItAndSavedNowhere() {
        save(QUESTIONS, tessa.form(QUESTIONS).with("yaml", ASKED));
        save(ENGLISH, tessa.form(ENGLISH).with("yaml", WORDS));
        EditorForm typed = tessa.form(ENGLISH).with("yaml", WORDS.replace("swings good", "slides <i>good"));
        HttpResponse<String> look =
                tessa.post(ENGLISH + "/preview", typed.with("age", "9").fields());
        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(EditorForm.unescaped(look.body()))
                .contains("Are slides <i>good?", "Draft: nothing of this is saved");
        String page = EditorForm.unescaped(look.body()
                .substring(look.body().indexOf("srcdoc=\""), look.body().indexOf("</iframe>")));
        assertThat(page)
                .contains("Are slides &lt;i&gt;good?", "name=\"q-swings\"", "type=\"submit\" disabled", "noindex")
                .contains("lang=\"en\"");
        assertThat(look.body()).contains("<iframe class=\"preview\" sandbox=\"allow-same-origin\"");
        assertThat(tessa.form(ENGLISH).get("yaml")).contains("swings good").doesNotContain("slides");
        assertThat(application
                        .get("/en/" + CAMPAIGN + "/consultations/in-the-park")
                        .statusCode())
                .isEqualTo(404);

        String german = tessa.post(
                        ENGLISH + "/preview",
                        typed.with("age", "9").with("language", "de").fields())
                .body();
        assertThat(EditorForm.unescaped(german)).contains("<html lang=\"de\"", "Are slides");
        assertThat(tessa.post(ENGLISH + "/preview", typed.with("age", "0").fields())
                        .body())
                .contains("In the", "srcdoc");
        assertThat(tessa.post(ENGLISH + "/preview", typed.with("age", "15").fields())
                        .body())
                .contains("Nobody of this age is asked")
                .doesNotContain("srcdoc");
    }

    @Test
    void whatCanNotBeShownIsSaidWithItsLineAndWhatStandsThere() {
        save(QUESTIONS, tessa.form(QUESTIONS).with("yaml", ASKED));
        HttpResponse<String> look = tessa.post(
                ENGLISH + "/preview",
                tessa.form(ENGLISH)
                        .with("yaml", WORDS.replace("\"no\": \"No\"", "never: Never"))
                        .fields());
        assertThat(look.statusCode()).isEqualTo(422);
        assertThat(EditorForm.unescaped(look.body()))
                .contains(
                        "<li><a href=\"#yaml\">consultations/in-the-park.en.yaml:8: no: is missing – “options:",
                        "never: is not known here",
                        "title: In the <park>")
                .doesNotContain("srcdoc");
    }

    @Test
    void whoeverSavesSecondSeesBothAndAnAnalystSavesNothing() {
        TestMember otto = TestMember.of(application, "Otto", new Grant(Role.COORDINATOR, 0, 0));
        TestMember ana = TestMember.of(application, "Ana", new Grant(Role.ANALYST, 0, 0));
        EditorForm tessas = tessa.form(QUESTIONS).with("yaml", ASKED);
        assertThat(otto.post(
                                QUESTIONS,
                                tessas.with("yaml", ASKED.replace("2020", "2021"))
                                        .fields())
                        .statusCode())
                .isEqualTo(303);
        HttpResponse<String> conflict = tessa.post(QUESTIONS, tessas.fields());
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("Somebody else saved this", "2021-01-01");
        assertThat(ana.get(LIST).statusCode()).isEqualTo(200);
        assertThat(ana.post(QUESTIONS, Map.of("yaml", ASKED)).statusCode()).isEqualTo(403);
    }
}
