package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.signature.Signal;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A campaign that Nora, a moderator, protects: each story begins with one of its own.
abstract class ProtectionStory {
    static final Texts ENGLISH = Texts.in(Language.EN);
    static final String PAGE = "/console/" + CAMPAIGN + "/protection";
    /// Requests in a minute from which a surge is an attack.
    static final String SURGE = "240";

    TestApplication application;
    TestMember nora;

    @BeforeEach
    final void start() {
        application = TestApplication.start(TestApplication.Setup.fresh()
                .with("UNDERSIGNED_LIMITS_SURGE_PER_MINUTE", SURGE)
                .with("UNDERSIGNED_HTTP_TRUSTED_PROXIES", "127.0.0.1, ::1"));
        nora = TestMember.of(application, "Nora", new Grant(Role.MODERATOR, 0, 0));
    }

    @AfterEach
    final void stop() {
        application.close();
    }

    HttpResponse<String> signFrom(String network, SignerForm form) {
        return application.visitor().post(HOME + "/sign", form.fields(), "X-Forwarded-For", network);
    }

    void add(String verdict, String kind, String values) {
        HttpResponse<String> answer = nora.post(
                PAGE + "/rules",
                Map.of("verdict", verdict, "kind", kind, "values", values, "note", "a test", "life", "1d"));
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    void turn(String mode) {
        assertThat(nora.post(PAGE + "/switch", Map.of("attack_mode", mode)).statusCode())
                .isEqualTo(303);
    }

    EditorForm limitsForm() {
        return EditorForm.on(nora.get(PAGE).body(), PAGE + "/limits");
    }

    void set(String field, String value) {
        Map<String, String> limits = new HashMap<>(Map.of(
                "network_burst", "1000000",
                "network_per_hour", "300",
                "campaign_burst", "50000",
                "campaign_per_second", "10000",
                "surge_per_minute", "100000000",
                "surge_factor", "10",
                "puzzle_work", "1000",
                "disposable", "signal"));
        limits.put(field, value);
        limits.put("base", limitsForm().get("base"));
        assertThat(nora.post(PAGE + "/limits", limits).statusCode()).isEqualTo(303);
    }

    boolean has(Signal signal, String source) {
        return application.number("SELECT bit_or(signals) & ? FROM signature WHERE source = ?", signal.bit(), source)
                > 0;
    }
}
