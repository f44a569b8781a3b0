package eu.undersigned;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.http.StaticFiles;
import eu.undersigned.http.Templates;
import eu.undersigned.i18n.Language;
import eu.undersigned.layout.Layout;
import eu.undersigned.organisation.TrialKeys;
import eu.undersigned.voice.ChangeResult;
import eu.undersigned.voice.Moderating;
import eu.undersigned.voice.Reason;
import eu.undersigned.voice.ReleaseResult;
import eu.undersigned.voice.VoiceModule;
import eu.undersigned.voice.VoiceToken;
import eu.undersigned.voice.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Moderators at work on another node of the same instance, three days later: the application under test
/// learns from the database what they did.
final class TestModerator implements AutoCloseable {
    private static final int ONE = 1;
    private static final int ANOTHER = 2;
    private static final Duration LATER = Duration.ofDays(3);

    private final Database database;
    private final Campaign campaign;
    private final Moderating moderating;

    private TestModerator(Database database, Campaign campaign, Moderating moderating) {
        this.database = database;
        this.campaign = campaign;
        this.moderating = moderating;
    }

    /// @param application that has run since its secrets were made
    static TestModerator of(TestApplication application, String slug) {
        InstantSource later = () -> Instant.now().plus(LATER);
        Database database = Database.open(application.address(), 4);
        Campaigns campaigns = new Campaigns(database, later);
        Path data = TestFolders.make("moderator");
        VoiceModule voices = new VoiceModule(
                campaigns,
                database,
                new TrialKeys(data, database, (_, _, _) -> {}, later),
                secret(application.setup.data()),
                Optional.empty(),
                false,
                new Layout(new Templates(), new StaticFiles(), () -> false, "https://petition.example.org"),
                later);
        return new TestModerator(database, campaigns.find(slug).orElseThrow(), voices.moderating());
    }

    private static byte[] secret(Path data) {
        try {
            return Base64.getDecoder()
                    .decode(Files.readString(data.resolve("secrets/voice")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The id in a writer's link.
    static UUID id(String link) {
        String token = link.replaceFirst(".*/my-voice/", "").replaceFirst("\\?.*", "");
        return VoiceToken.parse(token).orElseThrow().id();
    }

    static Wording wording(WriterForm form) {
        return new Wording(
                form.get("name"), Optional.of(form.get("country")).filter(code -> !code.isEmpty()), form.get("text"));
    }

    /// One member's yes.
    ReleaseResult release(String link, WriterForm form) {
        return release(ONE, link, wording(form));
    }

    ReleaseResult releaseAsAnother(String link, WriterForm form) {
        return release(ANOTHER, link, wording(form));
    }

    private ReleaseResult release(int member, String link, Wording wording) {
        return database.inTransaction(
                transaction -> moderating.release(transaction, campaign.id(), member, id(link), wording));
    }

    /// As many as it needs.
    void publish(String link, WriterForm form) {
        release(link, form);
        releaseAsAnother(link, form);
    }

    void propose(String link, Wording wording) {
        require(database.inTransaction(
                transaction -> moderating.propose(transaction, campaign.id(), id(link), wording)));
    }

    void decline(String link, Reason reason) {
        require(database.inTransaction(
                transaction -> moderating.decline(transaction, campaign.id(), id(link), reason)));
    }

    void translate(String link, Language language, String text) {
        require(database.inTransaction(
                transaction -> moderating.translate(transaction, campaign.id(), ONE, id(link), language, text)));
    }

    private static void require(ChangeResult result) {
        if (result != ChangeResult.DONE) {
            throw new AssertionError(result);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
