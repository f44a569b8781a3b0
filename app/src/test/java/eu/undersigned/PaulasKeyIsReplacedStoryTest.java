package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.TestKit.Partner;
import eu.undersigned.config.Options;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.seal.Identity;
import eu.undersigned.seal.KeyFile;
import eu.undersigned.tools.Tools;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody edits the kit, and Paula's organisation has another key. Whether it was she or not: she is told.
class PaulasKeyIsReplacedStoryTest {
    private static final String CONTACT = "keys@paula.example";
    private static final String NEW_CONTACT = "else@paula.example";
    private static final Identity OLD = Identity.generate();
    private static final Identity NEW = Identity.generate();
    private static final String OLD_PRINT = OLD.recipient().fingerprint();
    private static final String NEW_PRINT = NEW.recipient().fingerprint();

    private final Path campaigns = TestFolders.make("keys");
    private final TestKit kit = TestKit.in(campaigns, CAMPAIGN);
    private final Setup setup = Setup.fresh().withCampaigns(campaigns);
    private final ListeningHandler log = new ListeningHandler();

    @TempDir
    Path folder;

    /// What the application logs.
    private static final class ListeningHandler extends Handler {
        final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            messages.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        Logger.getLogger("eu.undersigned").addHandler(log);
    }

    @AfterEach
    void stop() {
        Logger.getLogger("eu.undersigned").removeHandler(log);
        TestFolders.delete(campaigns);
    }

    private void kitHas(Identity key, String contact, String languages) {
        kit.withPartners(new Partner("eurochild", key.recipient().text(), contact, "", languages));
    }

    private static String subject(Language language, String key, TestApplication application) {
        String campaign = application.visitor().getJson(API).get("name").asString();
        return Texts.in(language).of(key, "campaign", campaign);
    }

    /// Nothing more is under way: the outbox is empty.
    private static List<TestMail> allMailsTo(TestApplication application, String mailbox) {
        Await.until("sent", () -> application.number("SELECT count(*) FROM outbox") == 0);
        return application.mailsTo(mailbox);
    }

