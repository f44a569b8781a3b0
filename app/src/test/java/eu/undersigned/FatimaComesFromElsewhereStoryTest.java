package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Fatima's organisation has a sign-in of its own. She links it while she follows her invitation.
class FatimaComesFromElsewhereStoryTest {
    private static final String MEMBERS = "/console/" + TestApplication.CAMPAIGN + "/members";

    private static StandInProvider provider;
    private static TestApplication application;
    private static Newcomer olga;
    private static Newcomer fatima;

    @BeforeAll
    static void fatimaIsInvitedAndLinksHerAccount() {
        provider = new StandInProvider();
        application = TestApplication.start(TestApplication.Setup.fresh()
                .with("UNDERSIGNED_CONSOLE_OIDC_ISSUER", provider.issuer())
                .with("UNDERSIGNED_CONSOLE_OIDC_CLIENT_ID", StandInProvider.CLIENT)
                .with("UNDERSIGNED_CONSOLE_OIDC_CLIENT_SECRET", StandInProvider.SECRET)
                .with("UNDERSIGNED_CONSOLE_OIDC_NAME", "Example Foundation"));
        olga = new Newcomer(application);
        olga.join(application.firstLink(), "Olga Operator", "olga@example.org");
        fatima = new Newcomer(application);
        HttpResponse<String> welcome = through(fatima, invited("fatima@example.org") + "/federated");
        assertThat(welcome.statusCode()).isEqualTo(200);
        assertThat(Newcomer.codes(welcome)).hasSize(10);
    }

    @AfterAll
    static void stop() {
        application.close();
        provider.close();
    }

    @BeforeEach
    void honestAgain() {
        provider.subject = "subject-1";
        provider.claims = builder -> builder;
        provider.isSigned = true;
        provider.isSignedByOthers = false;
    }

    private static String invited(String mailbox) {
        olga.signIn();
        olga.post(MEMBERS + "/invite", Map.of("mailbox", mailbox, "role", "COORDINATOR"));
        return linkTo(mailbox);
    }

