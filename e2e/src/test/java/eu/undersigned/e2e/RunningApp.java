package eu.undersigned.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The packaged app as a child process on a fresh data directory, as an operator would start it.
final class RunningApp implements AutoCloseable {
    private final Process process;
    private final String url;
    private final Path data;
    private final String firstLink;

    private RunningApp(Process process, Said said, Path data) {
        this.process = process;
        this.url = said.url;
        this.firstLink = said.firstLink;
        this.data = data;
    }

    /// What the start prints.
    private record Said(String url, String firstLink) {}

    /// Starts the app and waits until it answers.
    ///
    /// @param name of the data directory and the log under `e2e/target`
    static RunningApp start(String name, Path campaigns, Map<String, String> environment, String... more) {
        Path app = WorkingCopy.root().resolve("app/target");
        if (!Files.exists(app.resolve("app.jar"))) {
            throw new IllegalStateException("no app/target/app.jar: run bin/test, or package the app first");
        }
        Path data = WorkingCopy.scratch(name);
        Path log = data.resolveSibling(name + ".log");
        List<String> options = new ArrayList<>(List.of("--port", "0", "--campaigns", campaigns.toString()));
        options.addAll(Arrays.asList(more));
        ProcessBuilder builder = program(data, options).redirectError(log.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            return new RunningApp(process, said(process, log), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessBuilder program(Path data, List<String> options) {
        Path app = WorkingCopy.root().resolve("app/target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                app.resolve("app.jar") + ":" + app.resolve("lib") + "/*",
                "eu.undersigned.Main",
                "--data",
                data.toString()));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(key -> key.startsWith("UNDERSIGNED_"));
        builder.environment().put("UNDERSIGNED_PROTECTION_RESOLVER", "off"); // stories ask nobody outside this machine
        return builder;
    }

    private static Said said(Process process, Path log) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String firstLink = "";
        for (@Nullable String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("First coordinator")) {
                firstLink = line.substring(line.indexOf("http"));
            }
            if (line.startsWith("Ready: ")) {
                return new Said(line.substring("Ready: ".length()).strip().replaceAll("/$", ""), firstLink);
            }
        }
        throw new IllegalStateException("the app did not start:\n" + Files.readString(log));
    }

    /// Without a slash at the end.
    String url() {
        return url;
    }

    /// The link for the first coordinator; empty when there was a member already.
    String firstLink() {
        return firstLink;
    }

    Path data() {
        return data;
    }

    /// What the operator sends an organisation, so that it can download its bundle.
    String token(String campaign, String organisation) {
        try {
            Process asked = program(data, List.of("--token", campaign + "/" + organisation))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The secret key that a trial makes for the lead of a campaign.
    Path leadKey(String campaign, String organisation) {
        return data.resolve("keys").resolve(campaign + "." + organisation + ".txt");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
