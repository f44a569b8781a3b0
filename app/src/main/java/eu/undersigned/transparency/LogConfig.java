package eu.undersigned.transparency;

import eu.undersigned.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How the log is published.
///
/// @param interval leaves wait no longer than this
/// @param leaves so many that wait are published at once
/// @param witnesses file with the policy: who cosigns, and how many must
/// @param isSkipped for a benchmark's peer: nothing is entered into the log
public record LogConfig(Duration interval, int leaves, Optional<Path> witnesses, boolean isSkipped) {
    /// @param isLoadTest only there may the log be skipped
    public static LogConfig from(Settings settings, boolean isLoadTest) {
        Duration interval = settings.duration("log.publish.interval", Duration.ofSeconds(1));
        if (interval.isNegative() || interval.compareTo(Duration.ofDays(1)) > 0) {
            throw settings.wrong("log.publish.interval", "a duration of at most a day");
        }
        boolean isSkipped = settings.flag("log.skip", false);
        if (isSkipped && !isLoadTest) {
            throw settings.wrong("log.skip", "nothing but in a load test, whose signatures nobody can recount");
        }
        return new LogConfig(
                interval,
                settings.integer("log.publish.leaves", 4_096, 1, 65_536),
                settings.text("log.witnesses").map(Path::of),
                isSkipped);
    }
}
