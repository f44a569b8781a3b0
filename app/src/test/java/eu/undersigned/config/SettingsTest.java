package eu.undersigned.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void theEnvironmentOverridesTheFile() throws IOException {
        Settings settings = read(
                "mail.smtp.host=file.example.org\nmail.from = ana@example.org \n",
                Map.of("UNDERSIGNED_MAIL_SMTP_HOST", "env.example.org", "PATH", "/bin", "MAIL_SMTP_PORT", "1"));
        assertThat(settings.text("mail.smtp.host")).contains("env.example.org");
        assertThat(settings.text("mail.from")).contains("ana@example.org");
        assertThat(settings.text("mail.smtp.port")).isEmpty();
        settings.refuseUnknown();
    }

    @Test
    void worksWithoutAFile() {
        Settings settings = Settings.read(folder.resolve("absent"), Map.of());
        assertThat(settings.text("a")).isEmpty();
        assertThat(settings.text("a", "b")).isEqualTo("b");
    }

    @Test
    void anEmptyValueIsNone() {
        Settings settings = Settings.of(Map.of("number", " ", "list", ",, ,"));
        assertThat(settings.text("number")).isEmpty();
        assertThat(settings.integer("number", 5, 1, 9)).isEqualTo(5);
        assertThat(settings.list("list")).isEmpty();
    }

    @Test
    void readsTypes() {
        Settings settings = Settings.of(
                Map.of("number", "7", "flag", "true", "off", "false", "duration", "P14D", "list", " a, b ,,c"));
        assertThat(settings.integer("number", 1, 7, 7)).isEqualTo(7);
        assertThat(settings.flag("flag", false)).isTrue();
        assertThat(settings.flag("off", true)).isFalse();
        assertThat(settings.flag("absent", true)).isTrue();
        assertThat(settings.duration("duration", Duration.ZERO)).isEqualTo(Duration.ofDays(14));
        assertThat(settings.duration("absent", Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.list("list")).containsExactly("a", "b", "c");
    }

    @Test
    void saysWhichKeyIsWrongAndWhatItExpects() {
        refuses("8", settings -> settings.integer("key", 1, 1, 7), "key: expected a whole number from 1 to 7");
        refuses("0", settings -> settings.integer("key", 1, 1, 7), "key: expected a whole number from 1 to 7");
        refuses("1.5", settings -> settings.integer("key", 1, 1, 7), "key: expected a whole number from 1 to 7");
        refuses(
                "99999999999",
                settings -> settings.integer("key", 1, 1, 7),
                "key: expected a whole number from 1 to 7");
        refuses("yes", settings -> settings.flag("key", true), "key: expected true or false");
        refuses("TRUE", settings -> settings.flag("key", true), "key: expected true or false");
        refuses(
                "30",
                settings -> settings.duration("key", Duration.ZERO),
                "key: expected a duration such as PT30S or P14D");
    }

    @Test
    void namesAValueAsTheOperatorWroteIt() {
        Settings settings = Settings.read(folder.resolve("absent"), Map.of("UNDERSIGNED_MAIL_RATE", "fast"));
        assertThatThrownBy(() -> settings.integer("mail.rate", 1, 1, 2))
                .hasMessage("UNDERSIGNED_MAIL_RATE: expected a whole number from 1 to 2");
    }

    @Test
    void neverRepeatsAValue() {
        Settings settings = Settings.of(Map.of("secrets.pepper", "hush"));
        assertThatThrownBy(() -> settings.integer("secrets.pepper", 1, 1, 2))
                .message()
                .doesNotContain("hush");
    }

    @Test
    void refusesKeysThatNobodyAskedFor() throws IOException {
        Settings settings = read("mail.form=x\nmail.from=y", Map.of("UNDERSIGNED_MIAL_HOST", "z"));
        settings.text("mail.from");
        assertThatThrownBy(settings::refuseUnknown)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("mail.form, UNDERSIGNED_MIAL_HOST")
                .message()
                .doesNotContain("mail.from");
    }

    @Test
    void refusesAFileThatCannotBeRead() throws IOException {
        assertThatThrownBy(() -> read("key=\\u12", Map.of())).isInstanceOf(ConfigException.class);
        Path file = Files.write(folder.resolve("latin"), new byte[] {'a', '=', (byte) 0xe8});
        assertThatThrownBy(() -> Settings.read(file, Map.of())).isInstanceOf(ConfigException.class);
    }

    private static void refuses(String value, Consumer<Settings> reading, String message) {
        assertThatThrownBy(() -> reading.accept(Settings.of(Map.of("key", value))))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    private Settings read(String content, Map<String, String> environment) throws IOException {
        return Settings.read(Files.writeString(folder.resolve("undersigned.properties"), content), environment);
    }
}
