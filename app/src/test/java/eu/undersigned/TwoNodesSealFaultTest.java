package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.config.Options;
import eu.undersigned.db.TestPostgres;
import eu.undersigned.seal.KeyFile;
import eu.undersigned.tools.Tools;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Two nodes on one database seal at the same time, for the same campaign and to the same keys, in epochs that end all
/// the time.
class TwoNodesSealFaultTest {
    private static final int PEOPLE = 120;
    private static final String LEAD = "justice-initiative";

    @TempDir
    Path folder;

    @Test
    void everybodyIsInTheBundlesOnceAndNoNonceIsUsedTwice() throws Exception {
        Setup setup = Setup.fresh().with("UNDERSIGNED_SEAL_EPOCH_RECORDS", "7");
        try (TestApplication one = TestApplication.start(setup);
                TestApplication two = TestApplication.start(setup.anotherNode())) {
            List<TestApplication> nodes = List.of(one, two);
            Map<String, Integer> nodeOf = new ConcurrentHashMap<>();
            try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
                for (int i = 0; i < PEOPLE; i++) {
                    int number = i;
                    crowd.execute(() -> nodeOf.put(sign(nodes.get(number % 2), number), number % 2));
                }
            }
            assertThat(nodeOf).hasSize(PEOPLE);
            confirmAll(nodes);

            assertThat(opened(one, LEAD, trialKey(setup.data())))
                    .hasSize(PEOPLE)
                    .doesNotHaveDuplicates()
                    .allMatch(mailbox -> mailbox.endsWith("@nodes.example"));
            List<String> partners =
                    opened(two, "eurochild", KeyFile.write(TestKits.EUROCHILD, Instant.now(), List.of()));
            assertThat(partners)
                    .hasSize(PEOPLE / 3)
                    .doesNotHaveDuplicates()
                    .allMatch(mailbox -> mailbox.startsWith("yes"));

            assertNoNonceTwice(one);
            assertThat(one.number("SELECT count(*) FROM epoch"))
                    .as("epochs ended all the time")
                    .isGreaterThan(PEOPLE / 7);
            List<Set<Integer>> epochs = epochs(one, nodeOf);
            assertThat(epochs.get(0)).isNotEmpty().doesNotContainAnyElementsOf(epochs.get(1));
            assertThat(epochs.get(1)).isNotEmpty();
        }
    }

    /// Every third person says yes to Eurochild. Gives the signature's id.
    private static String sign(TestApplication node, int number) {
        SignerForm form = number % 3 == 0
                ? SignerForm.of("Person " + number, "yes" + number + "@nodes.example")
                        .with("organisation", "eurochild")
                        .with("organisation_updates", "yes")
                : SignerForm.of("Person " + number, "no" + number + "@nodes.example");
        HttpResponse<String> answer = node.sign(form);
        assertThat(answer.statusCode()).isEqualTo(303);
        String location = answer.headers().firstValue("location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1).replaceFirst("[?].*", "");
    }

    /// Each mail is sent by one of the nodes, whichever took it; its link works at both.
    private static void confirmAll(List<TestApplication> nodes) {
        Set<String> confirmed = new HashSet<>();
        Await.until("all mails", () -> {
            for (int i = 0; i < nodes.size(); i++) {
                for (JsonNode json : nodes.get(i).visitor().getJson("/dev/mailbox.json")) {
                    TestMail mail = TestMail.of(json);
                    if (confirmed.add(mail.to())) {
                        HttpResponse<String> answer = nodes.get(1 - i).confirm(mail);
                        assertThat(answer.statusCode()).isEqualTo(303);
                    }
                }
            }
            return confirmed.size() == PEOPLE;
        });
    }

    private static String trialKey(Path data) throws IOException {
        return Files.readString(data.resolve("keys").resolve(CAMPAIGN + "." + LEAD + ".txt"));
    }

    /// The mailboxes in an organisation's bundle, as its own program opens it.
    private List<String> opened(TestApplication node, String organisation, String key) throws IOException {
        String token = Application.token(
                Options.parse("--data", node.setup.data().toString()), Map.of(), CAMPAIGN + "/" + organisation);
        HttpResponse<String> answer =
                node.get(API + "/organisations/" + organisation + "/bundle", "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(200);
        Path people = folder.resolve(organisation + ".csv");
        StringWriter said = new StringWriter();
        int status = Tools.commandLine()
                .setErr(new PrintWriter(said, true))
                .execute(
                        "open",
                        "--key",
                        Files.writeString(folder.resolve(organisation + ".txt"), key)
                                .toString(),
                        "--output",
                        people.toString(),
                        Files.writeString(folder.resolve(organisation + ".bundle"), answer.body())
                                .toString());
        assertThat(status).as(said.toString()).isZero();
        return Files.readAllLines(people).stream()
                .skip(1)
                .map(line -> line.split(",")[2])
                .toList();
    }

    private static void assertNoNonceTwice(TestApplication application) {
        String nonces = """
                FROM (SELECT lead_epoch, substring(lead_sealed FROM 2 FOR 12) FROM signature
                      UNION ALL
                      SELECT partner_epoch, substring(partner_sealed FROM 2 FOR 12) FROM signature
                      WHERE partner_sealed IS NOT NULL) AS used (epoch, nonce)
                """;
        assertThat(application.number("SELECT count(DISTINCT (epoch, nonce)) " + nonces))
                .isEqualTo(application.number("SELECT count(*) " + nonces))
                .isEqualTo(PEOPLE + PEOPLE / 3);
    }

    /// The numbers of the epochs in which each node sealed, by what its signers hold in hand.
    private static List<Set<Integer>> epochs(TestApplication application, Map<String, Integer> nodeOf)
            throws SQLException {
        List<Set<Integer>> epochs = List.of(new HashSet<>(), new HashSet<>());
        try (Connection connection = TestPostgres.connect(application.address());
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id::text, lead_epoch, partner_epoch FROM signature")) {
            while (rows.next()) {
                Set<Integer> ofNode = epochs.get(Objects.requireNonNull(nodeOf.get(rows.getString(1))));
                ofNode.add(rows.getInt(2));
                if (rows.getObject(3) != null) {
                    ofNode.add(rows.getInt(3));
                }
            }
        }
        return epochs;
    }
}
