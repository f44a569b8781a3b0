package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.seal.Envelope;
import eu.undersigned.seal.Identity;
import eu.undersigned.seal.KeyFile;
import eu.undersigned.seal.Person;
import eu.undersigned.seal.RecordName;
import eu.undersigned.seal.WrappedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The process is killed again and again between seal and commit, while epochs of three records begin all the time.
/// Nobody's record may be left that no key opens.
class SealKilledFaultTest {
    private static final int KILLS = 3;

    @Test
    void whatIsStoredOpensWithTheOrganisationsKeysAfterEveryKill() throws Exception {
        EmbeddedData data = EmbeddedData.fresh("sealkill");
        Path log = Files.createTempFile("undersigned-child", ".log");
        Map<String, String> environment = Map.of("UNDERSIGNED_SEAL_EPOCH_RECORDS", "3");
        Set<String> accepted = new HashSet<>();
        for (int kill = 1; kill <= KILLS; kill++) {
            try (ChildProcess process = ChildProcess.start(data, log, environment, "--load-test")) {
                int port = process.port();
                assertEverybodyOpens(data, accepted);
                CrowdOfSigners crowd = new CrowdOfSigners(
                        port,
                        16,
                        "kill" + kill + ".example",
                        SignerForm.of("Crowd Member", "")
                                .with("organisation", "eurochild")
                                .with("organisation_updates", kill % 2 == 0 ? "yes" : "no"));
                try (crowd) {
                    crowd.awaitAccepted(20);
                    if (kill == 1) {
                        data.slowCommits(); // from now on, most of the time something is sealed and not committed
                    }
                    crowd.awaitAccepted(crowd.accepted().size() + 20 * kill);
                    process.kill();
                }
                accepted.addAll(crowd.accepted());
            }
        }
        try (ChildProcess process = ChildProcess.start(data, log, environment, "--load-test")) {
            process.port();
            assertEverybodyOpens(data, accepted);
            assertThat(accepted).hasSizeGreaterThan(40 * KILLS);
            assertThat(data.texts("SELECT DISTINCT epoch.id::text FROM epoch JOIN signature ON lead_epoch = epoch.id"))
                    .as("epochs began all the time")
                    .hasSizeGreaterThan(accepted.size() / 10);
        }
        Files.delete(log);
        TestFolders.delete(data.folder());
    }

    private static void assertEverybodyOpens(EmbeddedData data, Set<String> accepted) throws SQLException, IOException {
        Path file = data.folder().resolve("keys").resolve(TestApplication.CAMPAIGN + ".justice-initiative.txt");
        Identity lead = ((KeyFile.Content.Key) KeyFile.read(Files.readString(file))).identity();
        assertThat(data.texts("SELECT id::text FROM signature")).containsAll(accepted);
        assertThat(opened(data, "lead", lead)).allMatch(Optional::isPresent);
        assertThat(opened(data, "partner", TestKits.EUROCHILD)).allMatch(Optional::isPresent);
        assertThat(data.texts("SELECT id::text FROM signature WHERE lead_sealed IS NULL"))
                .isEmpty();
        String nonces = """
                SELECT epoch::text FROM (
                    SELECT lead_epoch, substring(lead_sealed FROM 2 FOR 12) FROM signature
                    UNION ALL
                    SELECT partner_epoch, substring(partner_sealed FROM 2 FOR 12) FROM signature
                    WHERE partner_sealed IS NOT NULL) AS used (epoch, nonce)
                GROUP BY epoch, nonce HAVING count(*) > 1
                """;
        assertThat(data.texts(nonces)).as("nonces used twice").isEmpty();
    }

    /// For each envelope: whom it names, or nothing where it does not open or its epoch is not stored.
    private static List<Optional<Person>> opened(EmbeddedData data, String recipient, Identity key)
            throws SQLException {
        List<Optional<Person>> people = new ArrayList<>();
        try (Connection connection = data.connect();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT signature.id, %1$s_epoch, wrapped, %1$s_sealed FROM signature
                        LEFT JOIN epoch ON epoch.id = %1$s_epoch WHERE %1$s_sealed IS NOT NULL
                        """.formatted(recipient))) {
            while (rows.next()) {
                RecordName name = new RecordName(
                        TestApplication.CAMPAIGN, key.recipient(), rows.getLong(2), rows.getObject(1, UUID.class));
                byte[] envelope = rows.getBytes(4);
                people.add(Optional.ofNullable(rows.getBytes(3))
                        .flatMap(wrapped -> WrappedKey.unwrap(wrapped, key))
                        .flatMap(secret -> Envelope.open(secret, name, envelope))
                        .flatMap(Person::decode));
            }
        }
        return people;
    }
}
