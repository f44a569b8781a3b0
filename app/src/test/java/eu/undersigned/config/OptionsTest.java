package eu.undersigned.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void theLastOfAnOptionCounts() {
        Options options = Options.parse("--data", "/first", "--port", "1", "--data", "/a/../b", "--port", "0");
        assertThat(options.data()).isEqualTo(Path.of("/b"));
        assertThat(options.port()).isZero();
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
