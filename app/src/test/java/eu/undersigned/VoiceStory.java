package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import eu.undersigned.config.Settings;
import eu.undersigned.db.Database;
import eu.undersigned.i18n.Language;
import eu.undersigned.seal.Identity;
import eu.undersigned.seal.KeyFile;
import eu.undersigned.secrets.Secrets;
import eu.undersigned.voice.SampleWriter;
import eu.undersigned.voice.Standing;
import eu.undersigned.voice.Use;
import eu.undersigned.voice.VoiceToken;
import eu.undersigned.voice.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A campaign with people who leave voices, and moderators who have its key: the trial's, beside the data.
final class VoiceStory implements AutoCloseable {
    static final String QUEUE = "/console/" + CAMPAIGN + "/voices";
    static final Wording WORDS =
            new Wording("Marta", Optional.of("PT"), "It took me thirty years to say it.\n\nNow I say it.");

    final TestApplication application;
    final SampleWriter writer;
    private final Database database;
    private final int campaign;

    VoiceStory(TestApplication application) {
        this.application = application;
        this.database = Database.open(application.address(), 4);
        Map<String, String> none = Map.of();
        byte[] key = Secrets.open(application.setup.data(), Settings.of(none), none, new SecureRandom())
                .voiceKey();
        this.writer = new SampleWriter(database, key, application.clock);
        this.campaign = (int) application.number("SELECT id FROM campaign WHERE slug = ?", CAMPAIGN);
    }

    int campaign() {
        return campaign;
    }

    TestMember moderator(String name) {
        return TestMember.of(application, name, new Grant(Role.MODERATOR, campaign, 0));
    }

    /// Leaves words that may be published at once, on a page.
    VoiceToken left(Standing standing) {
        return left(standing, WORDS, Duration.ZERO, Set.of(Use.PAGE));
    }

    VoiceToken left(Standing standing, Wording wording, Duration cooling, Set<Use> uses) {
        return writer.leaves(campaign, standing, Language.EN, wording, cooling, uses);
    }

    /// The secret key that a moderator chooses in the browser.
    Identity key() {
        Path file = application.setup.data().resolve("keys/voices." + CAMPAIGN + ".moderators.txt");
        try {
            return ((KeyFile.Content.Key) KeyFile.read(Files.readString(file))).identity();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String path(VoiceToken voice, String act) {
        return QUEUE + "/" + voice.id() + "/" + act;
    }

    static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return Visitor.JSON.readTree(answer.body());
    }

    /// Opens a text and reads it with the key, as the script of the page does.
    Wording opened(TestMember member, VoiceToken voice) {
        HttpResponse<String> answer = member.post(path(voice, "open"), Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        return read(json(answer).get("sealed"));
    }

    Wording read(JsonNode sealed) {
        return writer.opens(Base64.getDecoder().decode(sealed.asString()), key())
                .orElseThrow();
    }

    static HttpResponse<String> releases(TestMember member, VoiceToken voice, Wording wording) {
        return member.post(path(voice, "release"), fields(wording));
    }

    static HttpResponse<String> proposes(TestMember member, VoiceToken voice, Wording wording) {
        return member.post(path(voice, "propose"), fields(wording));
    }

    private static Map<String, String> fields(Wording wording) {
        return Map.of("name", wording.name(), "country", wording.country().orElse(""), "text", wording.text());
    }

    /// As the script of the page declines.
    HttpResponse<String> declines(TestMember member, VoiceToken voice, String reason) {
        Map<String, String> fields = new HashMap<>(Map.of("reason", reason));
        fields.put("csrf", eu.undersigned.account.Sessions.csrf(member.session()));
        return application
                .visitor()
                .post(path(voice, "decline"), fields, "Cookie", member.cookie(), "Accept", "application/json");
    }

    /// Releases by as many as it takes.
    VoiceToken published(TestMember... members) {
        VoiceToken voice = left(members.length > 1 ? Standing.SURVIVOR : Standing.SUPPORTER);
        for (TestMember member : members) {
            assertThat(releases(member, voice, opened(member, voice)).statusCode())
                    .isEqualTo(200);
        }
        return voice;
    }

    /// What the audit trail says of a voice, oldest first.
    List<String> trail(VoiceToken voice) {
        String said = application.text("SELECT coalesce(string_agg(action || ' ' || before || ' ' || after, '\n'"
                + " ORDER BY id), '') FROM audit WHERE subject = 'voice/" + voice.id() + "'");
        return said.lines().map(String::strip).toList();
    }

    /// Bytes of all tables in which voices are.
    String atRest() {
        return application.text("SELECT string_agg(v::text, '') FROM voice v")
                + application.text("SELECT coalesce(string_agg(a::text, ''), '') FROM audit a");
    }

    @Override
    public void close() {
        database.close();
    }
}
