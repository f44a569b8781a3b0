package eu.undersigned.transparency;

import eu.undersigned.config.ConfigException;
import eu.undersigned.config.Settings;
import eu.undersigned.tlog.MalformedException;
import eu.undersigned.tlog.Witness;
import eu.undersigned.tlog.WitnessPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How the log is published.
///
/// @param interval leaves wait no longer than this
/// @param leaves so many that wait are published at once
/// @param witnesses who cosigns, and how many must
/// @param witnessInterval time between two rounds of asking them
/// @param isSkipped for a benchmark's peer: nothing is entered into the log
public record LogConfig(
        Duration interval, int leaves, Optional<WitnessPolicy> witnesses, Duration witnessInterval, boolean isSkipped) {
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
                settings.text("log.witnesses").map(file -> policy(Path.of(file))),
                settings.duration("log.witness.interval", Duration.ofSeconds(5)),
                isSkipped);
    }

    private static WitnessPolicy policy(Path file) {
        try {
            WitnessPolicy policy = WitnessPolicy.parse(Files.readAllBytes(file));
            for (Witness witness : policy.witnesses()) {
                if (witness.url().isEmpty()) {
                    throw new ConfigException(
                            "log.witnesses: " + file + ": the witness " + witness.name() + " has no address");
                }
            }
            return policy;
        } catch (IOException e) {
            throw new ConfigException("log.witnesses: can't read " + file);
        } catch (MalformedException e) {
            throw new ConfigException("log.witnesses: " + file + ": " + e.getMessage());
        }
    }
}
