package eu.undersigned.e2e;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Saves a picture of every kind of page, for `bin/shots`.
final class Screenshots {
    private static final String DEMONSTRATION = "DEMONSTRATION";

    private Screenshots() {}

    /// @param arguments the folder; languages, such as `en,el`; widths, such as `360,1280`; kinds of page
    public static void main(String... arguments) {
        int status = 1;
        try {
            pictures(Path.of(arguments[0]), arguments);
            status = 0;
        } catch (RuntimeException | AssertionError e) {
            e.printStackTrace();
        } finally {
            System.exit(status); // the browser's threads would keep the process alive
        }
    }

    private static void pictures(Path folder, String... arguments) {
        List<String> languages = list(arguments, 1, "en,el,bg,de,mt");
        List<String> widths = list(arguments, 2, "360,768,1280");
        List<String> kinds = list(arguments, 3, "");
        if (kinds.contains("") || kinds.contains(DEMONSTRATION)) {
            demonstration(folder);
        }
        for (PageKind kind : PageKind.values()) {
            if (kinds.contains("") || kinds.contains(kind.name())) {
                languages.forEach(language -> picture(folder, kind, language, widths));
            }
        }
    }

    private static List<String> list(String[] arguments, int at, String otherwise) {
        return List.of((arguments.length > at ? arguments[at] : otherwise).split(","));
    }

    /// One visit, looked at from several screens.
    private static void picture(Path folder, PageKind kind, String language, List<String> widths) {
        try (Visitor visitor = Visitor.with(Device.DESK, "camera")) {
            kind.reach(visitor, language);
            for (String width : widths) {
                for (boolean dark : new boolean[] {false, true}) {
                    Page page = visitor.page();
                    page.setViewportSize(Integer.parseInt(width), 900);
                    page.emulateMedia(new Page.EmulateMediaOptions()
                            .setColorScheme(
                                    dark
                                            ? com.microsoft.playwright.options.ColorScheme.DARK
                                            : com.microsoft.playwright.options.ColorScheme.LIGHT));
                    page.evaluate("scrollTo(0, 0)");
                    page.waitForTimeout(150);
                    String name = kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + language + "-" + width
                            + (dark ? "-dark" : "") + ".png";
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(folder.resolve(name))
                            .setFullPage(true));
                }
            }
        }
    }

    /// The first screen of the petition with made-up signatures: the picture in the README.
    private static void demonstration(Path folder) {
        Path campaigns = WorkingCopy.root().resolve("campaigns");
        try (RunningApp demo = RunningApp.start("demo", campaigns, Map.of(), "--demo");
                Visitor visitor = Visitor.with(Device.DESK, "camera")) {
            visitor.open(demo.url(), "/en/" + CampaignCopies.SHIPPED);
            visitor.page().evaluate("document.fonts.ready.then(() => true)");
            visitor.page().waitForTimeout(1000);
            visitor.page().screenshot(new Page.ScreenshotOptions().setPath(folder.resolve("screenshot.png")));
        }
    }
}
