package eu.undersigned.db;

import eu.undersigned.config.Settings;
import java.util.Optional;

/// Which PostgreSQL to use.
///
/// @param url a JDBC URL (`jdbc:postgresql://...`), or `postgresql://user:password@host/name`; empty: the embedded one
/// @param connections most connections of this node
public record DatabaseConfig(Optional<String> url, int connections) {
    public static DatabaseConfig from(Settings settings) {
        Optional<String> url = settings.text("database.url");
        if (url.isPresent() && !url.get().matches("(jdbc:)?postgres(ql)?:.*")) {
            throw settings.wrong("database.url", "a URL that begins with postgresql://");
        }
        return new DatabaseConfig(url, settings.integer("database.connections", 12, 6, 500));
    }
}
