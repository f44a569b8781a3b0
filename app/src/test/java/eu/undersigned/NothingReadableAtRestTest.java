package eu.undersigned;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whoever steals the disk, or reads the logs, finds no name and no mailbox.
class NothingReadableAtRestTest {
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    private static final List<String> PLANTED = List.of(
            "Plantagenet",
            "plantagenet",
            "Ζωντανόβουλος",
            "seeded.box",
            "refused.box",
            "Mistakeworthy",
            "wrongmail",
            "later.box");
    private static final String CONTROL = "this text is meant to be found";

    @Test
    void neitherTheDatabaseNorItsLogNorOurLogHoldsAPerson() throws IOException {
        EmbeddedData data = EmbeddedData.fresh("rest");
        Path log = Files.createTempFile("undersigned-child", ".log");
        try (ScriptedSmtp smtp = new ScriptedSmtp().up()) {
            smtp.toRecipient = address -> address.startsWith("refused.")
                    ? "550 5.1.1 <" + address + "> is unknown"
                    : address.startsWith("later.") ? "451 4.2.1 <" + address + "> is busy" : "250 ok";
            Map<String, String> environment = Map.of(
                    "UNDERSIGNED_MAIL_SMTP_HOST",
                    "127.0.0.1",
                    "UNDERSIGNED_MAIL_SMTP_PORT",
                    Integer.toString(smtp.port));
            try (ChildProcess process = ChildProcess.start(data, log, environment)) {
                live(process.port(), smtp);
                data.execute("CREATE TABLE control (text text)");
                data.execute("INSERT INTO control VALUES ('" + CONTROL + "')");
                data.execute("CHECKPOINT");
                assertNothingFound(data, log);
            }
            assertNothingFound(data, log);
        }
        Files.delete(log);
        TestFolders.delete(data.folder());
    }

    private static void live(int port, ScriptedSmtp smtp) {
        try (Visitor visitor = new Visitor(port)) {
            for (String mailbox : List.of("seeded.box1", "seeded.box2", "refused.box", "later.box")) {
                sign(visitor, SignerForm.of("Geoffrey Plantagenet", mailbox + "@plantagenet.example"), 303);
            }
            sign(visitor, SignerForm.of("Ζωντανόβουλος", "seeded.box1@plantagenet.example"), 303);
            sign(visitor, SignerForm.of("Third Plantagenet", "seeded.box1@plantagenet.example"), 303);
            sign(visitor, SignerForm.of("Mistakeworthy", "wrongmail@@plantagenet"), 422);
            sign(visitor, SignerForm.of("Mistakeworthy\u0000", "wrongmail@plantagenet.example"), 422);
            Await.until("mails", () -> smtp.taken.size() == 4);
            TestMail mail = SmtpText.read(
                    smtp.takenFor("seeded.box2@plantagenet.example").getFirst());
            visitor.post(mail.confirmPath(), Map.of("action", "confirm"));
            visitor.post(
                    mail.minePath(),
                    Map.of(
                            "action",
                            "save",
                            "name",
                            "Henry Plantagenet",
                            "country",
                            "FR",
                            "language",
                            "fr",
                            "updates",
                            "no"));
            assertThat(visitor.get(mail.minePath()).body()).contains("Henry Plantagenet");
        }
    }

    private static void sign(Visitor visitor, SignerForm form, int status) {
        assertThat(visitor.post(TestApplication.HOME + "/sign", form.fields()).statusCode())
                .isEqualTo(status);
    }

    private static void assertNothingFound(EmbeddedData data, Path log) throws IOException {
        List<Path> files = new ArrayList<>(List.of(log));
        try (Stream<Path> tree = Files.walk(data.folder())) {
            tree.filter(Files::isRegularFile).forEach(files::add);
        }
        assertThat(files)
                .anyMatch(file -> file.toString().contains("pg_wal"))
                .anyMatch(file -> file.endsWith("postgresql.log"));
        assertThat(Files.readString(log)).contains("refused for good", "postponed");
        boolean controlFound = false;
        for (Path file : files) {
            // One character a byte: what is searched for is compared byte by byte.
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            controlFound |= content.contains(CONTROL);
            for (String person : PLANTED) {
                for (Charset charset : CHARSETS) {
                    String bytes = new String(person.getBytes(charset), StandardCharsets.ISO_8859_1);
                    assertThat(content.contains(bytes))
                            .as(person + " in " + file)
                            .isFalse();
                }
            }
        }
        assertThat(controlFound).as("the search finds what is there").isTrue();
    }
}
