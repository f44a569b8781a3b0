package eu.undersigned.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    /// The example that libraries of Standard Webhooks test themselves with.
    @Test
    void signsTheKnownExample() {
        byte[] key = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
        assertThat(WebhookSignature.of(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void itsSecretsAreThoseThatOthersReadAndEachHasItsOwn() throws Exception {
        WebhookSecrets secrets = new WebhookSecrets(new byte[32]);
        long now = System.currentTimeMillis() / 1000;
        String body = "{\"name\":\"Łódź\"}";
        String signature =
                WebhookSignature.of(secrets.key("petition", "us"), "id", now, body.getBytes(StandardCharsets.UTF_8));
        new Webhook(secrets.of("petition", "us"))
                .verify(
                        body,
                        Map.of(
                                "webhook-id", List.of("id"),
                                "webhook-timestamp", List.of(Long.toString(now)),
                                "webhook-signature", List.of(signature)));
        assertThat(secrets.of("petition", "us"))
                .startsWith("whsec_")
                .isNotEqualTo(secrets.of("petition", "them"))
                .isNotEqualTo(secrets.of("other", "us"));
    }
}
