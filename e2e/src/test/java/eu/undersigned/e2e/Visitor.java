package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/// A person with a browser of their own. On every page that they see, wherever the story leads, these hold: no request
/// goes to another host, no cookie is set, nothing is complained about in the console. [#close] checks them.
final class Visitor implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final BrowserContext context;
    private final Page page;
    private final String email;
    private final List<String> troubles = new ArrayList<>();
    private final List<String> documents = new ArrayList<>();
    private String site = "";
    private @Nullable String home;
    private @Nullable Response response;

    private Visitor(BrowserContext context, String name) {
        this.context = context;
        this.page = context.newPage();
        this.email = name + "." + COUNTER.incrementAndGet() + "@example.org";
        context.setDefaultTimeout(10_000);
        page.onRequest(this::watch);
        page.onResponse(this::remember);
        page.onConsoleMessage(this::listen);
        page.onPageError(error -> troubles.add("script error: " + error));
    }

    /// @param name for the mail address, which is new in every story
    static Visitor with(Device device, String name) {
        return new Visitor(Stage.browser().newContext(device.options()), name);
    }

    private void watch(Request request) {
        if (!request.url().startsWith(site + "/") && !isLocal(request.url())) {
            troubles.add("a request to another host: " + request.url());
        }
    }

    /// What the page itself holds.
    static boolean isLocal(String url) {
        return url.startsWith("data:") || url.startsWith("blob:");
    }

    private void remember(Response answer) {
        if (answer.request().isNavigationRequest()) {
            response = answer;
            documents.add(answer.url().replaceAll("#.*", ""));
        }
    }

    private void listen(ConsoleMessage message) {
        // A page that says "not found" is answered with 404, which the browser mentions.
        boolean isPageStatus = message.text().startsWith("Failed to load resource: the server responded with a status")
                && documents.contains(message.location().replaceAll("(#.*)?:\\d+:\\d+$", ""));
        if ((message.type().equals("error") || message.type().equals("warning")) && !isPageStatus) {
            troubles.add("console: " + message.text() + " at " + message.location());
        }
    }

    /// From now on visits another app than the one that all stories share.
    Visitor at(String url) {
        home = url;
        return this;
    }

    /// Comes from a network of their own, as a proxy would say: no limit for one network concerns two visitors.
    Visitor fromElsewhere() {
        String network = "2001:db8:%x::1".formatted(COUNTER.incrementAndGet());
        context.setExtraHTTPHeaders(Map.of("X-Forwarded-For", network));
        return this;
    }

    /// Goes to a path of the visitor's app.
    Visitor open(String path) {
        String elsewhere = home;
        return open(elsewhere == null ? Stage.url() : elsewhere, path);
    }

    Visitor open(String url, String path) {
        site = url;
        page.navigate(url + path);
        return this;
    }

    /// Goes there and looks before everything has arrived.
    void startOpening(String path) {
        site = Stage.url();
        page.navigate(site + path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
    }

    /// Goes to the petition, in a language.
    Visitor openPetition(String language) {
        return openPetition(language, CampaignCopies.SHIPPED);
    }

    Visitor openPetition(String language, String campaign) {
        return open("/" + language + "/" + campaign);
    }

    Visitor fillForm(String name, String address) {
        page.locator("#name").fill(name);
        page.locator("#email").fill(address);
        page.locator("#country").selectOption("BE");
        page.locator("#age_ok").check();
        page.locator("#consent").check();
        page.locator("[name=updates][value=no]").check();
        return this;
    }

    Visitor press(String selector) {
        page.locator(selector).click();
        return this;
    }

    /// Fills the form and sends it.
    Visitor sign(String name) {
        return fillForm(name, email).press(SIGN);
    }

    static final String SIGN = "form.card > .button";

    /// Waits for a mail to this visitor and follows its link for that purpose: `confirm` or `my-signature`.
    Visitor followMail(String purpose) {
        open("/dev/mailbox");
        Locator mail = page.locator("article").filter(new Locator.FilterOptions().setHasText(email));
        for (int i = 0; i < 100 && mail.count() == 0; i++) {
            page.waitForTimeout(100);
            page.reload();
        }
        mail.first().locator("a[href*='/" + purpose + "/']").click();
        page.waitForURL("**/" + purpose + "/**");
        return this;
    }

    /// From the petition to "thank you".
    Visitor signAndConfirm(String language, String campaign, String name) {
        openPetition(language, campaign).sign(name);
        page.waitForURL("**/inbox/**");
        followMail("confirm").press(CONFIRM);
        page.waitForURL("**/thanks/**");
        return this;
    }

    static final String CONFIRM = "form:has([value=confirm]) button";
    static final String REJECT = "form:has([value=reject]) button";
    static final String WITHDRAW = "form:has([value=withdraw]) button";

    Visitor seesHeading(String text) {
        assertThat(page.locator("h1")).hasText(text);
        return this;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    String email() {
        return email;
    }

    /// The status of the page that is shown.
    int status() {
        Response last = response;
        return last == null ? 0 : last.status();
    }

    /// Lets the visitor reach the page behind "Leave this page" on a stub, so that nothing leaves this machine.
    Visitor stub(String host) {
        context.route(
                url -> host.equals(URI.create(url).getHost()),
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<!doctype html><title>neutral</title><p>A neutral page")));
        return this;
    }

    /// What went wrong so far, and forgets it.
    List<String> takeTroubles() {
        List<String> taken = List.copyOf(troubles);
        troubles.clear();
        return taken;
    }

    @Override
    public void close() {
        List<?> cookies = context.cookies();
        context.close();
        Assertions.assertThat(troubles).as("what no visitor may meet").isEmpty();
        Assertions.assertThat(cookies).as("cookies").isEmpty();
    }
}
