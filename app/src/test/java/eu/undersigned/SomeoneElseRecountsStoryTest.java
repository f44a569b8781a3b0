package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Someone else, who has the documents of the formats and nothing of ours, writes a program and recounts.
class SomeoneElseRecountsStoryTest {
    private static final int AGREES = 0;
    private static final int DIFFERS = 1;
    private static final int UNKNOWN = 2;

    private final TestApplication application = TestApplication.start();
    private TestMail mara;

    @TempDir
    private Path folder;

    private record Recount(int status, String said) {}

    /// A log with leaves of all the kinds that people cause: of four signers one corrects her country, one withdraws.
    @BeforeEach
    void peopleSign() {
        SignerForm form = SignerForm.of("Mara Example", "mara@else.example").with("country", "MT");
        mara = application.counted(form.with("organisation", "eurochild").with("organisation_updates", "no"));
        TestMail ivo = application.counted("Ivo Example", "ivo@else.example");
        TestMail lea = application.counted("Lea Leaves", "lea@else.example");
        application.counted("Bea Belgium", "bea@else.example");
        application.visitor().post(ivo.minePath(), corrected("FI"));
        application.visitor().post(lea.minePath(), Map.of("action", "withdraw"));
        untilAllIsInTheLog(7);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void theirNumbersAreOurs() throws Exception {
        Recount recount = recount();
        assertThat(recount.status()).as(recount.said()).isEqualTo(AGREES);
        assertThat(recount.said())
                .contains(
                        "confirmed: 3\n",
                        "withdrawn: 1\n",
                        "declared: 50000\n",
                        "by_country FI: 1\n",
                        "by_country MT: 1\n",
                        "by_organisation eurochild: 1\n",
                        "all agrees\n");
    }

    @Test
    void theySeeThatAPublishedNumberWasRaised() throws Exception {
        application.execute("UPDATE tally SET count = count + 1 WHERE dimension = 'country' AND key = 'FI'");
        Await.until("the raised number is published", () -> ofFinland() == 2);

        Recount recount = recount();
        assertThat(recount.status()).as(recount.said()).isEqualTo(DIFFERS);
        assertThat(recount.said())
                .contains(
                        "DIFFERS  integrity, by_country FI: published 2, counted 1\n",
                        "DIFFERS  campaign, by_country FI: published 2, counted 1\n")
                .contains("\n2 differences\n");
    }

    @Test
    void theySeeThatALeafWasChanged() throws Exception {
        // The leaf that corrects, for all leaves are in one bundle.
        application.execute("UPDATE log_bundle SET entries = "
                + "overlay(entries PLACING 'SE'::bytea FROM position('FI'::bytea IN entries))");

        Recount recount = recount();
        assertThat(recount.status()).as(recount.said()).isEqualTo(DIFFERS);
        assertThat(recount.said())
                .containsPattern("DIFFERS  the checkpoint: root of 7 leaves is .+, the leaves give .+");
    }

    @Test
    void theyReadReceiptsToo() throws Exception {
        Path receipt = Files.writeString(
                folder.resolve("receipt"),
                application.get(mara.minePath() + "/receipt.tlog-proof").body());
        assertThat(recount("--receipt", receipt.toString()).said())
                .contains("country MT, is counted\n", "all agrees\n");

        application.visitor().post(mara.minePath(), Map.of("action", "withdraw"));
        untilAllIsInTheLog(8);
        Recount later = recount("--receipt", receipt.toString());
        assertThat(later.status()).as(later.said()).isEqualTo(AGREES);
        assertThat(later.said()).contains("country MT, is withdrawn\n", "receipt: withdrawn by leaf 7\n");

        Files.writeString(receipt, Files.readString(receipt).replaceFirst("\nindex \\d\n", "\nindex 6\n"));
        Recount forged = recount("--receipt", receipt.toString());
        assertThat(forged.status()).as(forged.said()).isEqualTo(DIFFERS);
        assertThat(forged.said()).contains("DIFFERS  the receipt's proof does not lead to its root\n");
    }

    @Test
    void theyDoNotSayThatAllAgreesWhenTheyCannotKnow() throws Exception {
        assertThat(run("http://localhost:" + application.port() + "/nowhere").status())
                .isEqualTo(UNKNOWN);
        assertThat(run("--receipt").status()).isEqualTo(UNKNOWN);
    }

    private Recount recount(String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add("http://localhost:" + application.port() + "/" + CAMPAIGN);
        return run(arguments.toArray(String[]::new));
    }

    private static Recount run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "../docs/formats/recount.mjs"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Recount(process.waitFor(), said);
    }

    private void untilAllIsInTheLog(int leaves) {
        Await.until("all is in the log", () -> {
            var log = application.visitor().getJson(API + "/integrity").get("log");
            return log.get("size").asInt() == leaves && log.get("waiting").asInt() == 0;
        });
    }

    private int ofFinland() {
        return application
                .visitor()
                .getJson(API + "/integrity")
                .get("by_country")
                .get("FI")
                .asInt();
    }

    private static Map<String, String> corrected(String country) {
        Map<String, String> form = new HashMap<>(Map.of("action", "save", "name", "Ivo Example", "country", country));
        form.putAll(Map.of("language", "en", "updates", "no"));
        return form;
    }
}
