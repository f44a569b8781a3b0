package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;

/// Somebody of a campaign's team, with a browser of their own and an authenticator in it. On every page
/// that they open in the console there is no barrier, no script fails, and nothing is fetched from
/// elsewhere. [#close] checks it.
final class Colleague implements AutoCloseable {
    /// In milliseconds: machines that run the stories may be slow.
    private static final double PATIENCE = 30_000;

    private final RunningApp app;
    private final BrowserContext context;
    private final Page page;
    private final CDPSession devices;
    private final String authenticator;
    private final List<String> troubles = new ArrayList<>();

    private Colleague(RunningApp app, Device device) {
        this.app = app;
        this.context = Stage.browser().newContext(device.options());
        context.setDefaultTimeout(PATIENCE);
        this.page = context.newPage();
        this.devices = context.newCDPSession(page);
        devices.send("WebAuthn.enable");
        this.authenticator = addAuthenticator();
        page.onConsoleMessage(this::listen);
        page.onPageError(error -> troubles.add("script error: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(app.url() + "/")) {
                troubles.add("a request to another host: " + request.url());
            }
        });
    }

    static Colleague of(RunningApp app) {
        return new Colleague(app, Device.DESK);
    }

    /// The first of the instance, by the link that the start printed; signed in, on the console's first page.
    static Colleague first(RunningApp app, String name) {
        return of(app).follow(app.firstLink()).join(name, name.toLowerCase(java.util.Locale.ROOT) + "@example.org");
    }

    /// @see <a href="https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/">WebAuthn domain</a>
    private String addAuthenticator() {
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        return devices.send("WebAuthn.addVirtualAuthenticator", parameters)
                .get("authenticatorId")
                .getAsString();
    }

    /// The device is lost: all passkeys in it are gone.
    void loseDevice() {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("authenticatorId", authenticator);
        devices.send("WebAuthn.clearCredentials", parameters);
    }

    private void listen(ConsoleMessage message) {
        boolean isStatus = message.text().startsWith("Failed to load resource: the server responded with a status");
        if ((message.type().equals("error") || message.type().equals("warning")) && !isStatus) {
            troubles.add("console: " + message.text() + " at " + message.location());
        }
    }

    Colleague follow(String url) {
        page.navigate(url);
        return seesNoBarrier();
    }

    Colleague open(String path) {
        return follow(app.url() + path);
    }

    /// Fills the page behind an invitation, makes a passkey, keeps the codes.
    ///
    /// @param mailbox empty: the page does not ask for it
    Colleague join(String name, String mailbox) {
        fill(name, mailbox).press("Make my passkey").sees("Your recovery codes");
        return press("I have kept them");
    }

    /// Fills the page behind an invitation.
    ///
    /// @param mailbox empty: the page does not ask for it
    Colleague fill(String name, String mailbox) {
        page.locator("#name").fill(name);
        if (!mailbox.isEmpty()) {
            page.locator("#mailbox").fill(mailbox);
        }
        page.locator("#device").fill("Test device");
        return this;
    }

    /// Presses a button, or follows a link, by its name.
    Colleague press(String name) {
        Locator control =
                page.locator("main").locator("button, a").filter(new Locator.FilterOptions().setHasText(name));
        control.first().click();
        return this;
    }

    /// The same without a mouse: Tab until the control has the focus, then Enter.
    Colleague pressByKeyboard(String name) {
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("Tab");
            String focused = String.valueOf(page.evaluate("document.activeElement.textContent"));
            if (focused.strip().equals(name)) {
                page.keyboard().press("Enter");
                return this;
            }
        }
        throw new AssertionError("the keyboard does not reach " + name);
    }

    /// The recovery codes on the page.
    List<String> codes() {
        return page.locator(".codes code").allTextContents();
    }

    /// A heading, and no barrier on the page that has it.
    Colleague sees(String heading) {
        assertThat(page.locator("h1")).hasText(heading, new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
        return seesNoBarrier();
    }

    Colleague seesNoBarrier() {
        Assertions.assertThat(Axe.barriers(page)).as(page.url()).isEmpty();
        return this;
    }

    Colleague signOut() {
        page.locator(".who button").click();
        return sees("Sign in to the console");
    }

    Colleague signIn() {
        return open("/console/sign-in").press("Sign in with a passkey");
    }

    /// The link in the latest mail to this mailbox.
    String linkInMail(String mailbox) {
        page.navigate(app.url() + "/dev/mailbox");
        Locator mail = page.locator("article").filter(new Locator.FilterOptions().setHasText(mailbox));
        for (int i = 0; i < 100 && mail.count() == 0; i++) {
            page.waitForTimeout(100);
            page.reload();
        }
        return String.valueOf(
                mail.first().locator("a[href*='/console/welcome/']").first().getAttribute("href"));
    }

    Page page() {
        return page;
    }

    @Override
    public void close() {
        context.close();
        Assertions.assertThat(troubles).as("what no colleague may meet").isEmpty();
    }
}
