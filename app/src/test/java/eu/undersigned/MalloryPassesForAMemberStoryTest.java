package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.CosignStory.House;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Mallory signs as an organisation of the coalition that did not: from a domain that looks like its own, with a
/// mailbox
/// there. Nothing of that is published before a coordinator has compared the two.
class MalloryPassesForAMemberStoryTest {
    private static TestApplication application;
    private static CosignStory story;

    @BeforeAll
    static void start() {
        application = TestApplication.start();
        story = CosignStory.of(application, "Tessa");
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void theCoordinatorIsToldWhomItMayBeAndHasToCompare() {
        story.confirmed(House.of("Eurochild", "eurochild-office.eu"));
        String row = story.row();
        assertThat(story.shown(row)).contains("May be Eurochild of the coalition, whose domain is eurochild.org");
        assertThat(story.accept(row, "", "").statusCode()).isEqualTo(409);
        assertThat(story.accept(row, "", "terre-des-hommes").statusCode()).isEqualTo(409);
        assertThat(application.get(CosignStory.LETTER).body()).doesNotContain("eurochild-office.eu");
        assertThat(story.accept(row, "", story.box(row, "coalition")).statusCode())
                .isEqualTo(303);
        assertThat(application.text("SELECT after FROM audit WHERE subject = 'cosignature/" + row + "'"))
                .contains("compared with", "eurochild");
        story.does(story.asked(new House("Eurochild", "eurochild-office.eu", "other@eurochild-office.eu")), "withdraw");
    }

    @Test
    void aLetterOfAnotherScriptAndASlipInTheDomainAreSeen() {
        for (House house : List.of(
                House.of("Euroсhild", "children-house.eu"), // с is Cyrillic
                House.of("Office of E.", "eurochlid.org"),
                House.of("Office of M.", "missing-childreneurope.eu"),
                House.of("Child Safety On e.V.", "youth-house.eu"))) {
            String own = story.confirmed(house);
            assertThat(story.shown(story.row())).as(house.name()).contains(" of the coalition, ");
            story.does(own, "withdraw");
        }
    }

    @Test
    void othersAreAcceptedWithoutAQuestion() {
        String own = story.confirmed(House.of("House of Street Children", "street-house.eu"));
        assertThat(story.shown(story.row())).doesNotContain("of the coalition");
        assertThat(story.accept(story.row(), "", "").statusCode()).isEqualTo(303);
        story.does(own, "withdraw");
    }

    @Test
    void theMemberItselfSignsFromTheListAsBefore() {
        House house = new House("", "eurochild.org", "paula@eurochild.org");
        Map<String, String> form = house.form();
        form.put("organisation", "eurochild");
        assertThat(application.visitor().post(CosignStory.SIGN, form).statusCode())
                .isEqualTo(200);
        String own = CosignStory.own(application.mailTo(house.mailbox(), 1));
        story.does(own, "confirm");
        assertThat(story.shown(story.row())).doesNotContain("of the coalition, ");
        story.does(own, "withdraw");
    }

    @Test
    void whoeverWaitsForDaysIsCountedBesideTheQueueAndCoordinatorsAreTold() {
        TestApplication later = TestApplication.start();
        try (later) {
            CosignStory waiting = CosignStory.of(later, "Nora");
            assertThat(waiting.coordinator().get(CosignStory.QUEUE).body()).doesNotContain("waiting</span>");
            waiting.confirmed(House.of("House of Patience", "patience-house.eu"));
            assertThat(waiting.coordinator().get(CosignStory.QUEUE).body())
                    .contains("Letters’ signatures <span class=\"badge warn\">1<span class=\"hidden\"> waiting</span>");
            later.clock.move(Duration.ofDays(3));
            CosignStory.of(later, "Nina");
            Await.until(
                    "told",
                    Duration.ofSeconds(60),
                    () -> later.mailsTo("nora@example.org").stream()
                            .anyMatch(mail -> mail.text().contains("Organisations that signed a letter wait")));
            TestMember olga = CosignStory.of(later, "Olga").coordinator();
            assertThat(EditorForm.unescaped(olga.get("/console/" + TestApplication.CAMPAIGN + "/alerts")
                            .body()))
                    .contains("The oldest has waited for 3 days", CosignStory.QUEUE);
            assertThat(later.get("/health/ready").body()).doesNotContain("cosignatures");
        }
    }
}