    private static String linkTo(String mailbox) {
        Matcher link = Pattern.compile("/console/welcome/[A-Za-z0-9_-]{43}")
                .matcher(application.mailTo(mailbox, 1).text());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    /// To the provider and back.
    private static HttpResponse<String> through(Newcomer who, String path) {
        HttpResponse<String> entrance = who.get(path);
        assertThat(entrance.statusCode()).as(entrance.body()).isEqualTo(303);
        String address = entrance.headers().firstValue("Location").orElseThrow();
        assertThat(address).startsWith(provider.issuer() + "/enter?");
        return who.get(provider.enter(address));
    }

    @Test
    void sheSignsInWithHerOrganisationsAccount() {
        Newcomer browser = new Newcomer(application);
        assertThat(browser.get("/console/sign-in").body()).contains("Continue with Example Foundation");
        HttpResponse<String> back = through(browser, "/console/federated?then=/console/account");
        assertThat(back.headers().firstValue("Location")).hasValue("/console/account");
        assertThat(browser.get("/console/account").body()).contains("Fatima Federated");
        assertThat(provider.asked())
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("response_type", "code")
                .containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void somebodyWithTheSameNameButNoInvitationIsNobodyHere() {
        provider.subject = "subject-2";
        Newcomer stranger = new Newcomer(application);
        HttpResponse<String> back = through(stranger, "/console/federated");
        assertThat(back.statusCode()).isEqualTo(403);
        assertThat(back.body()).contains("linked to nobody here");
        assertThat(stranger.session()).isEmpty();
    }

    @Test
    void noTokenIsBelievedThatIsNotForUsNowAndSigned() {
        Date past = Date.from(Instant.now().minus(Duration.ofHours(1)));
        Map<String, Runnable> lies = new LinkedHashMap<>();
        lies.put("issuer", () -> provider.claims = claims -> claims.issuer("https://evil.example"));
        lies.put("audience", () -> provider.claims = claims -> claims.audience("another-client"));
        lies.put("nonce", () -> provider.claims = claims -> claims.claim("nonce", "another"));
        lies.put("no nonce", () -> provider.claims = claims -> claims.claim("nonce", null));
        lies.put("expired", () -> provider.claims = claims -> claims.expirationTime(past));
        lies.put("alg none", () -> provider.isSigned = false);
        lies.put("another key", () -> provider.isSignedByOthers = true);
        lies.forEach((lie, tell) -> {
            honestAgain();
            tell.run();
            Newcomer browser = new Newcomer(application);
            HttpResponse<String> back = through(browser, "/console/federated");
            assertThat(back.statusCode()).as(lie).isEqualTo(403);
            assertThat(back.body()).as(lie).contains("did not go through");
            assertThat(browser.session()).as(lie).isEmpty();
        });
    }

    @Test
    void whatComesBackMustFitTheBrowserThatWasSent() {
        Newcomer victim = new Newcomer(application);
        Newcomer attacker = new Newcomer(application);
        String address = attacker.get("/console/federated")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String back = provider.enter(address);
        assertThat(victim.get(back).statusCode()).isEqualTo(403);
        victim.get("/console/federated");
        assertThat(victim.get(back).statusCode()).isEqualTo(403);
        assertThat(victim.session()).isEmpty();
        assertThat(attacker.get("/console/federated/callback?error=access_denied")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void sheProvesAnewWhoSheIsAtHerOrganisation() {
        Newcomer browser = new Newcomer(application);
        through(browser, "/console/federated");
        HttpResponse<String> back = through(browser, "/console/confirm/federated?then=" + MEMBERS);
        assertThat(provider.asked()).containsEntry("max_age", "0");
        assertThat(back.headers().firstValue("Location")).hasValue(MEMBERS);
        provider.claims = claims -> claims.claim(
                "auth_time", Instant.now().minus(Duration.ofHours(3)).getEpochSecond());
        assertThat(through(browser, "/console/confirm/federated").statusCode()).isEqualTo(403);
        provider.claims = claims -> claims.claim("auth_time", null);
        assertThat(through(browser, "/console/confirm/federated").statusCode()).isEqualTo(403);
    }

    @Test
    void whatSheProvesMakesNobodyElsesSessionFresh() {
        olga.signIn();
        String olgas = olga.session().orElseThrow();
        Newcomer browser = new Newcomer(application);
        through(browser, "/console/federated");
        String back = provider.enter(setsOutToConfirm(browser));
        browser.cookies.put("__Host-console", olgas);
        assertThat(browser.get(back).statusCode()).isEqualTo(403);
        assertThat(browser.session()).hasValue(olgas);
        assertThat(olga.get("/console/account").statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionThatIsOverStaysOver() {
        Newcomer browser = new Newcomer(application);
        through(browser, "/console/federated");
        String back = provider.enter(setsOutToConfirm(browser));
        application.execute("UPDATE console_session SET seen_at = seen_at - interval '90 days'"
                + " WHERE id = (SELECT max(id) FROM console_session)");
        assertThat(browser.get(back).statusCode()).isEqualTo(403);
    }

    private static String setsOutToConfirm(Newcomer who) {
        return who.get("/console/confirm/federated")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @Test
    void anInvitationIsWorthNoMoreThanWhoeverSentIt() {
        int campaign = (int) application.number("SELECT id FROM campaign WHERE slug = ?", TestApplication.CAMPAIGN);
        TestMember carl = TestMember.of(application, "Carl", new Grant(Role.COORDINATOR, campaign, 0));
        carl.post(MEMBERS + "/invite", Map.of("mailbox", "friend@example.org", "role", "COORDINATOR"));
        provider.subject = "subject-3";
        Newcomer friend = new Newcomer(application);
        String address = friend.get(linkTo("friend@example.org") + "/federated")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String back = provider.enter(address);
        application.execute("UPDATE member_role SET role = 'ANALYST' WHERE member_id = " + carl.number());
        assertThat(friend.get(back).statusCode()).isEqualTo(403);
        assertThat(friend.session()).isEmpty();
    }

    @Test
    void oneAccountElsewhereIsOneMemberHere() {
        HttpResponse<String> second = through(new Newcomer(application), invited("second@example.org") + "/federated");
        assertThat(second.statusCode()).isEqualTo(403);
    }

    @Test
    void aLinkThatIsNoneLeadsNowhere() {
        assertThat(new Newcomer(application)
                        .get("/console/welcome/" + "A".repeat(43) + "/federated")
                        .statusCode())
                .isEqualTo(410);
    }
}
