package eu.undersigned.delivery;

import eu.undersigned.config.ConfigException;
import eu.undersigned.config.Options;
import eu.undersigned.config.Settings;
import eu.undersigned.secrets.Secrets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// What the instance's secret `delivery` gives for one organisation, for the person who hands it on.
public final class DerivedSecrets {
    private final Options options;
    private final Map<String, String> environment;

    public DerivedSecrets(Options options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
    }

    /// The access token of an organisation, such as `every-second-counts/eurochild`, on the instance of these options.
    ///
    /// @throws ConfigException when there is no such instance
    public String token(String name) {
        return derived("--token", name, key -> new AccessTokens(key)::of);
    }

    /// The secret with which an organisation checks what its webhook is told.
    ///
    /// @throws ConfigException when there is no such instance
    public String webhookSecret(String name) {
        return derived("--webhook-secret", name, key -> new WebhookSecrets(key)::of);
    }

    private String derived(String option, String name, Function<byte[], BinaryOperator<String>> derivation) {
        if (!Files.isDirectory(options.data())) {
            throw new ConfigException(option + ": no instance in " + options.data());
        }
        String[] parts = name.split("/", -1);
        if (parts.length != 2) {
            throw new ConfigException(option + ": CAMPAIGN/ORGANISATION is expected");
        }
        Settings settings = Settings.read(options.data().resolve("undersigned.properties"), environment);
        Secrets secrets = Secrets.open(options.data(), settings, environment, new SecureRandom());
        return derivation.apply(secrets.deliveryKey()).apply(parts[0], parts[1]);
    }
}
