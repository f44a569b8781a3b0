package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// A hundred coordinators save at the same moment: nobody's words are lost without their knowing, and nobody waits for
/// ever.
class HundredCoordinatorsFaultTest extends OneApplication {
    private static final int COORDINATORS = 100;
    private static final String CONSOLE = "/console/" + CAMPAIGN;

    private static List<Integer> together(List<Callable<HttpResponse<String>>> saves) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(COORDINATORS)) {
            for (Future<HttpResponse<String>> answer : people.invokeAll(saves)) {
                statuses.add(answer.get().statusCode());
            }
        }
        return statuses;
    }

    /// Sends it again while the server says that it is busy, as its page asks.
    private static HttpResponse<String> patiently(TestMember member, String path, Map<String, String> fields) {
        HttpResponse<String> answer = member.post(path, fields);
        for (int i = 0; i < 30 && answer.statusCode() == 503; i++) {
            answer = member.post(path, fields);
        }
        return answer;
    }

    @Test
    void ofAHundredWhoSaveTheSameTextOneIsFirstAndTheOthersAreTold() throws Exception {
        TestMember tessa = TestMember.of(application, "Tessa", new Grant(Role.COORDINATOR, 0, 0));
        String path = CONSOLE + "/texts/fr";
        EditorForm form = EditorForm.on(tessa.get(path).body(), path);
        List<Callable<HttpResponse<String>>> saves = new ArrayList<>();
        for (int i = 0; i < COORDINATORS; i++) {
            Map<String, String> fields = form.with("title", "Titre " + i).fields();
            saves.add(() -> patiently(tessa, path, fields));
        }
        List<Integer> statuses = together(saves);
        assertThat(statuses).containsOnly(303, 409);
        assertThat(statuses.stream().filter(status -> status == 303)).hasSize(1);
    }

    @Test
    void aHundredWhoSaveDifferentOrganisationsOfOneFileAllSucceed() throws Exception {
        TestMember tessa = TestMember.of(application, "Tessa", new Grant(Role.COORDINATOR, 0, 0));
        String path = CONSOLE + "/organisations/_new";
        EditorForm form = EditorForm.on(tessa.get(path).body(), path);
        List<Callable<HttpResponse<String>>> saves = new ArrayList<>();
        for (int i = 0; i < COORDINATORS; i++) {
            Map<String, String> fields =
                    form.with("slug", "crowd-" + i).with("name", "Crowd " + i).fields();
            saves.add(() -> patiently(tessa, path, fields));
        }
        assertThat(together(saves)).containsOnly(303);
        String list = tessa.get(CONSOLE + "/organisations").body();
        for (int i = 0; i < COORDINATORS; i++) {
            assertThat(list).contains(">Crowd " + i + "</a>");
        }
    }
}
