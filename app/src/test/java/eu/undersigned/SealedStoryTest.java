package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.db.TestPostgres;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.seal.Envelope;
import eu.undersigned.seal.Identity;
import eu.undersigned.seal.KeyFile;
import eu.undersigned.seal.Person;
import eu.undersigned.seal.Recipient;
import eu.undersigned.seal.RecordName;
import eu.undersigned.seal.WrappedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Names and mailboxes are sealed to the organisations that signers said yes to: with the organisation's key they open,
/// and with nothing else that this server has.
class SealedStoryTest {
    private static final Texts ENGLISH = Texts.in(Language.EN);

    @Test
    void theLeadOpensEverybodyAndThePartnerThoseWhoSaidYes() throws Exception {
        Setup setup = Setup.fresh();
        try (TestApplication application = TestApplication.start(setup)) {
            SignerForm form = SignerForm.of("Lena Lead", "lena@sealed.example").with("organisation", "eurochild");
            application.signed(form.with("organisation_updates", "no"));
            application.signed(SignerForm.of("Paul Partner", "paul@sealed.example")
                    .with("organisation", "eurochild")
                    .with("organisation_updates", "yes"));
            Identity lead = trialKey(setup.data());
            assertThat(opened(application, "lead", lead))
                    .containsOnlyKeys("Lena Lead", "Paul Partner")
                    .containsEntry("Lena Lead", "lena@sealed.example");
            assertThat(opened(application, "partner", TestKits.EUROCHILD))
                    .containsExactly(Map.entry("Paul Partner", "paul@sealed.example"));
            assertThat(opened(application, "lead", TestKits.EUROCHILD))
                    .as("no key but the lead's")
                    .isEmpty();
            assertThat(opened(application, "partner", lead)).isEmpty();
        }
    }

    @Test
    void aCorrectionIsSealedAnewAndTakesBackWhatWasTakenBack() throws Exception {
        Setup setup = Setup.fresh();
        try (TestApplication application = TestApplication.start(setup)) {
            SignerForm form = SignerForm.of("Cora Correct", "cora@sealed.example")
                    .with("organisation", "eurochild")
                    .with("organisation_updates", "yes");
            TestMail first = application.signed(form);
            TestMail second = application.signed(form);
            application.confirm(first);
            Map<String, String> fields = new HashMap<>(Map.of(
                    "action", "save", "name", "Cora Corrected", "country", "IE", "language", "en", "updates", "no"));
            fields.put("organisation_updates", "no");
            assertThat(application.visitor().post(first.minePath(), fields).statusCode())
                    .isEqualTo(303);
            assertThat(opened(application, "lead", trialKey(setup.data()))).containsOnlyKeys("Cora Corrected");
            assertThat(opened(application, "partner", TestKits.EUROCHILD)).isEmpty();
            assertThat(application.get(first.minePath()).body()).contains("Cora Corrected", "cora@sealed.example");

            assertThat(application.get(second.minePath()).body())
                    .as("the other link's secret is not known here, so it can't show the corrected name")
                    .contains(ENGLISH.of("mine.sealed"))
                    .doesNotContain("cora@sealed.example");
            fields.put("country", "FR");
            fields.put("organisation_updates", "yes");
            assertThat(application.visitor().post(second.minePath(), fields).statusCode())
                    .as("nothing can be sealed to an organisation without the name, and the page says so")
                    .isEqualTo(422);
            fields.put("organisation_updates", "no");
            assertThat(application.visitor().post(second.minePath(), fields).statusCode())
                    .isEqualTo(303);
            var data = application.visitor().getJson(second.minePath() + "/data.json");
            assertThat(data.get("country").asString()).isEqualTo("FR");
            assertThat(data.get("organisation_updates").asString()).isEqualTo("no");
            assertThat(data.has("name")).isFalse();
            assertThat(opened(application, "lead", trialKey(setup.data()))).containsOnlyKeys("Cora Corrected");
        }
    }

    @Test
    void theBoardsRecoveryKeyOpensWhatALostKeyWouldHaveOpened() throws Exception {
        Identity board = Identity.generate();
        Setup setup = Setup.fresh()
                .with("UNDERSIGNED_SEAL_RECOVERY_KEY", board.recipient().text());
        try (TestApplication application = TestApplication.start(setup)) {
            application.signed("Rosa Recovered", "rosa@sealed.example");
            Recipient lead = trialKey(setup.data()).recipient();
            assertThat(opened(application, "lead", board, lead)).containsOnlyKeys("Rosa Recovered");
        }
    }

