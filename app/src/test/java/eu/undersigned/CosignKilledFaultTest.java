package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.CosignStory.House;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process is killed after an organisation sent the form and before its mail left, and again after it said yes.
class CosignKilledFaultTest {
    /// Nobody listens there: mails wait.
    private static final Map<String, String> NO_MAIL = Map.of(
            "UNDERSIGNED_MAIL_SMTP_HOST", "127.0.0.1",
            "UNDERSIGNED_MAIL_SMTP_PORT", "1",
            "UNDERSIGNED_MAIL_FROM", "campaign@petition.example");

    @TempDir
    private Path folder;

    private final EmbeddedData data = EmbeddedData.fresh("cosign-killed");

    @Test
    void theMailComesOnceAndWhatWasConfirmedStays() throws Exception {
        Path log = Files.createTempFile(folder, "application", ".log");
        House house = House.of("House of Nine Lives", "ninelives-house.eu");
        try (ChildProcess first = ChildProcess.start(data, log, NO_MAIL);
                Visitor visitor = new Visitor(first.port())) {
            assertThat(visitor.post(CosignStory.SIGN, house.form()).statusCode())
                    .isEqualTo(200);
            assertThat(data.texts("SELECT state FROM cosignature")).containsExactly("unconfirmed");
            first.kill();
        }
        String own;
        try (ChildProcess second = ChildProcess.start(data, log, Map.of());
                Visitor visitor = new Visitor(second.port())) {
            Await.until(
                    "the mail",
                    Duration.ofSeconds(60),
                    () -> !links(visitor, house).isEmpty());
            Await.until(
                    "nothing waits",
                    Duration.ofSeconds(30),
                    () -> data.texts("SELECT id::text FROM outbox").isEmpty());
            assertThat(links(visitor, house)).hasSize(1);
            own = links(visitor, house).getFirst();
            assertThat(visitor.post(own, Map.of("do", "confirm")).statusCode()).isEqualTo(303);
            second.kill();
        }
        try (ChildProcess third = ChildProcess.start(data, log, Map.of());
                Visitor visitor = new Visitor(third.port())) {
            assertThat(data.texts("SELECT state FROM cosignature")).containsExactly("waiting");
            assertThat(visitor.get(own).body()).contains(house.name());
            assertThat(visitor.post(own, Map.of("do", "confirm")).statusCode()).isEqualTo(303);
            assertThat(links(visitor, house)).as("no second mail").isEmpty();
        }
        TestFolders.delete(data.folder());
    }

    private static List<String> links(Visitor visitor, House house) {
        return visitor.getJson("/dev/mailbox.json")
                .valueStream()
                .filter(mail -> mail.get("to").asString().equals(house.mailbox()))
                .map(TestMail::of)
                .map(CosignStory::own)
                .toList();
    }
}
