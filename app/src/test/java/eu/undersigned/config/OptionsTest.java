package eu.undersigned.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class OptionsTest {
    @Test
    void theLastOfAnOptionCounts() {
        Options options = Options.parse("--data", "/first", "--port", "1", "--data", "/a/../b", "--port", "0");
        assertThat(options.data()).isEqualTo(Path.of("/b"));
        assertThat(options.port()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "99999", "http"})
    void aPortThatThereIsNotIsRefused(String port) {
        CommandLine line = new CommandLine(new Options());
        assertThatThrownBy(() -> line.parseArgs("--port", port))
                .isInstanceOf(CommandLine.ParameterException.class)
                .hasMessageContaining("--port");
    }

    @Test
    void byDefaultNothingIsMadeUp() {
        Options options = Options.parse();
        assertThat(options.demo()).isFalse();
        assertThat(options.loadTest()).isFalse();
        assertThat(options.rehearse()).isFalse();
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.campaigns()).isAbsolute();
    }
}
