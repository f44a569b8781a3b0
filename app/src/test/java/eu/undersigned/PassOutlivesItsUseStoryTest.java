package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Passes that are used up, revoked, too big, too late, or somebody else's; and a server that dies between two pages.
class PassOutlivesItsUseStoryTest extends PaperStory {
    @Test
    void aPassIsGoodForOneGroup() {
        String theo = pass("16-17", 12);
        Sheets late = sheets(theo, 2).mark(11, 12, "place", "park");
        saved(sheets(theo, 1).mark(1, 10, "place", "park"));
        handsIn(theo);
        HttpResponse<String> again = late.sentTo(application);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("Nothing was saved", "used up");
        assertThat(application.get(theo + "/1").statusCode()).isEqualTo(303);
        assertThat(handedIn()).isEqualTo(10);
        assertThat(application.number("SELECT count(*) FROM class_page")).isZero();
    }

    @Test
    void nothingIsHandedInWhereNothingIs() {
        HttpResponse<String> answer = handsIn(pass("16-17", 12));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("There is nothing to hand in yet");
    }

    @Test
    void aRevokedPassErasesWhatWaitedWithIt() {
        String theo = pass("16-17", 12);
        Sheets second = sheets(theo, 2).mark(11, 12, "place", "park");
        saved(sheets(theo, 1).mark(1, 10, "place", "park"));
        assertThat(tessa.post(CLASSES + "/1/revoke", Map.of()).statusCode()).isEqualTo(303);
        assertThat(tessa.post(CLASSES + "/1/revoke", Map.of()).statusCode()).isEqualTo(404);
        assertThat(second.sentTo(application).statusCode()).isEqualTo(409);
        assertThat(handsIn(theo).statusCode()).isEqualTo(409);
        assertThat(said(theo)).contains("This link was withdrawn");
        assertThat(application.number("SELECT count(*) FROM class_page")).isZero();
        assertThat(handedIn()).isZero();
    }

