package eu.undersigned;

import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// Theo prints sheets for his class, types them in page by page, corrects one, and hands them in.
class TheoEntersHisClassStoryTest extends PaperStory {
    @Test
    void aClassIsTypedInPageByPageAndCountsOnceItIsHandedIn() {
        String theo = pass("16-17", 25);
        assertThat(said(theo))
                .contains("After school", "Ages 16 to 17, Belgium", "At most 25 sheets", "Enter the next");
        saved(sheets(theo, 1).mark(1, 10, "place", "park").mark(1, 10, "likes", "games", "books"));
        assertThat(said(theo))
                .contains("Sheets 1 to 10 10 filled in", "Sheets 11 to 20 0 filled in", "10 of 25 sheets are in");
        saved(sheets(theo, 2).mark(11, 20, "place", "home"));
        saved(sheets(theo, 3).mark(21, 23, "older", "yes"));
        assertThat(said(theo)).contains("23 of 25 sheets are in", "2 sheets are empty");
        assertThat(handedIn()).as("nothing counts yet").isZero();
        assertThat(page(tessa.get(CLASSES)).select("tbody tr").text()).contains("23 of 25", "open", "the blue room");

        HttpResponse<String> done = handsIn(theo);
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(said(theo)).contains("are handed in", "used up").doesNotContain("Enter the sheets");
        assertThat(handedIn()).isEqualTo(23);
        assertThat(application.number("SELECT count(*) FROM class_page")).isZero();
        assertThat(page(tessa.get(CLASSES)).select("tbody tr").text())
                .contains("handed in")
                .doesNotContain("23 of 25", "the blue room");
    }

    @Test
    void aPageIsCorrectedBeforeItIsHandedIn() {
        String theo = pass("16-17", 12);
        saved(sheets(theo, 1).mark(1, 10, "place", "park"));
        Sheets again = sheets(theo, 1);
        assertThat(again.value("s4.place")).isEqualTo("park");
        saved(again.mark(4, 4, "place", "home").mark(5, 5, "place", ""));
        assertThat(sheets(theo, 1).value("s4.place")).isEqualTo("home");
        assertThat(said(theo)).contains("9 of 12 sheets are in");
    }

    @Test
    void aPageThatIsSentTwiceIsThereOnce() {
        String theo = pass("16-17", 12);
        Sheets first = sheets(theo, 1).mark(1, 10, "place", "park");
        saved(first);
        saved(first);
        assertThat(application.number("SELECT sum(sheets) FROM class_page")).isEqualTo(10);
        handsIn(theo);
        assertThat(handsIn(theo).statusCode()).as("pressed twice").isEqualTo(303);
        assertThat(handedIn()).isEqualTo(10);
    }

    @Test
    void whoeverSavesAPageSecondSeesThatSomebodyElseDid() {
        String theo = pass("16-17", 12);
        Sheets his = sheets(theo, 1).mark(1, 10, "place", "park");
        saved(sheets(theo, 1).mark(1, 10, "place", "home"));
        HttpResponse<String> answer = his.sentTo(application);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(page(answer).select(".summary").text()).contains("Somebody else saved these sheets");
        Sheets again = new Sheets(answer);
        assertThat(again.value("s1.place")).as("what he typed").isEqualTo("park");
        saved(again);
        assertThat(sheets(theo, 1).value("s1.place")).isEqualTo("park");
    }

    @Test
    void guardiansComeFirstWhereTheLawAsksForThem() {
        String theo = pass("8-11", 12);
        assertThat(said(theo)).contains("First: the guardians").doesNotContain("Enter the next sheets");
        assertThat(application.get(theo + "/1").statusCode()).isEqualTo(303);
        HttpResponse<String> early = application.visitor().post(theo + "/1", Map.of("base", "", "s1.place", "park"));
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(application.number("SELECT count(*) FROM class_page")).isZero();

        HttpResponse<String> unticked = application.visitor().post(theo + "/agree", Map.of());
        assertThat(unticked.statusCode()).isEqualTo(422);
        assertThat(page(unticked).select(".summary a").attr("href")).isEqualTo("#agreed");
        assertThat(application
                        .visitor()
                        .post(theo + "/agree", Map.of("agreed", "yes"))
                        .statusCode())
                .isEqualTo(303);
        saved(sheets(theo, 1).mark(1, 3, "place", "park"));
        assertThat(said(theo)).contains("Fewer than ten children are never counted alone");
        assertThat(page(tessa.get(CLASSES)).select("tbody tr").text()).contains("confirmed");
    }

    @Test
    void aSmallClassIsTakenAndWaitsWithOthers() {
        String theo = pass("16-17", 4);
        saved(sheets(theo, 1).mark(1, 4, "place", "park"));
        handsIn(theo);
        assertThat(handedIn()).isEqualTo(4);
        assertThat(application.number("SELECT count(*) FROM consultation_count"))
                .isZero();
    }

