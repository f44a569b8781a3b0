package eu.undersigned;

import static eu.undersigned.VoiceStory.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import eu.undersigned.voice.VoiceToken;
import eu.undersigned.voice.Wording;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// Nora and Mira, who have the key to what survivors and others leave, and the queue in which it waits for them.
abstract class ModerationStory {
    static final Wording OTHER =
            new Wording("M.", Optional.empty(), "It took me thirty years to say it. Now I say it.");

    static TestApplication application;
    static VoiceStory story;
    static TestMember nora;
    static TestMember mira;

    @BeforeAll
    static void start() {
        application = TestApplication.start();
        story = new VoiceStory(application);
        nora = story.moderator("Nora");
        mira = story.moderator("Mira");
        TestMember.of(application, "Lina", new Grant(Role.COORDINATOR, story.campaign(), 0));
    }

    @AfterAll
    static void stop() {
        story.close();
        application.close();
    }

    static String queue(TestMember member, String state) {
        HttpResponse<String> answer = member.get(QUEUE + "?state=" + state);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /// One row of a page; empty when it is not there.
    static String row(String page, VoiceToken voice) {
        int start = page.indexOf("id=\"voice-" + voice.id());
        return start < 0 ? "" : page.substring(start, page.indexOf("</li>", page.indexOf("</dl>", start)));
    }
}
