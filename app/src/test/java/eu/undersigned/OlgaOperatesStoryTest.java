package eu.undersigned;

import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.config.ConfigException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Olga, the operator, makes mistakes before anybody signs: the start says what is wrong.
class OlgaOperatesStoryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNDERSIGNED_MAIL_SMPT_HOST|mail.example|unknown setting: UNDERSIGNED_MAIL_SMPT_HOST",
                "UNDERSIGNED_HTTP_MAX_BODY|much|UNDERSIGNED_HTTP_MAX_BODY: expected a whole number",
                "UNDERSIGNED_PUBLIC_URL|petition.example.org|UNDERSIGNED_PUBLIC_URL: expected http",
                "UNDERSIGNED_HTTP_TRUSTED_PROXIES|proxy.example|UNDERSIGNED_HTTP_TRUSTED_PROXIES: expected networks",
                "UNDERSIGNED_WEBHOOK_INTERVAL|PT10S|UNDERSIGNED_WEBHOOK_INTERVAL: expected a duration of at least PT1M",
                "UNDERSIGNED_MAIL_SMTP_SECURITY|some|UNDERSIGNED_MAIL_SMTP_SECURITY: expected starttls",
                "UNDERSIGNED_SECRETS_PEPPER|c2hvcnQ=|the secret 'pepper' must have 32 bytes",
                "UNDERSIGNED_DATABASE_URL|mysql://db.example/x|UNDERSIGNED_DATABASE_URL: expected a URL"
            })
    void aSettingThatIsWrongStopsTheStart(String key, String value, String message) {
        Setup setup = new Setup(
                "", TestFolders.make("wrong"), TestApplication.KITS, java.util.Map.of(key, value), java.util.List.of());
        assertRefused(setup, message);
    }

    @Test
    void anUnknownSettingInTheFileStopsTheStart() throws IOException {
        Setup setup = Setup.fresh();
        Files.writeString(setup.data().resolve("undersigned.properties"), "limits.network.brust=7\n");
        assertRefused(setup, "unknown setting: limits.network.brust");
    }

    @Test
    void aDatabaseThatIsNotThereStopsTheStart() {
        Setup setup = Setup.fresh();
        Setup elsewhere = new Setup(
                setup.databaseUrl().replaceFirst("/test_[0-9a-f]+$", "/nothing"),
                setup.data(),
                setup.campaigns(),
                setup.environment(),
                setup.flags());
        assertThatThrownBy(() -> TestApplication.launch(elsewhere, new TestClock()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no connection to the database")
                .hasMessageNotContaining("only-for-tests");
    }

    @Test
    void aLoadTestNeverListensToOtherMachines() {
        assertRefused(Setup.fresh().withFlags("--load-test").with("UNDERSIGNED_HTTP_HOST", "0.0.0.0"), "127.0.0.1");
        try (TestApplication application = TestApplication.start(Setup.fresh().withFlags("--load-test"))) {
            Optional<InetAddress> outside = outsideAddress();
            assumeThat(outside).isPresent();
            try (Visitor stranger = outsider(outside.get(), application.port())) {
                assertThatThrownBy(() -> stranger.get("/livez")).hasRootCauseInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void otherSecretsBesideAFilledDatabaseStopTheStart() {
        Setup setup = Setup.fresh();
        try (TestApplication application = TestApplication.start(setup)) {
            application.counted("Olga Test", "olga@secrets.example");
        }
        assertRefused(setup.withData(TestFolders.make("other")), "'pepper' is not the one");
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(application.published("confirmed")).isEqualTo(1);
        }
    }

    @Test
    void aSecondProcessOnOneDataDirectoryIsRefused() {
        Setup setup = Setup.fresh();
        try (TestApplication application = TestApplication.start(setup)) {
            assertRefused(setup, "another Undersigned runs on");
            assertThat(application.get("/readyz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theTrialMailboxIsForThisMachineAlone() throws SocketException {
        try (TestApplication application = TestApplication.start()) {
            application.signed("Olga Private", "olga@private.example");
            for (String path : new String[] {"/dev/mailbox", "/dev/mailbox.json"}) {
                assertThat(application.get(path).body()).contains("olga@private.example");
                for (String header : new String[] {"X-Forwarded-For", "Forwarded"}) {
                    assertThat(application.get(path, header, "for=203.0.113.7").statusCode())
                            .as("passed on by a proxy on this machine: " + header)
                            .isEqualTo(404);
                }
            }
            Optional<InetAddress> outside = outsideAddress();
            assumeThat(outside).isPresent();
            try (Visitor stranger = outsider(outside.get(), application.port())) {
                assertThat(stranger.get(HOME).statusCode()).isEqualTo(200);
                assertThat(stranger.get("/dev/mailbox").statusCode()).isEqualTo(404);
                assertThat(stranger.get("/dev/mailbox.json").body()).doesNotContain("olga@private.example");
            }
        }
    }

    @Test
    void aPortThatIsTakenStopsTheStart() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            Setup setup = Setup.fresh().withFlags("--port", Integer.toString(taken.getLocalPort()));
            assertRefused(setup, "can't listen on 0.0.0.0:" + taken.getLocalPort());
        }
    }

    @Test
    void anAddressOfAnotherMachineStopsTheStart() {
        assertRefused(Setup.fresh().with("UNDERSIGNED_HTTP_HOST", "no.such.host.invalid"), "can't listen on");
    }

    @Test
    void noKitAtAllStopsTheStart() {
        assertRefused(Setup.fresh().withCampaigns(TestFolders.make("empty")), "no campaign kit in");
    }

    @Test
    void twoKitsWithOneSlugStopTheStart() throws IOException {
        Path kits = TestFolders.make("twins");
        TestKit.in(kits, "one");
        Path twin = TestKit.in(kits, "two").folder();
        Path yaml = twin.resolve("campaign.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("slug: two", "slug: one"));
        assertRefused(Setup.fresh().withCampaigns(kits), "have the same slug");
    }

    @Test
    void importingTheSameKitAgainChangesNothing() {
        Setup setup = Setup.fresh();
        String fingerprint = """
                SELECT hashtext(string_agg(t::text, '|' ORDER BY t::text)) FROM (
                  SELECT c::text FROM campaign c UNION ALL SELECT p::text FROM petition_text p
                  UNION ALL SELECT o::text FROM organisation o UNION ALL SELECT d::text FROM declared d
                  UNION ALL SELECT f::text FROM figure f) AS t
                """;
        long before;
        try (TestApplication application = TestApplication.start(setup)) {
            before = application.number(fingerprint);
            assertThat(application.number("SELECT count(*) FROM petition_text")).isEqualTo(24);
        }
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(application.number(fingerprint)).isEqualTo(before);
        }
    }

    @Test
    void aKitWithErrorsIsRefusedAsAWholeWithFileAndLine() {
        Path campaigns = TestFolders.make("kits");
        TestKit.in(campaigns, "wrong")
                .replacing("campaign.yaml", "minimum_age: 16", "minimum_age: sixteen")
                .replacing("organisations.csv", ",lead,", ",leader,")
                .replacing("petition.de.md", "status: ", "state: ");
        Setup setup = Setup.fresh().withCampaigns(campaigns);
        assertThatThrownBy(() -> TestApplication.launch(setup, new TestClock()))
                .isInstanceOf(ConfigException.class)
                .message()
                .containsPattern("campaign\\.yaml:[0-9]+: .*minimum_age")
                .containsPattern("organisations\\.csv:2: .*role")
                .containsPattern("petition\\.de\\.md:[0-9]+: ");
        try (TestApplication application = TestApplication.start(setup.withCampaigns(TestApplication.KITS))) {
            assertThat(application.number("SELECT count(*) FROM campaign WHERE slug = 'wrong'"))
                    .isZero();
        }
    }

    @Test
    void aNewTextIsANewVersionAndTheOldOneStays() {
        Path campaigns = TestFolders.make("kits");
        TestKit kit = TestKit.in(campaigns, "versioned");
        Setup setup = Setup.fresh().withCampaigns(campaigns);
        TestMail mail;
        String version;
        try (TestApplication application = TestApplication.start(setup)) {
            application
                    .visitor()
                    .post(
                            "/en/versioned/sign",
                            SignerForm.of("Olga Old", "old@text.example").fields());
            mail = application.mailTo("old@text.example", 1);
            version = version(application, mail);
        }
        kit.replacing("petition.en.md", "We ask", "We now ask");
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(application.get("/en/versioned").body()).contains("We now ask");
            assertThat(version(application, mail)).isEqualTo(version);
            application
                    .visitor()
                    .post(
                            "/en/versioned/sign",
                            SignerForm.of("Olga New", "new@text.example").fields());
            assertThat(version(application, application.mailTo("new@text.example", 1)))
                    .isNotEqualTo(version);
        }
    }

    private static String version(TestApplication application, TestMail mail) {
        return application
                .visitor()
                .getJson(mail.minePath() + "/data.json")
                .get("text_version_sha256")
                .asString();
    }

    private static void assertRefused(Setup setup, String message) {
        assertThatThrownBy(() -> TestApplication.launch(setup, new TestClock()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    private static Visitor outsider(InetAddress address, int port) {
        return new Visitor("http://" + address.getHostAddress() + ":" + port);
    }

    /// An address of this machine under which it looks like a stranger to itself.
    private static Optional<InetAddress> outsideAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                    .findFirst();
        } catch (SocketException e) {
            return Stream.<InetAddress>empty().findFirst();
        }
    }
}
