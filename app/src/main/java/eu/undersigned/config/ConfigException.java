package eu.undersigned.config;

/// A setting that can't be used. The message is for the operator: it names the key and says what is expected.
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }
}
