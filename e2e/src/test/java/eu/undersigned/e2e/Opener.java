package eu.undersigned.e2e;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import eu.undersigned.tools.Tools;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The page on which bundles are opened, and the command that does the same.
final class Opener {
    private final Page page;
    private final List<String> requests = new ArrayList<>();

    private Opener(Page page) {
        this.page = page;
    }

    static Opener of(Visitor visitor, String language) {
        Page page = visitor.open("/" + language + "/organisation/open").page();
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        Opener opener = new Opener(page);
        page.onRequest(request -> {
            // When it first draws the names of other languages, the browser may fetch a font of the style sheet.
            if (!Visitor.isLocal(request.url()) && !request.resourceType().equals("font")) {
                opener.requests.add(request.url());
            }
        });
        return opener;
    }

    /// What the page asked for since it was loaded.
    List<String> requests() {
        return requests;
    }

    Opener choose(Path key, Path... bundles) {
        page.locator("#key").setInputFiles(key);
        page.locator("#bundles").setInputFiles(bundles);
        return this;
    }

    /// Opens what was chosen, and waits until the page is done.
    Opener open() {
        page.locator("[data-part=open]").click();
        part("working")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN)
                        .setTimeout(300_000));
        return this;
    }

    Opener as(String format) {
        page.locator("[name=format][value=" + format + "]").check();
        return this;
    }

    Locator part(String name) {
        return page.locator("[data-part=" + name + "]");
    }

    Path save() {
        Download download = page.waitForDownload(() -> part("save").click());
        return download.path();
    }

    /// What `bin/open` writes of the same files.
    static byte[] byCommand(Path folder, String format, Path key, Path... bundles) {
        try {
            Path output = Files.createTempDirectory(folder, "command").resolve("people");
            List<String> arguments = new ArrayList<>(
                    List.of("open", "--key", key.toString(), "--output", output.toString(), "--format", format));
            Arrays.stream(bundles).map(Path::toString).forEach(arguments::add);
            StringWriter said = new StringWriter();
            Tools.commandLine()
                    .setOut(new PrintWriter(said, true))
                    .setErr(new PrintWriter(said, true))
                    .execute(arguments.toArray(new String[0]));
            return Files.readAllBytes(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
