package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;

/// Tessa, who coordinates the campaign, signed in to an application of each test's own: she saves and publishes.
abstract class TessaStory {
    static final String PUBLISH = "/console/" + CAMPAIGN + "/publish";

    final TestApplication application;
    final TestMember tessa;

    TessaStory() {
        this(Setup.fresh());
    }

    TessaStory(Setup setup) {
        application = TestApplication.start(setup);
        tessa = TestMember.of(application, "Tessa", new Grant(Role.COORDINATOR, 0, 0));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    void save(String path, EditorForm form) {
        HttpResponse<String> answer = tessa.post(path, form.fields());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    void publish() {
        save(PUBLISH, tessa.form(PUBLISH));
    }
}
