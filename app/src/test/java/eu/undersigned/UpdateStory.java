package eu.undersigned;

import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What tests need that look at how an update is sent, and not at how it is written: signers, and a mailing that is
/// under way.
final class UpdateStory {
    static final String MAILING = "1";
    static final String TOKEN = "T".repeat(43);

    private UpdateStory() {}

    /// Signs and confirms.
    static void signers(int port, ScriptedSmtp smtp, List<String> mailboxes) {
        try (Visitor visitor = new Visitor(port)) {
            for (String mailbox : mailboxes) {
                assertThat(visitor.post(
                                        HOME + "/sign",
                                        SignerForm.of("Ann Many", mailbox)
                                                .with("updates", "yes")
                                                .fields())
                                .statusCode())
                        .isEqualTo(303);
            }
            for (String mailbox : mailboxes) {
                Await.until("the mail", () -> !smtp.takenFor(mailbox).isEmpty());
                String path = SmtpText.read(smtp.takenFor(mailbox).getFirst()).confirmPath();
                assertThat(visitor.post(path, Map.of("action", "confirm")).statusCode())
                        .isEqualTo(303);
            }
        }
    }

    /// A mailing that was begun, as the console leaves it.
    static void begin(Consumer<String> sql, int perHour, int perDomain) {
        sql.accept("INSERT INTO mailing (campaign_id, name, state, fallback, per_hour, per_domain, made_by, made_at,"
                + " begun_by, begun_at, recipients) SELECT id, 'November', 'running', 'EN', " + perHour + ", "
                + perDomain
                + ", 1, now(), 1, now(), 0 FROM campaign WHERE slug = '" + TestApplication.CAMPAIGN + "'");
        sql.accept("INSERT INTO mailing_text VALUES (" + MAILING + ", 'EN', 'News for {name}', 'Dear {name}')");
        sql.accept("WITH new AS (INSERT INTO member (sealed, since) VALUES ('', now()) RETURNING id),"
                + " role AS (INSERT INTO member_role (member_id, role, campaign_id, organisation_id, since, given_by)"
                + " SELECT id, 'COORDINATOR', 0, 0, now(), 0 FROM new)"
                + " INSERT INTO mailing_token SELECT '\\x" + hash() + "'::bytea, " + MAILING
                + ", id, now(), now() + interval '1 day' FROM new");
    }

    private static String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Recipients of updates, in the order in which the mail server took them.
    static List<String> updates(ScriptedSmtp smtp) {
        return smtp.taken.stream()
                .filter(mail -> mail.data().contains("Message-ID: <update-"))
                .map(ScriptedSmtp.Taken::recipient)
                .toList();
    }
}
