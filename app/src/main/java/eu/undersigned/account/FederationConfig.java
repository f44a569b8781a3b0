package eu.undersigned.account;

import eu.undersigned.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// An organisation's own sign-in, by OpenID Connect.
///
/// @param issuer as its discovery document names it
/// @param secret with which this server identifies itself there; empty: it is a public client
/// @param name how the button calls it
public record FederationConfig(URI issuer, String clientId, Optional<String> secret, String name) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /// Empty when no issuer is set.
    public static Optional<FederationConfig> from(Settings settings) {
        Optional<String> issuer = settings.text("console.oidc.issuer");
        Optional<String> clientId = settings.text("console.oidc.client.id");
        Optional<String> secret = settings.text("console.oidc.client.secret")
                .or(() -> settings.text("console.oidc.client.secret.file").map(file -> read(settings, file)));
        String name = settings.text("console.oidc.name", "your organisation");
        return issuer.map(text -> new FederationConfig(
                address(settings, text),
                clientId.orElseThrow(() -> settings.wrong("console.oidc.client.id", "the client's number there")),
                secret,
                name));
    }

    private static URI address(Settings settings, String text) {
        try {
            URI address = URI.create(text);
            boolean isSafe = "https".equals(address.getScheme())
                    || "http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(address.getHost()));
            if (isSafe && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw settings.wrong("console.oidc.issuer", "an https address");
        }
        throw settings.wrong("console.oidc.issuer", "an https address");
    }

    private static String read(Settings settings, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw settings.wrong("console.oidc.client.secret.file", "a file that can be read");
        }
    }

    @Override
    public String toString() {
        return "FederationConfig[" + issuer + "]";
    }
}
