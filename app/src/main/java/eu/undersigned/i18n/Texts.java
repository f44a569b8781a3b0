package eu.undersigned.i18n;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// What people read, in one language: messages by key, and numbers, dates and names by the language's rules.
public final class Texts {
    private static final Map<Language, Texts> LOADED = Collections.synchronizedMap(new EnumMap<>(Language.class));

    private final Language language;
    private final Map<String, String> patterns;
    private final Map<String, String> plain = new ConcurrentHashMap<>();
    private final Map<String, MessageFormat> parsed = new ConcurrentHashMap<>();
    private final Formats formats;

    private Texts(Language language, Map<String, String> patterns) {
        this.language = language;
        this.patterns = patterns;
        this.formats = new Formats(language);
    }

    public static Texts in(Language language) {
        return LOADED.computeIfAbsent(
                language, missing -> new Texts(missing, load("/messages/" + missing.code() + ".properties")));
    }

    /// Messages of a part of the application, from these resources together.
    public static Texts of(Language language, List<String> resources) {
        Map<String, String> patterns = new HashMap<>();
        resources.forEach(resource -> patterns.putAll(load(resource)));
        return new Texts(language, Map.copyOf(patterns));
    }

    private static Map<String, String> load(String resource) {
        Properties properties = new Properties();
        try (InputStream stream = Texts.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no " + resource);
            }
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> patterns = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> patterns.put(key, properties.getProperty(key)));
        return Map.copyOf(patterns);
    }

    public Language language() {
        return language;
    }

    public Formats formats() {
        return formats;
    }

    public Set<String> keys() {
        return new TreeSet<>(patterns.keySet());
    }

    /// The pattern as written: for tests that hold the languages together.
    public String pattern(String key) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no message '" + key + "' in " + language.code());
        }
        return pattern;
    }

    /// A message without placeholders.
    public String of(String key) {
        return plain.computeIfAbsent(key, name -> format(name, Map.of()));
    }

    /// A message with named values: `of("count.of", "goal", 100_000)`.
    public String of(String key, Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return format(key, values);
    }

    /// A message with its values in a map.
    public String of(String key, Map<String, Object> values) {
        return format(key, values);
    }

    private String format(String key, Map<String, Object> values) {
        MessageFormat format = parsed.computeIfAbsent(key, name -> new MessageFormat(pattern(name), language.locale()));
        // A clone for each use: a message format must not be used by two threads at once, and parsing costs more.
        return ((MessageFormat) format.clone()).format(values);
    }
}
