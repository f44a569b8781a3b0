package eu.undersigned.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The settings as typed values. A key such as `mail.smtp.host` is read from the environment as
/// `UNDERSIGNED_MAIL_SMTP_HOST`, else from the file, else the default holds.
///
/// Each package asks for its own keys when the application is wired; [#refuseUnknown()] then stops the start if the
/// file or the environment holds a key that nobody asked for, so that a typing error can't pass unnoticed.
public final class Settings {
    private static final String PREFIX = "UNDERSIGNED_";

    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> origin = new TreeMap<>();
    private final Set<String> known = new HashSet<>();

    private Settings() {}

    /// Reads the file, if there is one, then lets the environment override it.
    public static Settings read(Path file, Map<String, String> environment) {
        Settings settings = new Settings();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new ConfigException("can't read " + file + ": " + e.getMessage());
            }
            properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key), key));
        }
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                String key =
                        name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
                settings.put(key, value, name);
            }
        });
        return settings;
    }

    /// Settings from a map alone: for tests and tools.
    public static Settings of(Map<String, String> values) {
        Settings settings = new Settings();
        values.forEach((key, value) -> settings.put(key, value, key));
        return settings;
    }

    private void put(String key, String value, String from) {
        values.put(key, value.strip());
        origin.put(key, from);
    }

    public Optional<String> text(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    public String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    public int integer(String key, int otherwise, int least, int most) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, "a whole number from " + least + " to " + most);
        }
        throw wrong(key, "a whole number from " + least + " to " + most);
    }

    public boolean flag(String key, boolean otherwise) {
        return switch (text(key).orElse(Boolean.toString(otherwise))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, "true or false");
        };
    }

    /// A duration as ISO 8601 writes it: `PT30S`, `PT5M`, `P14D`.
    public Duration duration(String key, Duration otherwise) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            return Duration.parse(value.get());
        } catch (DateTimeParseException e) {
            throw wrong(key, "a duration such as PT30S or P14D");
        }
    }

    /// Parts separated by commas; empty when the key is not set.
    public List<String> list(String key) {
        return text(key).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /// For a package that parses a value further and finds it wrong.
    public ConfigException wrong(String key, String expected) {
        return new ConfigException(origin.getOrDefault(key, key) + ": expected " + expected);
    }

    public void refuseUnknown() {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            List<String> names =
                    unknown.stream().map(key -> origin.getOrDefault(key, key)).toList();
            throw new ConfigException(
                    "unknown setting: " + String.join(", ", names) + " (docs/operations.md lists them all)");
        }
    }
}
