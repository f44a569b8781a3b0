package eu.undersigned.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Somebody of the team with a session that was begun beside the app, for stories that are not about signing in.
final class TeamMember {
    private TeamMember() {}

    /// A browser in which one is signed in.
    static BrowserContext with(Device device, RunningApp app) {
        return with(device, app, session(app.data(), "Bench"));
    }

    /// The same for somebody of a partner organisation.
    static BrowserContext of(String organisation, String name, Device device, RunningApp app) {
        String numbers = AppDatabase.text(
                app,
                "SELECT campaign.id || ' ' || organisation.id FROM campaign JOIN organisation"
                        + " ON organisation.campaign_id = campaign.id WHERE campaign.slug = '" + CampaignCopies.SHIPPED
                        + "' AND organisation.slug = '" + organisation + "'");
        return with(device, app, session(app.data(), name, numbers.split(" ")));
    }

    private static BrowserContext with(Device device, RunningApp app, String session) {
        BrowserContext context = Stage.browser().newContext(device.options());
        context.addCookies(List.of(new Cookie("console", session).setUrl(app.url())));
        context.setDefaultTimeout(15_000);
        return context;
    }

    private static String session(Path data, String name, String... partner) {
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
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    app.resolve("app.jar") + ":" + app.resolve("lib") + "/*",
                    root.resolve("bench/ConsoleSession.java").toString(),
                    data.toString(),
                    name));
            command.addAll(List.of(partner));
            ProcessBuilder builder = new ProcessBuilder(command);
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
