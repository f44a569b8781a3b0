package eu.undersigned.i18n;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which messages the sources name: whole, as `"help.title"`, or in two parts that are put together, as
/// `"confirm.unknown"` and `".title"`.
final class UsedMessages {
    private static final Pattern LITERAL = Pattern.compile("\"(\\.?[a-z]+(?:\\.[a-z]+)*\\.?)\"");
    /// `t("help.title")` and `of("help.title")`: what is named here and does not exist fails when the page is asked
    /// for.
    private static final Pattern NAMED =
            Pattern.compile("(?:frame\\.t|texts\\.of|\\)\\.of)\\(\\s*\"([a-z]+(?:\\.[a-z]+)+)\"");

    private final Set<String> literals = new HashSet<>();

    private UsedMessages() {}

    static UsedMessages inTheProduct() {
        UsedMessages used = new UsedMessages();
        for (String source : sources()) {
            Matcher matcher = LITERAL.matcher(source);
            while (matcher.find()) {
                used.literals.add(matcher.group(1));
            }
        }
        return used;
    }

    static Set<String> namedByTemplates() {
        Set<String> named = new TreeSet<>();
        for (String source : sources()) {
            Matcher matcher = NAMED.matcher(source);
            while (matcher.find()) {
                named.add(matcher.group(1));
            }
        }
        return named;
    }

    boolean contains(String key) {
        int dot = key.lastIndexOf('.');
        return literals.contains(key)
                || literals.contains(key.substring(0, dot)) && literals.contains(key.substring(dot));
    }

    /// Whether the sources name it, or a beginning of it that ends with a dot, to which they put the rest.
    boolean containsOrBegins(String key) {
        boolean found = contains(key);
        for (int dot = key.lastIndexOf('.'); !found && dot > "console.".length(); dot = key.lastIndexOf('.', dot - 1)) {
            found = literals.contains(key.substring(0, dot + 1));
        }
        return found;
    }

    private static Set<String> sources() {
        Set<String> texts = new HashSet<>();
        for (String folder : new String[] {"src/main/java", "src/main/jte"}) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    texts.add(Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }
}