    @Test
    void sixtyChildrenAreTheMost() {
        assertThat(pass("16-17", 60)).isNotEmpty();
        for (Map<String, String> wrong : List.of(
                Map.of("children", "61"),
                Map.of("children", "0"),
                Map.of("children", "many"),
                Map.of("band", "12-14"),
                Map.of("country", "XX"),
                Map.of("language", "fr"),
                Map.of("label", "x".repeat(81)),
                Map.of("label", "ask theo@example.org"),
                Map.of("once", ""))) {
            Map<String, String> wishes = new HashMap<>(wishes("16-17", "BE", 12));
            wishes.putAll(wrong);
            assertThat(tessa.post(CLASSES, wishes).statusCode())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
        assertThat(application.number("SELECT count(*) FROM class_pass")).isEqualTo(1);
    }

    @Test
    void anOrganisationSeesItsOwnPassesAlone() {
        String own = "/console/" + CAMPAIGN + "/with/eurochild/classes";
        int campaign = (int) application.number("SELECT id FROM campaign WHERE slug = ?", CAMPAIGN);
        int organisation = (int) application.number(
                "SELECT id FROM organisation WHERE campaign_id = ? AND slug = 'eurochild'", campaign);
        TestMember paula = TestMember.of(application, "Paula", new Grant(Role.PARTNER, campaign, organisation));
        pass("16-17", 12);
        assertThat(paula.get(own).body()).contains(own + "/after-school");
        assertThat(page(paula.get(own + "/after-school")).select("tbody tr")).isEmpty();
        Map<String, String> wishes = new HashMap<>(wishes("16-17", "BE", 20));
        assertThat(link(paula.post(own + "/after-school", wishes))).isNotEmpty();
        assertThat(page(paula.get(own + "/after-school")).select("tbody tr")).hasSize(1);
        assertThat(page(tessa.get(CLASSES)).select("tbody tr").text()).contains("Eurochild");
        assertThat(paula.post(own + "/after-school/1/revoke", Map.of()).statusCode())
                .as("Tessa's")
                .isEqualTo(404);
        assertThat(paula.get(CLASSES).statusCode()).isEqualTo(403);
        assertThat(paula.post(own + "/after-school/2/revoke", Map.of()).statusCode())
                .isEqualTo(303);
    }

    @Test
    void anOrganisationHasTwentyOpenPassesAtMostAndTheTeamHasAsManyAsItNeeds() {
        String own = "/console/" + CAMPAIGN + "/with/terre-des-hommes/classes/after-school";
        int campaign = (int) application.number("SELECT id FROM campaign WHERE slug = ?", CAMPAIGN);
        int organisation = (int) application.number(
                "SELECT id FROM organisation WHERE campaign_id = ? AND slug = 'terre-des-hommes'", campaign);
        TestMember petra = TestMember.of(application, "Petra", new Grant(Role.PARTNER, campaign, organisation));
        Map<String, String> twentieth = Map.of();
        for (int i = 0; i < 20; i++) {
            twentieth = wishes("16-17", "BE", 20);
            assertThat(link(petra.post(own, twentieth))).isNotEmpty();
        }
        HttpResponse<String> more = petra.post(own, wishes("16-17", "BE", 20));
        assertThat(more.statusCode()).isEqualTo(409);
        assertThat(page(more).select(".summary").text()).contains("20 open passes", "Revoke those that nobody uses");
        assertThat(link(petra.post(own, twentieth))).as("sent twice").isNotEmpty();
        assertThat(application.number("SELECT count(*) FROM audit WHERE action = 'classpass.refused'"))
                .isEqualTo(1);
        assertThat(pass("16-17", 12)).as("the team").isNotEmpty();
        assertThat(petra.post(own + "/1/revoke", Map.of()).statusCode()).isEqualTo(303);
        assertThat(link(petra.post(own, wishes("16-17", "BE", 20)))).isNotEmpty();
    }

    @Test
    void theTeamsNoteIsReadInTheConsoleAndNotInTheDatabase() {
        pass("16-17", 12);
        String row = "SELECT string_agg(p::text || encode(coalesce(note, ''), 'escape'), '') FROM class_pass p";
        assertThat(application.text(row)).contains("16-17").doesNotContain("blue", "room");
        assertThat(page(tessa.get(CLASSES)).select("tbody tr").text()).contains("the blue room");
    }

    @Test
    void aPassThatTakesNoSheetsHasNoMoreRoomThanAStranger() {
        String theo = pass("16-17", 12);
        byte[] large = ("base=&s1.wish=" + "x".repeat(300_000)).getBytes();
        assertThat(application.visitor().post(theo + "/1", Visitor.FORM, large).statusCode())
                .as("too long a text, but looked at")
                .isEqualTo(422);
        assertThat(tessa.post(CLASSES + "/1/revoke", Map.of()).statusCode()).isEqualTo(303);
        assertThat(application.visitor().post(theo + "/1", Visitor.FORM, large).statusCode())
                .isEqualTo(413);
    }

    @Test
    void whatWasSavedIsThereWhenTheServerDiesBetweenTwoPages() {
        String theo = pass("16-17", 12);
        saved(sheets(theo, 1).mark(1, 10, "place", "park"));
        Setup setup = application.setup;
        try (TestApplication other = TestApplication.start(setup.anotherNode())) {
            assertThat(page(other.get(theo)).select("main").text()).contains("10 of 12 sheets are in");
            Sheets second = new Sheets(other.get(theo + "/2")).mark(11, 12, "place", "home");
            assertThat(second.sentTo(other).statusCode()).isEqualTo(303);
            assertThat(other.visitor().post(theo + "/done", Map.of()).statusCode())
                    .isEqualTo(303);
        }
        assertThat(handedIn()).isEqualTo(12);
    }

    /// Moves the clock, so all of it is one story.
    @Test
    void theConsultationClosesWhileSheetsWait() {
        try (TestApplication own = TestApplication.start(Setup.fresh().withCampaigns(application.setup.campaigns()))) {
            TestMember tina = TestMember.of(own, "Tina", new Grant(Role.COORDINATOR, 0, 0));
            Map<String, String> wishes = new HashMap<>(wishes("16-17", "BE", 3));
            String some = link(tina.post(CLASSES, wishes));
            wishes.put("country", "AT");
            String forgotten = link(tina.post(CLASSES, wishes));
            Sheets two = new Sheets(own.get(some + "/1")).mark(1, 2, "place", "park");
            assertThat(two.sentTo(own).statusCode()).isEqualTo(303);
            assertThat(new Sheets(own.get(forgotten + "/1"))
                            .mark(1, 2, "place", "park")
                            .sentTo(own)
                            .statusCode())
                    .isEqualTo(303);

            own.clock.move(Duration.ofDays(OPEN_DAYS + 1));
            assertThat(two.sentTo(own).statusCode())
                    .as("nothing more is typed in")
                    .isEqualTo(409);
            assertThat(page(own.get(some)).select("main").text()).contains("The consultation is over", "2 of 3");
            String sheet = HOME + "/consultations/after-school/sheet";
            assertThat(own.get(sheet).statusCode()).isEqualTo(404);
            assertThat(own.get(sheet).body()).contains("This consultation is over");
            assertThat(own.visitor().post(some + "/done", Map.of()).statusCode())
                    .as("what was saved can be handed in")
                    .isEqualTo(303);
            assertThat(own.number("SELECT count(*) FROM consultation_waiting")).isEqualTo(2);
            assertThat(own.number("SELECT count(*) FROM class_page")).isEqualTo(1);
        }
    }
}