    @Test
    void nobodyKnowsAWrongLinkFromAnOldOne() {
        String theo = pass("16-17", 4);
        for (String wrong :
                List.of("/en/class/x", "/en/class/" + "A".repeat(43), theo + "/7", theo + "/0", theo + "/x")) {
            assertThat(application.get(wrong).statusCode()).as(wrong).isEqualTo(404);
        }
        HttpResponse<String> answer = application.get(theo);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        assertThat(page(answer).select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @Test
    void whatIsWrongIsSaidAtTheSheet() {
        String theo = pass("16-17", 12);
        assertWrong(sheets(theo, 1).mark(3, 3, "place", "moon"), "s3-place", "Sheet 3: choose one of the letters");
        assertWrong(sheets(theo, 1).mark(3, 3, "place", "home", "park"), "s3-place", "Sheet 3: choose one");
        assertWrong(sheets(theo, 1).mark(3, 3, "nothing", "home"), "sheets", "choose one of the letters");
        assertWrong(sheets(theo, 1).mark(11, 11, "place", "home"), "sheets", "This link is for 12 sheets");
        assertWrong(sheets(theo, 2).mark(13, 13, "place", "home"), "sheets", "This link is for 12 sheets");
        assertWrong(sheets(theo, 1).mark(2, 2, "wish", "x".repeat(501)), "s2-wish", "at most 500 characters");
        assertWrong(sheets(theo, 1).mark(2, 2, "wish", "my uncle Peter hits me"), "s2-wish", "may name somebody");
        Sheets kept = new Sheets(sheets(theo, 1)
                .mark(2, 2, "place", "home")
                .mark(3, 3, "place", "moon")
                .sentTo(application));
        assertThat(kept.value("s2.place")).as("what was right stays").isEqualTo("home");
        assertThat(application.number("SELECT count(*) FROM class_page")).isZero();
    }

    private void assertWrong(Sheets sheets, String field, String reason) {
        HttpResponse<String> answer = sheets.sentTo(application);
        assertThat(answer.statusCode()).as(reason).isEqualTo(422);
        assertThat(page(answer).select(".summary a[href='#" + field + "']").text())
                .contains(reason);
        assertThat(page(answer).getElementById(field)).as(field).isNotNull();
        if (!field.equals("sheets")) {
            String own = field + "-error";
            assertThat(page(answer).getElementById(own)).as(own).isNotNull();
            assertThat(page(answer).select("[aria-describedby=" + own + "]")).hasSize(1);
            assertThat(page(answer).select(".summary a[href='#" + field + "']").text())
                    .endsWith(page(answer).expectFirst("#" + own).ownText());
        }
        assertThat(page(answer).select("[aria-describedby=error-summary]")).isEmpty();
        assertThat(page(answer).select("a[href$=/when-a-child-tells]")).isNotEmpty();
    }

    @Test
    void whatWaitsIsReadableToNobodyWhoHoldsTheDatabase() {
        String theo = pass("16-17", 12);
        saved(sheets(theo, 1).mark(1, 10, "wish", "more trees").mark(1, 10, "place", "friends"));
        assertThat(sheets(theo, 1).value("s1.wish")).isEqualTo("more trees");
        String atRest = application.text("SELECT string_agg(p::text, '') FROM class_page p")
                + application.text("SELECT string_agg(p::text, '') FROM class_pass p");
        String bytes =
                application.text("SELECT string_agg(convert_from(decode(replace(encode(sealed, 'hex'), '00', '20'),"
                        + " 'hex'), 'LATIN1'), '') FROM class_page");
        assertThat(atRest + bytes)
                .doesNotContain("more trees", "friends")
                .doesNotContain(theo.substring(theo.lastIndexOf('/') + 1));
        saved(sheets(theo, 1).mark(2, 10, "wish", ""));
        handsIn(theo);
        assertThat(handedIn()).isEqualTo(10);
    }

    @Test
    void theSheetIsPrintedForABandAndACountry() {
        String sheet = HOME + "/consultations/after-school/sheet";
        Document page = page(application.get(sheet + "?band=8-11&country=BE"));
        String printed = page.select(".on-paper").text();
        assertThat(printed)
                .contains("Ages 8 to 11", "Where are you after school?", "A At home", "C With friends")
                .contains("Don’t write your name", "please write no names", "petition.example.org/en/help")
                .contains("For parents and guardians", "I agree that my child takes part")
                .contains("Who is responsible: Justice Initiative", "Last day:")
                .contains("give the sheet back", "erased 90 days")
                .doesNotContain("Do you work?");
        assertThat(page.select(".on-paper .code")).hasSize(1);
        assertThat(page.select(".on-paper input, .on-paper form")).isEmpty();
        assertThat(page.select("select[name=country] option[selected]").attr("value"))
                .isEqualTo("BE");
        Document older = page(application.get(sheet + "?band=16-17&country=BE"));
        assertThat(older.select(".on-paper").text())
                .contains("Do you work?", "A Yes")
                .doesNotContain("For parents and guardians");
        assertThat(application.get(sheet).body())
                .as("no country: the strictest law")
                .contains("For parents and guardians");
        assertThat(application.get(sheet + "?band=%3Cx&country=ZZ").statusCode())
                .isEqualTo(200);
        assertThat(application.get(HOME + "/consultations/none/sheet").statusCode())
                .isEqualTo(404);
    }

    @Test
    void adultsAreToldWhatToDoWhenAChildTellsThem() {
        assertThat(page(application.get(HOME + "/when-a-child-tells"))
                        .select("main")
                        .text())
                .contains("not their fault", "Don’t promise to keep it secret", "Don’t enter it", "112");
    }

    @Test
    void aPassIsMadeOnceHoweverOftenTheFormIsSent() {
        Map<String, String> wishes = wishes("16-17", "BE", 20);
        String first = link(tessa.post(CLASSES, wishes));
        assertThat(link(tessa.post(CLASSES, wishes))).isEqualTo(first);
        assertThat(application.number("SELECT count(*) FROM class_pass")).isEqualTo(1);
        Map<String, String> others = new HashMap<>(wishes);
        others.put("children", "21");
        assertThat(link(tessa.post(CLASSES, others))).isNotEqualTo(first);
        assertThat(application.text("SELECT string_agg(action || ' ' || subject || after, ' ') FROM audit"))
                .contains("classpass.made consultation/after-school/pass/1")
                .doesNotContain("blue room");
    }
}
