package eu.undersigned.protection;

import eu.undersigned.db.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Domains of services for throw-away mailboxes: the list that the software brings, or the newer one that an operator
/// put into the data directory (`bin/disposable-domains`). One node's file is every node's list.
final class DisposableDomains {
    /// In the data directory.
    static final String FILE = "disposable-domains.txt";

    private static final Logger LOG = System.getLogger(DisposableDomains.class.getName());
    private static final String OWN = "/protection/disposable-domains.txt";
    private static final String DOMAIN = "([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9-]+";

    private final Path file;
    private final Database database;
    private Optional<FileTime> seen = Optional.empty();
    private volatile Loaded loaded;

    /// @param origin where the list comes from, in words
    /// @param at when it was loaded; the beginning of time for the list that the software brings
    record Loaded(String origin, Instant at, Set<String> domains) {}

    DisposableDomains(Path data, Database database) {
        this.file = data.resolve(FILE);
        this.database = database;
        this.loaded = Own.LIST;
    }

    /// Read once, however many instances live in a process.
    private static final class Own {
        static final Loaded LIST = own();
    }

    private static Loaded own() {
        try (InputStream stream = DisposableDomains.class.getResourceAsStream(OWN)) {
            if (stream == null) {
                throw new IllegalStateException("no " + OWN);
            }
            return read(new InputStreamReader(stream, StandardCharsets.UTF_8), Instant.EPOCH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A list of one domain a line. Lines that begin with `#` say where it comes from; others that are no domain are
    /// left out.
    static Loaded read(Reader reader, Instant at) {
        var lines = new BufferedReader(reader).lines().map(String::strip).toList();
        String origin = lines.stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .collect(Collectors.joining(" "));
        Set<String> domains = lines.stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.matches(DOMAIN))
                .collect(Collectors.toUnmodifiableSet());
        return new Loaded(origin, at, domains);
    }

    Loaded loaded() {
        return loaded;
    }

    /// Whether the domain, or one above it, is on the list.
    boolean contains(String domain) {
        Set<String> domains = loaded.domains;
        for (String name = domain; name.indexOf('.') > 0; name = RuleList.parent(name)) {
            if (domains.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /// Takes a newer file into the database, for all nodes.
    void lookForFile(Instant now) {
        try {
            if (!Files.isRegularFile(file)) {
                return;
            }
            FileTime changed = Files.getLastModifiedTime(file);
            if (seen.equals(Optional.of(changed))) {
                return;
            }
            seen = Optional.of(changed);
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                Loaded list = read(reader, now);
                if (list.domains.isEmpty()) {
                    LOG.log(Level.WARNING, FILE + " holds no domains, so the list before it stays");
                } else {
                    database.useTransaction(transaction -> DisposableStore.put(transaction, list));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, FILE + " can't be read");
        }
    }

    /// Reads the list in the database, if there is one.
    void refresh() {
        database.inTransaction(transaction -> DisposableStore.newer(transaction, loaded.at))
                .ifPresent(newer -> {
                    loaded = newer;
                    LOG.log(Level.INFO, () -> newer.domains.size() + " domains of throw-away mailboxes loaded");
                });
    }
}
