package eu.undersigned.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A coordinator with a session that was begun beside the app, for stories that are not about signing in.
final class TeamMember {
    private TeamMember() {}

    /// A browser in which one is signed in.
    static BrowserContext with(Device device, RunningApp app) {
        BrowserContext context = Stage.browser().newContext(device.options());
        context.addCookies(java.util.List.of(new Cookie("console", session(app.data())).setUrl(app.url())));
        context.setDefaultTimeout(15_000);
        return context;
    }

    private static String session(Path data) {
        Path root = WorkingCopy.root();
        Path app = root.resolve("app/target");
        try {
            String port = Files.readAllLines(data.resolve("postgresql/postmaster.pid"))
                    .get(3)
                    .strip();
            String password = Files.readString(data.resolve("secrets/database"))
                    .strip()
                    .replace('+', '-')
                    .replace('/', '_')
                    .replace("=", "");
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    app.resolve("app.jar") + ":" + app.resolve("lib") + "/*",
                    root.resolve("bench/ConsoleSession.java").toString(),
                    data.toString());
            builder.environment()
                    .put("BIG_URL", "postgresql://undersigned:" + password + "@127.0.0.1:" + port + "/undersigned");
            Process process = builder.redirectError(
                            data.resolveSibling("session.log").toFile())
                    .start();
            String session = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (session.isEmpty()) {
                throw new IllegalStateException("no session:\n" + Files.readString(data.resolveSibling("session.log")));
            }
            return session;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
