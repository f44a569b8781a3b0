package eu.undersigned.account;

import eu.undersigned.config.Settings;
import java.time.Duration;

/// How long somebody stays signed in.
///
/// @param idle after their last request
/// @param longest after they signed in
/// @param fresh within which they need not prove again who they are
public record SessionConfig(Duration idle, Duration longest, Duration fresh) {
    public static SessionConfig from(Settings settings) {
        return new SessionConfig(
                settings.duration("console.session.idle", Duration.ofMinutes(30)),
                settings.duration("console.session.longest", Duration.ofHours(12)),
                Duration.ofMinutes(10));
    }
}
