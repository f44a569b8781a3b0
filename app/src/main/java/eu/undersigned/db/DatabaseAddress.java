package eu.undersigned.db;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where a PostgreSQL is, and as whom to go there. Prints without the password.
public record DatabaseAddress(String jdbcUrl, Optional<String> user, Optional<String> password) {
    /// From `jdbc:postgresql://...`, which passes through, or from `postgresql://user:password@host:port/name?...`.
    public static DatabaseAddress parse(String url) {
        if (url.startsWith("jdbc:")) {
            return new DatabaseAddress(url, Optional.empty(), Optional.empty());
        }
        URI uri = URI.create(url);
        Optional<String> info = Optional.ofNullable(uri.getRawUserInfo());
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseAddress(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                info.map(text -> decoded(text.split(":", 2)[0])),
                info.filter(text -> text.contains(":")).map(text -> decoded(text.split(":", 2)[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "DatabaseAddress[" + jdbcUrl.replaceAll("\\?.*", "") + "]";
    }
}
