package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import eu.undersigned.signature.Signal;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Nora moderates. She blocks whom she knows to be false, lets in whom she knows to be true, and sets limits.
class NoraKeepsListsStoryTest extends ProtectionStory {
    @Test
    void aBlockedDomainHoldsAtOnceAndLettingInWins() {
        add("block", "domain_tree", "bad.example\n@worse.example");
        for (String domain : new String[] {"bad.example", "deep.bad.example", "worse.example", "BAD.example"}) {
            HttpResponse<String> answer = application.sign(SignerForm.of("Bot", "bot@" + domain));
            assertThat(answer.statusCode()).as(domain).isEqualTo(403);
            assertThat(answer.body())
                    .contains(ENGLISH.of("blocked.domain"), ENGLISH.of("blocked.domain.instead"))
                    .doesNotContain("bot@");
        }
        assertThat(application.sign(SignerForm.of("Ann", "ann@notbad.example")).statusCode())
                .isEqualTo(303);
        add("allow", "network", "203.0.113.0/24");
        assertThat(signFrom("203.0.113.7", SignerForm.of("Pupil", "pupil@bad.example"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(signFrom("203.0.114.7", SignerForm.of("Bot", "bot2@bad.example"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSchoolBehindOneAddressIsLetInBeyondTheLimits() {
        set("network_burst", "2");
        String school = "2001:db8:1:2::";
        for (int i = 0; i < 2; i++) {
            assertThat(signFrom(school + i, SignerForm.of("Pupil " + i, "pupil" + i + "@school.example"))
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(signFrom(school + "9", SignerForm.of("Pupil", "third@school.example"))
                        .statusCode())
                .isEqualTo(429);
        add("allow", "network", "2001:db8:1::/48");
        assertThat(signFrom(school + "9", SignerForm.of("Pupil", "third@school.example"))
                        .statusCode())
                .isEqualTo(303);
        add("block", "network", "192.0.2.1");
        assertThat(signFrom("192.0.2.1", SignerForm.of("Bot", "bot@school.example"))
                        .body())
                .contains(ENGLISH.of("blocked.network"));
    }

    @Test
    void aMailboxIsBlockedAndNeverKept() {
        add("block", "mailbox", "Mallory.X@gmail.com");
        assertThat(application
                        .sign(SignerForm.of("Mallory", "malloryx+1@gmail.com"))
                        .body())
                .contains(ENGLISH.of("blocked.mailbox"));
        assertThat(application.number("SELECT count(*) FROM rule WHERE value ~ '^[0-9a-f]{64}$'"))
                .isEqualTo(1);
        assertThat(application.number(
                        "SELECT count(*) FROM audit WHERE lower(before || after || subject) LIKE '%mallory%'"))
                .isZero();
        assertThat(nora.get(PAGE).body()).doesNotContainIgnoringCase("mallory");
    }

    @Test
    void throwAwayMailboxesAreNotedAskedOrTurnedDown() {
        SignerForm form = SignerForm.of("Bot", "bot@mailinator.com").with("source", "throw-away");
        assertThat(application.sign(form).statusCode()).isEqualTo(303);
        assertThat(has(Signal.DISPOSABLE, "throw-away")).isTrue();
        set("disposable", "puzzle");
        assertThat(application.sign(form.with("email", "two@mailinator.com")).statusCode())
                .isEqualTo(422);
        set("disposable", "refuse");
        assertThat(application
                        .sign(form.with("email", "three@sub.mailinator.com"))
                        .body())
                .contains(ENGLISH.of("blocked.disposable"));
        set("disposable", "off");
        assertThat(application.sign(form.with("email", "four@mailinator.com")).statusCode())
                .isEqualTo(303);
    }

    @Test
    void herNameStandsOnThePageAndNotInTheDatabase() {
        add("block", "domain", "bad.example");
        assertThat(nora.get(PAGE).body()).containsPattern("a test<br><small>[^<]*Nora");
        assertThat(application.number("SELECT count(*) FROM rule WHERE made_by = ?", nora.number()))
                .isEqualTo(1);
        assertThat(application.number("SELECT count(*) FROM rule WHERE rule::text LIKE '%Nora%'"))
                .isZero();
    }

    @Test
    void nobodyOverwritesLimitsOrTheSwitchUnseen() {
        EditorForm opened = limitsForm();
        turn("on");
        assertThat(nora.post(
                                PAGE + "/limits",
                                opened.with("network_per_hour", "77").fields())
                        .statusCode())
                .as("the switch is another matter")
                .isEqualTo(303);
        assertThat(application.number("SELECT count(*) FROM protection WHERE attack_mode = 'on'"))
                .isEqualTo(1);
        HttpResponse<String> late = nora.post(
                PAGE + "/limits", opened.with("network_per_hour", "88").fields());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("somebody else changed the limits");
        turn("off");
        assertThat(application.number("SELECT network_per_hour FROM protection"))
                .isEqualTo(77);
    }

    @Test
    void badInputIsExplainedAndStoresNothing() {
        Map<String, String> rule = Map.of("verdict", "block", "kind", "network", "note", "n", "life", "1d");
        for (String hostile : new String[] {"0.0.0.0/0", "::/0", "10.0.0.0/33", "example.org", "1.2.3", "<script>"}) {
            Map<String, String> fields = new HashMap<>(rule);
            fields.put("values", "192.0.2.1\n" + hostile);
            HttpResponse<String> answer = nora.post(PAGE + "/rules", fields);
            assertThat(answer.statusCode()).as(hostile).isEqualTo(422);
            assertThat(answer.body()).contains("line 2").doesNotContain("<script>");
        }
        assertThat(nora.post(PAGE + "/rules", Map.of("verdict", "kill")).statusCode())
                .isEqualTo(422);
        assertThat(nora.post(PAGE + "/limits", Map.of("network_burst", "-1")).statusCode())
                .isEqualTo(422);
        assertThat(nora.post(PAGE + "/rules/999/remove", Map.of()).statusCode()).isEqualTo(404);
        assertThat(application.number("SELECT count(*) FROM rule")).isZero();
    }

    @Test
    void whoMayOnlyLookChangesNothing() {
        TestMember analyst = TestMember.of(application, "Anselm", new Grant(Role.ANALYST, 0, 0));
        add("block", "network", "192.0.2.7/32");
        assertThat(nora.get(PAGE).body()).contains("192.0.2.7/32", "a test");
        HttpResponse<String> seen = analyst.get(PAGE);
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.body()).contains("not shown to your role").doesNotContain("192.0.2.7", "a test");
        assertThat(analyst.post(PAGE + "/switch", Map.of("attack_mode", "on")).statusCode())
                .isEqualTo(403);
        TestMember partner = TestMember.of(application, "Paula", new Grant(Role.PARTNER, 1, 1));
        assertThat(partner.get(PAGE).statusCode()).isEqualTo(403);
    }
}
