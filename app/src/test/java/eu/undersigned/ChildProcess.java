package eu.undersigned;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The application as a process of its own, as an operator runs it.
final class ChildProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Ready: http://localhost:([0-9]+)/");

    private final Process process;
    private final Path out;

    private ChildProcess(Process process, Path out) {
        this.process = process;
        this.out = out;
    }

    /// @param log what it says is appended here
    static ChildProcess start(EmbeddedData data, Path log, Map<String, String> environment, String... flags) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "eu.undersigned.Main",
                "--port",
                "0",
                "--data",
                data.folder().toString(),
                "--campaigns",
                TestApplication.KITS.toString()));
        command.addAll(List.of(flags));
        try {
            Path out = Files.createTempFile("undersigned-child", ".out");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new ChildProcess(builder.start(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The port that it announced, once it is ready.
    int port() {
        Await.until("the line 'Ready'", Duration.ofSeconds(40), () -> !process.isAlive() || ready().find());
        Matcher ready = ready();
        if (!ready.find()) {
            throw new AssertionError("ended with status " + process.exitValue());
        }
        return Integer.parseInt(ready.group(1));
    }

    private Matcher ready() {
        try {
            return READY.matcher(Files.readString(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        process.destroyForcibly();
        exitStatus();
    }

    /// SIGTERM.
    void terminate() {
        process.destroy();
    }

    int exitStatus() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("still running");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
            exitStatus();
        }
        try {
            Files.deleteIfExists(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
