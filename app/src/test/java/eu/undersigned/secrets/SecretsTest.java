package eu.undersigned.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.undersigned.config.ConfigException;
import eu.undersigned.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path data;

    @Test
    void areMadeOnceAndStay() {
        Secrets first = open(Map.of());
        byte[] pepper = first.pepper();
        assertThat(pepper).hasSize(32).isNotEqualTo(first.recordKey()).isNotEqualTo(first.outboxKey());
        assertThat(first.pepper()).isEqualTo(pepper);
        assertThat(open(Map.of()).pepper()).isEqualTo(pepper);
        assertThat(open(Map.of()).databasePassword())
                .isEqualTo(first.databasePassword())
                .hasSizeGreaterThan(40);
    }

    @Test
    void onlyTheirOwnerReadsThem() throws IOException {
        open(Map.of()).pepper();
        assertThat(mode(data.resolve("secrets"))).isEqualTo("rwx------");
        assertThat(mode(data.resolve("secrets/pepper"))).isEqualTo("rw-------");
    }

    @Test
    void aHalfWrittenOneIsNeverTaken() throws IOException {
        Files.createDirectories(data.resolve("secrets"));
        Files.writeString(data.resolve("secrets/pepper.new"), "half");
        byte[] pepper = open(Map.of()).pepper();
        assertThat(pepper).hasSize(32);
        assertThat(data.resolve("secrets/pepper.new")).doesNotExist();
    }

    @Test
    void theEnvironmentComesBeforeACredentialAndACredentialBeforeTheFile() throws IOException {
        byte[] ofFile = open(Map.of()).pepper();
        Path credentials = Files.createDirectory(data.resolve("credentials"));
        Files.writeString(credentials.resolve("pepper"), text(2, 32) + "\n");

        Map<String, String> withCredential = Map.of("CREDENTIALS_DIRECTORY", credentials.toString());
        assertThat(open(withCredential).pepper()).isEqualTo(bytes(2, 32)).isNotEqualTo(ofFile);
        assertThat(open(withCredential).recordKey()).isEqualTo(open(Map.of()).recordKey());

        Map<String, String> withBoth =
                Map.of("CREDENTIALS_DIRECTORY", credentials.toString(), "UNDERSIGNED_SECRETS_PEPPER", text(3, 32));
        assertThat(open(withBoth).pepper()).isEqualTo(bytes(3, 32));
    }

    @Test
    void aGivenSecretIsNotWrittenDown() {
        assertThat(open(Map.of("UNDERSIGNED_SECRETS_PEPPER", text(3, 32))).pepper())
                .hasSize(32);
        assertThat(data.resolve("secrets/pepper")).doesNotExist();
    }

    @Test
    void oneOfTheWrongFormStopsTheStartAndIsNotRepeated() throws IOException {
        assertThatThrownBy(() ->
                        open(Map.of("UNDERSIGNED_SECRETS_PEPPER", text(3, 31))).pepper())
                .isInstanceOf(ConfigException.class)
                .hasMessage("the secret 'pepper' must have 32 bytes");
        assertThatThrownBy(() ->
                        open(Map.of("UNDERSIGNED_SECRETS_RECORD", "hush!")).recordKey())
                .isInstanceOf(ConfigException.class)
                .hasMessage("the secret 'record' is not base64");
        open(Map.of()).outboxKey();
        Files.writeString(data.resolve("secrets/outbox"), "");
        assertThatThrownBy(() -> open(Map.of()).outboxKey()).isInstanceOf(ConfigException.class);
    }

    private Secrets open(Map<String, String> environment) {
        Settings settings = Settings.read(data.resolve("none"), environment);
        return Secrets.open(data, settings, environment, new SecureRandom());
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static byte[] bytes(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static String text(int value, int length) {
        return Base64.getEncoder().encodeToString(bytes(value, length));
    }
}
