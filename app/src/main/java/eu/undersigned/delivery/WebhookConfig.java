package eu.undersigned.delivery;

import eu.undersigned.config.Settings;
import java.time.Duration;

/// How often organisations' webhooks are told something new.
///
/// @param interval between two looks at the counts; a short one tells when a single person signed
public record WebhookConfig(Duration interval) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public static WebhookConfig from(Settings settings) {
        Duration interval = settings.duration("webhook.interval", Duration.ofHours(1));
        if (interval.compareTo(SHORTEST) < 0) {
            throw settings.wrong("webhook.interval", "a duration of at least PT1M");
        }
        return new WebhookConfig(interval);
    }
}
