package eu.undersigned.secrets;

import eu.undersigned.config.ConfigException;
import eu.undersigned.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The instance's secrets, 32 random bytes each. A value comes from the environment (`UNDERSIGNED_SECRETS_PEPPER`,
/// base64), else from a systemd credential of that name, else from `data/secrets/NAME`; what is missing there is made
/// on the first run.
public final class Secrets {
    /// 256 bits: the key size of AES-256 and the block of HMAC-SHA-256's output.
    public static final int LENGTH = 32;

    /// Secrets that came with later versions: an instance from before has none yet.
    private static final Set<String> LATER =
            Set.of("delivery", "log", "console", "mailing", "voice", "consultation", "cosigning");

    private final Path directory;
    private final Settings settings;
    private final Optional<Path> credentials;
    private final SecureRandom random;

    private Secrets(Path directory, Settings settings, Optional<Path> credentials, SecureRandom random) {
        this.directory = directory;
        this.settings = settings;
        this.credentials = credentials;
        this.random = random;
    }

    public static Secrets open(Path data, Settings settings, Map<String, String> environment, SecureRandom random) {
        Path directory = data.resolve("secrets");
        try {
            Files.createDirectories(data);
            if (!Files.exists(directory)) {
                Files.createDirectory(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new ConfigException("can't make " + directory + ": " + e.getMessage());
        }
        Optional<Path> credentials =
                Optional.ofNullable(environment.get("CREDENTIALS_DIRECTORY")).map(Path::of);
        return new Secrets(directory, settings, credentials, random);
    }

    /// Makes those that are missing, and complains of those that can't be used: before anything is stored with one.
    public void readAll() {
        for (String name : List.of(
                "pepper",
                "record",
                "outbox",
                "delivery",
                "log",
                "console",
                "mailing",
                "voice",
                "consultation",
                "cosigning",
                "database")) {
            secret(name);
        }
    }

    /// What keeps two mailboxes from being compared by whoever holds the database: the key of all fingerprints.
    public byte[] pepper() {
        return secret("pepper");
    }

    /// The key of names and mailboxes at rest.
    public byte[] recordKey() {
        return secret("record");
    }

    /// The key of mails that wait to be sent.
    public byte[] outboxKey() {
        return secret("outbox");
    }

    /// The key of organisations' access tokens.
    public byte[] deliveryKey() {
        return secret("delivery");
    }

    /// The key of the links by which signers end mails to them.
    public byte[] mailingKey() {
        return secret("mailing");
    }

    /// The key of the links of those who left a voice, and of the hashes of their words.
    public byte[] voiceKey() {
        return secret("voice");
    }

    /// The key of passes to consultations, and of answers that wait to be counted.
    public byte[] consultationKey() {
        return secret("consultation");
    }

    /// The key of who signs letters for organisations, and of their links.
    public byte[] cosigningKey() {
        return secret("cosigning");
    }

    /// The seed of the Ed25519 key that signs the logs.
    public byte[] logKey() {
        return secret("log");
    }

    /// The key of names and mailboxes of those who run campaigns.
    public byte[] consoleKey() {
        return secret("console");
    }

    /// The embedded database's password, as text.
    public String databasePassword() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret("database"));
    }

    private byte[] secret(String name) {
        try {
            Optional<String> given = settings.text("secrets." + name);
            if (given.isPresent()) {
                return decode(name, given.get());
            }
            Optional<Path> credential =
                    credentials.map(path -> path.resolve(name)).filter(Files::exists);
            if (credential.isPresent()) {
                return decode(name, Files.readString(credential.get()));
            }
            Path file = directory.resolve(name);
            if (!Files.exists(file)) {
                if (!LATER.contains(name) && Files.exists(directory.resolveSibling("postgresql"))) {
                    throw new ConfigException("the secret " + file + " is missing, and the database beside it was made"
                            + " with it: put it back from your copy");
                }
                make(file);
            }
            return decode(name, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make(Path file) throws IOException {
        byte[] value = new byte[LENGTH];
        random.nextBytes(value);
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(temporary, Base64.getEncoder().encodeToString(value) + "\n", StandardOpenOption.SYNC);
        // A crash leaves either no secret or a whole one.
        Files.move(temporary, file);
    }

    private static byte[] decode(String name, String text) {
        try {
            byte[] value = Base64.getDecoder().decode(text.strip());
            if (value.length == LENGTH) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigException("the secret '" + name + "' is not base64");
        }
        throw new ConfigException("the secret '" + name + "' must have " + LENGTH + " bytes");
    }
}
