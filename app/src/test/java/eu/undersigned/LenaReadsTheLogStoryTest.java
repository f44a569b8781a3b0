package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.db.TestPostgres;
import eu.undersigned.leaf.Channel;
import eu.undersigned.leaf.Leaf;
import eu.undersigned.leaf.Receipt;
import eu.undersigned.tlog.MerkleTree;
import eu.undersigned.tlog.ProofFile;
import eu.undersigned.tlog.Proofs;
import eu.undersigned.tlog.SignedCheckpoint;
import eu.undersigned.tlog.VerifierKey;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Lena believes no number that she can't recount: she reads the public log.
class LenaReadsTheLogStoryTest {
    private static final SignerForm MARA = SignerForm.of("Mara Example", "mara@example.org")
            .with("country", "MT")
            .with("organisation", "eurochild")
            .with("organisation_updates", "no");

    @Test
    void sheFindsALeafForEachConfirmedSignatureAndNoneForOthers() {
        try (TestApplication application = TestApplication.start()) {
            long hour = Leaf.hour(application.clock.instant());
            application.counted(MARA);
            application.counted("Ivo Example", "ivo@example.org");
            String version = textVersion(application);

            PublicLog log = PublicLog.of(application.visitor(), 3);
            assertThat(log.head().origin()).isEqualTo("petition.example.org/" + CAMPAIGN + "/log");
            assertThat(log.leaves()).hasSize(3);
            assertThat(log.of(Leaf.Declared.class))
                    .extracting(Leaf.Declared::date, Leaf.Declared::count)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(LocalDate.of(2023, 6, 1), 50_000L));
            assertThat(log.of(Leaf.Signed.class))
                    .extracting(leaf -> leaf.country() + " " + leaf.language() + " " + leaf.organisation())
                    .containsExactlyInAnyOrder("MT en eurochild", "IE en ");
            assertThat(log.of(Leaf.Signed.class)).allSatisfy(leaf -> {
                assertThat(leaf.channel()).isEqualTo(Channel.MAIL);
                assertThat(leaf.hour()).isBetween(hour, hour + 1);
                assertThat(HexFormat.of().formatHex(leaf.text())).isEqualTo(version);
            });
        }
    }

    private static String textVersion(TestApplication application) {
        TestMail mail = application.signed("Nils Example", "nils@example.org");
        return application
                .visitor()
                .getJson(mail.minePath() + "/data.json")
                .get("text_version_sha256")
                .asString();
    }

    @Test
    void sheSeesWhatChangedAndThatWhoWithdrewIsForgotten() {
        try (TestApplication application = TestApplication.start()) {
            TestMail mara = application.counted(MARA);
            TestMail ivo = application.counted("Ivo Example", "ivo@example.org");
            correct(application, ivo, "FI");
            application.visitor().post(mara.minePath(), Map.of("action", "withdraw"));

            PublicLog log = PublicLog.of(application.visitor(), 5);
            for (String tile : List.of("tile/0/000", "tile/entries/000")) {
                assertThat(application.get(PublicLog.PATH + tile + ".p/4").statusCode())
                        .isEqualTo(200);
                assertThat(application.get(PublicLog.PATH + tile + ".p/6").statusCode())
                        .isEqualTo(404);
                assertThat(application.get(PublicLog.PATH + tile).statusCode()).isEqualTo(404);
            }
            Leaf.Corrected corrected = log.of(Leaf.Corrected.class).getFirst();
            Leaf.Withdrawn withdrawn = log.of(Leaf.Withdrawn.class).getFirst();
            assertThat(corrected.country()).isEqualTo("FI");
            assertThat(((Leaf.Signed) log.leaves().get((int) corrected.index())).country())
                    .isEqualTo("IE");
            assertThat(((Leaf.Signed) log.leaves().get((int) withdrawn.index())).country())
                    .isEqualTo("MT");
            assertThat(application.get(PublicLog.PATH + "changes/0").body())
                    .contains(corrected.index() + " corrected " + log.leaves().indexOf(corrected) + "\n")
                    .contains(withdrawn.index() + " withdrawn " + log.leaves().indexOf(withdrawn) + "\n");
            assertThat(application.number("SELECT count(*) FROM signature WHERE salt IS NOT NULL"))
                    .as("whose salt is left")
                    .isEqualTo(1);
            assertThat(application.number(
                            "SELECT sum(count) FROM log_count WHERE dimension = 'country' AND key = 'FI'"))
                    .isEqualTo(1);
            assertThat(application.number("SELECT sum(count) FROM log_count WHERE dimension = 'country'"))
                    .isEqualTo(1);
        }
    }

    private static void correct(TestApplication application, TestMail mail, String country) {
        Map<String, String> form = new HashMap<>();
        form.put("action", "save");
        form.put("name", "Ivo Example");
        form.put("country", country);
        form.put("language", "en");
        form.put("updates", "no");
        assertThat(application.visitor().post(mail.minePath(), form).statusCode())
                .isEqualTo(303);
    }

    @Test
    void aSignersReceiptLeadsToTheirLeafAndNamesNobody() throws Exception {
        try (TestApplication application = TestApplication.start()) {
            TestMail mail = application.counted(MARA);
            application.counted("Ivo Example", "ivo@example.org");
            PublicLog log = PublicLog.of(application.visitor(), 3);

            HttpResponse<String> answer = application.get(mail.minePath() + "/receipt.tlog-proof");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("content-disposition"))
                    .hasValue("attachment; filename=\"receipt-every-second-counts.tlog-proof\"");
            ProofFile file = ProofFile.parse(answer.body());
            Receipt receipt = Receipt.parse(file.extra().orElseThrow());
            assertThat(receipt.fits()).isTrue();
            assertThat(receipt.leaf().country()).isEqualTo("MT");
            assertThat(receipt.leaf().encode()).isEqualTo(log.entries().get((int) file.index()));
            SignedCheckpoint checkpoint =
                    SignedCheckpoint.open(file.checkpointNote().getBytes(StandardCharsets.UTF_8), key(application));
            assertThat(Proofs.verifyInclusion(
                            MerkleTree.leafHash(receipt.leaf().encode()),
                            file.index(),
                            checkpoint.checkpoint().size(),
                            file.hashes(),
                            checkpoint.checkpoint().root()))
                    .isTrue();
            assertThat(new String(file.extra().get(), StandardCharsets.UTF_8)).doesNotContainIgnoringCase("mara");

            byte[] token = Base64.getUrlDecoder().decode(mail.minePath().substring("/en/my-signature/".length()));
            assertThat(receipt.record().link())
                    .as("ties the receipt to the link in the mail")
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(Arrays.copyOfRange(token, 16, 32)));
        }
    }

    private static VerifierKey key(TestApplication application) throws Exception {
        try (var connection = TestPostgres.connect(application.address());
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT verifier_key FROM log")) {
            row.next();
            return VerifierKey.parse(row.getString(1));
        }
    }

    @Test
    void whoHasNotConfirmedGetsNoReceipt() {
        try (TestApplication application = TestApplication.start()) {
            TestMail mail = application.signed(MARA);
            assertThat(application
                            .get(mail.minePath() + "/receipt.tlog-proof")
                            .headers()
                            .firstValue("location"))
                    .hasValue(mail.minePath());
            String unknown = "/en/my-signature/" + "A".repeat(43) + "/receipt.tlog-proof";
            assertThat(application.get(unknown).statusCode()).isEqualTo(303);
            assertThat(application
                            .get("/xx/my-signature/nonsense/receipt.tlog-proof")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void signaturesFromBeforeTheLogGetTheirLeavesAndCanBeWithdrawnMeanwhile() {
        Setup setup = Setup.fresh();
        TestMail mara;
        TestMail ivo;
        try (TestApplication application = TestApplication.start(setup)) {
            mara = application.counted(MARA);
            ivo = application.counted("Ivo Example", "ivo@example.org");
            application.counted("Nils Example", "nils@example.org");
            PublicLog.of(application.visitor(), 4);
            application.execute("""
                    UPDATE signature SET salt = NULL, ticket = NULL;
                    DELETE FROM log_bundle; DELETE FROM log_tile; DELETE FROM log_count; DELETE FROM log_change;
                    DELETE FROM log_declared; DELETE FROM log; DELETE FROM leaf_place; DELETE FROM leaf_waiting;
                    UPDATE leaf_mark SET up_to = '00000000-0000-0000-0000-000000000000', complete_at = NULL;
                    """);
        }
        try (TestApplication application = TestApplication.start(setup)) {
            application.visitor().post(mara.minePath(), Map.of("action", "withdraw"));
            PublicLog log = PublicLog.of(application.visitor(), 5);
            assertThat(log.of(Leaf.Signed.class)).hasSize(3);
            assertThat(log.of(Leaf.Withdrawn.class)).hasSize(1);
            assertThat(application.get(ivo.minePath() + "/receipt.tlog-proof").statusCode())
                    .isEqualTo(200);
        }
        try (TestApplication application = TestApplication.start(setup)) {
            application.counted("Olga Example", "olga@example.org");
            assertThat(PublicLog.of(application.visitor(), 6).leaves())
                    .as("nobody is entered twice")
                    .hasSize(6);
        }
    }

    @Test
    void leavesOfOnePublicationComeInAnOrderThatTellsNothing() {
        try (TestApplication application = TestApplication.start(Setup.fresh()
                .with("UNDERSIGNED_LOG_PUBLISH_INTERVAL", "PT1H")
                .with("UNDERSIGNED_LOG_PUBLISH_LEAVES", "40"))) {
            List<String> countries = List.of("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI");
            for (int i = 0; i < 39; i++) {
                application.counted(SignerForm.of("Person " + i, "person" + i + "@example.org")
                        .with("country", countries.get(i / 4)));
            }
            assertThat(PublicLog.head(application.visitor()).size())
                    .as("too few, and not long enough")
                    .isEqualTo(1);
            application.counted("The Fortieth", "fortieth@example.org");
            List<String> order = PublicLog.of(application.visitor(), 41).of(Leaf.Signed.class).stream()
                    .map(Leaf.Signed::country)
                    .toList();
            assertThat(order).hasSize(40).isNotEqualTo(order.stream().sorted().toList());
        }
    }

    @Test
    void aClockThatJumpsBackKeepsNoLeafWaiting() {
        try (TestApplication application = TestApplication.start()) {
            application.clock.move(Duration.ofDays(2));
            application.counted(MARA);
            application.clock.move(Duration.ofDays(-3));
            application.counted("Ivo Example", "ivo@example.org");
            assertThat(PublicLog.of(application.visitor(), 3).leaves()).hasSize(3);
        }
    }

    @Test
    void aLogThatCannotGrowIsReportedAndNumbersAreNotDrawnTwice() {
        Setup setup = Setup.fresh();
        try (TestApplication application = TestApplication.start(setup)) {
            TestMail mara = application.counted(MARA);
            PublicLog.of(application.visitor(), 2);
            application.execute("CREATE TABLE kept AS SELECT * FROM leaf_place; DELETE FROM leaf_place");
            application.visitor().post(mara.minePath(), Map.of("action", "withdraw"));
            application.counted("Ivo Example", "ivo@example.org");
            Await.until(
                    "a warning",
                    Duration.ofSeconds(20),
                    () -> application.get("/readyz").body().contains("never entered the log, ticket"));
            assertThat(application.get("/metrics").body()).containsPattern("undersigned_log_stuck_seconds [1-9]");
            application.execute("INSERT INTO leaf_place SELECT * FROM kept");
            assertThat(PublicLog.of(application.visitor(), 4).leaves()).hasSize(4);
            Await.until("no warning", () -> !application.get("/readyz").body().contains("has not grown"));
            application.execute("SELECT setval('leaf_batch', 1)"); // as after a copy that left sequences behind
        }
        try (TestApplication application = TestApplication.start(setup)) {
            application.counted("Nora Example", "nora@example.org");
            assertThat(PublicLog.of(application.visitor(), 5).leaves()).hasSize(5);
        }
    }
}
