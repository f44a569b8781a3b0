package eu.undersigned.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The page on which receipts are checked.
final class Checker {
    private final Page page;
    private final List<String> requests = new ArrayList<>();

    private Checker(Page page) {
        this.page = page;
    }

    static Checker of(Visitor visitor, String language) {
        return of(visitor, language, "");
    }

    /// @param fragment with its `#`
    static Checker of(Visitor visitor, String language, String fragment) {
        Checker checker = new Checker(visitor.page());
        visitor.page().onRequest(request -> checker.requests.add(request.url()));
        visitor.open("/" + language + "/" + CampaignCopies.SHIPPED + "/receipt" + fragment);
        visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
        return checker;
    }

    /// What the page has asked for so far.
    List<String> requests() {
        return requests;
    }

    Checker check(String receipt) {
        return check("receipt.tlog-proof", receipt.getBytes(StandardCharsets.UTF_8));
    }

    /// Chooses a file, has it checked, and waits until the page is done.
    Checker check(String name, byte[] content) {
        page.locator("#file").setInputFiles(new FilePayload(name, "text/plain", content));
        page.locator("[data-part=form] button").click();
        return done();
    }

    Checker done() {
        page.locator("[data-part=result]:visible, [data-part=problem]:visible, [data-part=file-error]:visible")
                .first()
                .waitFor();
        return this;
    }

    /// Which of its results the page shows: `counted`, `withdrawn`, `alarm-rewritten` and so on; else what is wrong.
    String outcome() {
        return part("result").isVisible()
                ? part("result").getAttribute("data-outcome")
                : part("problem").innerText();
    }

    Locator part(String name) {
        return page.locator("[data-part=" + name + "]");
    }
}