    @Test
    void withoutAKeyOfTheLeadNothingIsCollected() {
        Setup setup = Setup.fresh();
        try (TestApplication application = TestApplication.start(setup)) {
            TestMail mail = application.signed("Kurt Before", "kurt@keyless.example");
            application.execute("UPDATE organisation_key SET until = now()");
            Await.until(
                    "the page knows", () -> application.get(HOME).body().contains(ENGLISH.of("campaign.soon.title")));
            assertThat(application.get(HOME).body()).doesNotContain("<form");
            assertThat(application
                            .sign(SignerForm.of("Kurt After", "kurt2@keyless.example"))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(application
                            .visitor()
                            .postJson(API + "/signatures", Map.of("name", "K", "email", "k@keyless.example"))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(application.counts().get("open").asBoolean()).isFalse();
            assertThat(application.get("/readyz").body()).contains("ready", "warning: the campaign " + CAMPAIGN);
            assertThat(application.signatures()).isEqualTo(1);
            assertThat(application.confirm(mail).statusCode())
                    .as("what was sealed before still counts")
                    .isEqualTo(303);
            assertThat(application.get(mail.minePath()).body()).contains("Kurt Before");
        }
    }

    @Test
    void aPartnerWithoutAKeyAsksNothingAndReceivesNothing() {
        try (TestApplication application = TestApplication.start()) {
            assertThat(application.get(HOME + "?organisation=terre-des-hommes").body())
                    .contains("name=\"organisation\" value=\"terre-des-hommes\"")
                    .doesNotContain("organisation_updates");
            TestMail mail = application.counted(SignerForm.of("Uma Unasked", "uma@sealed.example")
                    .with("organisation", "terre-des-hommes")
                    .with("organisation_updates", "yes"));
            var data = application.visitor().getJson(mail.minePath() + "/data.json");
            assertThat(data.get("organisation").asString()).isEqualTo("terre-des-hommes");
            assertThat(data.has("organisation_updates")).isFalse();
            assertThat(application.number("SELECT count(*) FROM signature WHERE partner_sealed IS NOT NULL"))
                    .isZero();
        }
    }

    @Test
    void theFirstStartMakesAKeyAndWarnsUntilItIsTakenAway() throws IOException {
        Setup setup = Setup.fresh();
        Path file = setup.data().resolve("keys").resolve(CAMPAIGN + ".justice-initiative.txt");
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(application.get("/readyz").body()).contains("warning: the secret key " + file.getFileName());
            application.signed("Tina Trial", "tina@sealed.example");
        }
        String before = Files.readString(file);
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(Files.readString(file)).isEqualTo(before);
            Files.delete(file);
            Files.delete(file.resolveSibling("voices." + CAMPAIGN + ".moderators.txt"));
            assertThat(application.get("/readyz").body()).isEqualTo("ready\n");
        }
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(file).as("the key is not made twice").doesNotExist();
            assertThat(application.get(HOME).body()).contains("<form");
        }
    }

    @Test
    void whatAnEarlierVersionStoredUnderItsOwnKeyIsSealedToTheLead() throws Exception {
        Setup setup = Setup.fresh();
        UUID id = UUID.fromString("019a0000-0000-7000-8000-00000000000a");
        try (TestApplication application = TestApplication.start(setup)) {
            application.signed("Nora Now", "nora@earlier.example");
            byte[] sealed = EarlierVersion.seal(setup.data(), 1, id, "Olaf Earlier", "olaf@earlier.example");
            try (Connection connection = TestPostgres.connect(application.address());
                    var insert = connection.prepareStatement("""
                            INSERT INTO signature (campaign_id, fingerprint, id, name_print, country, language, text_id,
                                                   updates, sealed, token_hashes)
                            VALUES (1, 'x', ?, 'y', 'IE', 'EN', 1, false, ?, '')
                            """)) {
                insert.setObject(1, id);
                insert.setBytes(2, sealed);
                insert.executeUpdate();
            }
        }
        try (TestApplication application = TestApplication.start(setup)) {
            Await.until(
                    "sealed anew",
                    () -> application.number("SELECT count(*) FROM signature WHERE sealed IS NOT NULL") == 0);
            assertThat(opened(application, "lead", trialKey(setup.data())))
                    .containsEntry("Olaf Earlier", "olaf@earlier.example");
        }
    }

    private static Identity trialKey(Path data) throws IOException {
        String file = Files.readString(data.resolve("keys").resolve(CAMPAIGN + ".justice-initiative.txt"));
        return ((KeyFile.Content.Key) KeyFile.read(file)).identity();
    }

    /// Names and mailboxes that a key opens among the envelopes for the lead or for partners.
    private static Map<String, String> opened(TestApplication application, String recipient, Identity key)
            throws SQLException {
        return opened(application, recipient, key, key.recipient());
    }

    /// @param sealedTo whose key the records name
    private static Map<String, String> opened(
            TestApplication application, String recipient, Identity key, Recipient sealedTo) throws SQLException {
        Map<String, String> people = new HashMap<>();
        try (Connection connection = TestPostgres.connect(application.address());
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT signature.id, epoch.id, wrapped, %1$s_sealed FROM signature
                        JOIN epoch ON epoch.id = %1$s_epoch
                        """.formatted(recipient))) {
            while (rows.next()) {
                UUID id = rows.getObject(1, UUID.class);
                long epoch = rows.getLong(2);
                byte[] envelope = rows.getBytes(4);
                WrappedKey.unwrap(rows.getBytes(3), key)
                        .flatMap(secret ->
                                Envelope.open(secret, new RecordName(CAMPAIGN, sealedTo, epoch, id), envelope))
                        .flatMap(Person::decode)
                        .ifPresent(person -> people.put(person.name(), person.mailbox()));
            }
        }
        return people;
    }
}