    private void startUntilAllIsSent() {
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(allMailsTo(application, CONTACT)).hasSize(1);
        }
    }

    @Test
    void theFirstKeyIsAnnouncedInTheOrganisationsLanguageAndTheSameKeyIsNot() {
        kitHas(OLD, CONTACT, "de en");
        try (TestApplication application = TestApplication.start(setup)) {
            List<TestMail> mails = allMailsTo(application, CONTACT);
            assertThat(mails).hasSize(1);
            assertThat(mails.getFirst().subject())
                    .isEqualTo(subject(Language.DE, "mail.key.first.subject", application));
            assertThat(mails.getFirst().text())
                    .contains(
                            OLD_PRINT,
                            "Partner eurochild",
                            Texts.in(Language.DE).of("mail.key.keep"));
            assertThat(mails.getFirst().html()).contains(OLD_PRINT, "lang=\"de\"", "<p>");
        }
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(allMailsTo(application, CONTACT)).isEmpty();
        }
        assertThat(log.messages)
                .filteredOn(message -> message.contains("eurochild"))
                .hasSize(1);
    }

    @Test
    void anotherKeyIsAnnouncedWithBothFingerprintsAndEachOpensWhatWasSealedToIt() throws IOException {
        kitHas(OLD, CONTACT, "");
        try (TestApplication application = TestApplication.start(setup)) {
            application.counted(yes("Before Change", "before@paula.example"));
        }
        kitHas(NEW, CONTACT, "");
        try (TestApplication application = TestApplication.start(setup)) {
            List<TestMail> mails = allMailsTo(application, CONTACT);
            assertThat(mails).hasSize(1);
            TestMail mail = mails.getFirst();
            Texts english = Texts.in(Language.EN);
            assertThat(mail.subject()).isEqualTo(subject(Language.EN, "mail.key.replaced.subject", application));
            assertThat(mail.text())
                    .contains(
                            english.of("mail.key.before", "fingerprint", OLD_PRINT),
                            english.of("mail.key.now", "fingerprint", NEW_PRINT),
                            english.formats().date(Instant.now()),
                            english.of("mail.key.call"),
                            english.of("mail.key.both"));
            assertThat(mail.html()).contains(OLD_PRINT, NEW_PRINT);
            assertThat(log.messages)
                    .contains("the key of eurochild is now " + NEW_PRINT + ", until now " + OLD_PRINT)
                    .noneMatch(message -> message.contains(CONTACT));

            application.counted(yes("After Change", "after@paula.example"));
            String bundle = bundle(application);
            assertThat(opened(bundle, OLD)).contains("before@paula.example").doesNotContain("after@paula.example");
            assertThat(opened(bundle, NEW)).contains("after@paula.example").doesNotContain("before@paula.example");
        }
    }

    @Test
    void whoeverReplacesTheContactWithTheKeyIsNoticedByTheOneBefore() {
        kitHas(OLD, CONTACT, "");
        startUntilAllIsSent();
        kitHas(NEW, NEW_CONTACT, "");
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(allMailsTo(application, CONTACT).getFirst().text()).contains(OLD_PRINT, NEW_PRINT);
            assertThat(allMailsTo(application, NEW_CONTACT).getFirst().text()).contains(OLD_PRINT, NEW_PRINT);
        }
    }

    @Test
    void whoeverReplacesTheContactFirstIsNoticedToo() {
        kitHas(OLD, CONTACT, "");
        startUntilAllIsSent();
        kitHas(OLD, NEW_CONTACT, "");
        try (TestApplication application = TestApplication.start(setup)) {
            TestMail mail = allMailsTo(application, CONTACT).getFirst();
            assertThat(mail.subject()).isEqualTo(subject(Language.EN, "mail.key.elsewhere.subject", application));
            assertThat(mail.text()).contains(OLD_PRINT).doesNotContain(NEW_CONTACT);
        }
        kitHas(OLD, "", "");
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(allMailsTo(application, NEW_CONTACT)).hasSize(1);
        }
    }

    /// What happens to a key that was put into the database behind the server's back.
    @Test
    void theNextStartPutsTheKitsKeyBackAndSaysSo() {
        kitHas(OLD, CONTACT, "");
        try (TestApplication application = TestApplication.start(setup)) {
            application.execute("UPDATE organisation_key SET until = now() WHERE recipient = '"
                    + OLD.recipient().text() + "'");
            assertThat(allMailsTo(application, CONTACT)).hasSize(1);
            application.execute("INSERT INTO organisation_key (organisation_id, recipient) SELECT id, '"
                    + NEW.recipient().text() + "' FROM organisation WHERE slug = 'eurochild'");
        }
        try (TestApplication application = TestApplication.start(setup)) {
            TestMail mail = allMailsTo(application, CONTACT).getFirst();
            Texts english = Texts.in(Language.EN);
            assertThat(mail.text())
                    .contains(
                            english.of("mail.key.before", "fingerprint", NEW_PRINT),
                            english.of("mail.key.now", "fingerprint", OLD_PRINT));
        }
    }

    @Test
    void withoutAContactTheLogSaysThatNobodyWasTold() {
        kitHas(OLD, "", "");
        try (TestApplication application = TestApplication.start(setup)) {
            assertThat(application.number("SELECT count(*) FROM outbox")).isZero();
        }
        assertThat(log.messages).contains("nobody was told of the key of eurochild: it has no contact in the kit");
    }

    @Test
    void aContactThatTheMailServerRefusesIsLoggedWithoutItsMailbox() {
        kitHas(OLD, CONTACT, "");
        try (ScriptedSmtp smtp = new ScriptedSmtp().up()) {
            smtp.toRecipient = address -> address.equals(CONTACT) ? "550 5.1.1 no such user" : "250 ok";
            try (TestApplication application = TestApplication.start(smtp.serving(setup))) {
                Await.until(
                        "refused",
                        () -> application.number("SELECT count(*) FROM outbox WHERE refused_at IS NOT NULL") == 1);
                assertThat(log.messages)
                        .contains("the contact of eurochild was not told of its key: the mail server refused the"
                                + " mailbox")
                        .noneMatch(message -> message.contains("@"));
                application.sign(SignerForm.of("Still Works", "works@paula.example"));
                Await.until(
                        "other letters go on",
                        () -> smtp.takenFor("works@paula.example").size() == 1);
            }
        }
    }

    private static SignerForm yes(String name, String email) {
        return SignerForm.of(name, email).with("organisation", "eurochild").with("organisation_updates", "yes");
    }

    private String bundle(TestApplication application) {
        String token =
                Application.token(Options.parse("--data", setup.data().toString()), Map.of(), CAMPAIGN + "/eurochild");
        return application
                .get(API + "/organisations/eurochild/bundle", "Authorization", "Bearer " + token)
                .body();
    }

    /// The people whom `bin/open` finds with this key, beside those whom it finds not to be for it.
    private String opened(String bundle, Identity key) throws IOException {
        Path keyFile = Files.writeString(folder.resolve("key.txt"), KeyFile.write(key, Instant.now(), List.of()));
        Path file = Files.writeString(folder.resolve("both.bundle"), bundle);
        Path people = folder.resolve(key.recipient().text() + ".csv");
        StringWriter said = new StringWriter();
        int status = Tools.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute("open", "--key", keyFile.toString(), "--output", people.toString(), file.toString());
        assertThat(status).as(said.toString()).isEqualTo(3);
        assertThat(said.toString()).contains("1 record does not open with this key: it may be an earlier one");
        return Files.readString(people);
    }
}
