package eu.undersigned.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What all stories share: one browser, one app, and a second app in a harder world. Made when first asked for, taken
/// down when the process ends.
final class Stage {
    private static @Nullable Browser browser;
    private static @Nullable RunningApp app;
    private static @Nullable RunningApp strict;
    private static @Nullable HostSite host;

    private Stage() {}

    /// The app with three campaigns, mail at `/dev/mailbox`, and no limit that a story would meet.
    static String url() {
        return app().url();
    }

    static synchronized RunningApp app() {
        RunningApp running = app;
        if (running == null) {
            running = RunningApp.start(
                    "app",
                    CampaignCopies.make("campaigns"),
                    Map.of(
                            "UNDERSIGNED_LIMITS_NETWORK_BURST", "100000",
                            "UNDERSIGNED_LIMITS_NETWORK_PER_HOUR", "10000000",
                            // Visitors may say from which network they come.
                            "UNDERSIGNED_HTTP_TRUSTED_PROXIES", "127.0.0.1/32"));
            app = running;
            closeAtTheEnd(running);
        }
        return running;
    }

    /// The site of an organisation that lets its widget stand there.
    static synchronized HostSite host() {
        HostSite running = host;
        if (running == null) {
            running = HostSite.start();
            host = running;
            closeAtTheEnd(running);
        }
        return running;
    }

    /// An app whose mail server refuses every address, and that lets a network sign only [#STRICT_BURST] times.
    static synchronized String strictUrl() {
        RunningApp running = strict;
        if (running == null) {
            RefusingMailServer mail = RefusingMailServer.start();
            closeAtTheEnd(mail);
            running = RunningApp.start(
                    "strict",
                    CampaignCopies.make("strict-campaigns"),
                    Map.of(
                            "UNDERSIGNED_MAIL_SMTP_HOST",
                            "127.0.0.1",
                            "UNDERSIGNED_MAIL_SMTP_PORT",
                            String.valueOf(mail.port()),
                            "UNDERSIGNED_LIMITS_NETWORK_BURST",
                            String.valueOf(STRICT_BURST),
                            "UNDERSIGNED_LIMITS_NETWORK_PER_HOUR",
                            "1"));
            strict = running;
            closeAtTheEnd(running);
        }
        return running.url();
    }

    /// More than the stories with a mailbox out of reach need on the shipped campaign; those about limits use another.
    static final int STRICT_BURST = 40;

    static synchronized Browser browser() {
        Browser running = browser;
        if (running == null) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            running = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium())
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-quic",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
            browser = running;
            closeAtTheEnd(playwright);
        }
        return running;
    }

    private static Path chromium() {
        return Stream.concat(
                        Stream.of("/usr/bin/chromium"),
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                                .flatMap(folder -> Stream.of(folder + "/chromium", folder + "/chromium-browser")))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no chromium: install the package chromium"));
    }

    private static void closeAtTheEnd(AutoCloseable part) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("closing: " + e);
            }
        }));
    }
}
