package eu.undersigned.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who runs `bin/verify` against a server of their own in each test.
abstract class Stranger {
    static final int DIFFERS = 1;
    static final int CANNOT = 2;

    @TempDir
    Path folder;

    LogServer server;
    SampleLog log;

    @BeforeEach
    void startServer() throws IOException {
        server = new LogServer();
        log = server.log;
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    VerifyRun verify(String... more) {
        return VerifyRun.of(server.address(), folder.resolve("state"), more);
    }

    void requireDiffers(String... words) {
        VerifyRun run = verify();
        assertThat(run.status()).as(run.said()).isEqualTo(DIFFERS);
        assertThat(run.said()).contains(words);
    }

    void requireCannot(String... words) {
        VerifyRun run = verify();
        assertThat(run.status()).as(run.said()).isEqualTo(CANNOT);
        assertThat(run.said()).contains(words);
    }
}
