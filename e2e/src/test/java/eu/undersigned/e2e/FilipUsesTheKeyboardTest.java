package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Filip has no mouse.
class FilipUsesTheKeyboardTest {
    private static final int MOST_STOPS = 80;

    /// What covers the element that has the focus, in words; empty when the focus can be seen.
    private static final String COVERED = """
            () => {
              const focused = document.activeElement;
              const box = focused.getBoundingClientRect();
              const x = Math.min(innerWidth - 1, Math.max(0, box.left + Math.min(box.width / 2, 20)));
              const y = box.top + box.height / 2;
              const top = document.elementFromPoint(x, y);
              if (!top) return `${focused.outerHTML.slice(0, 80)} is outside of the window`;
              const same = focused.contains(top) || top.contains(focused) || focused.labels && [...focused.labels].some(l => l.contains(top));
              const outline = getComputedStyle(focused);
              if (outline.outlineStyle === 'none') return `${focused.outerHTML.slice(0, 80)} shows no focus`;
              return same ? '' : `${focused.outerHTML.slice(0, 80)} is covered by ${top.outerHTML.slice(0, 80)}`;
            }
            """;

    @Test
    void signsWithKeysAlone() {
        try (Visitor filip = Visitor.with(Device.DESK, "filip")) {
            Page page = filip.openPetition("en").page();
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            assertThat(page.locator(".skip")).isInViewport();
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).isFocused();
            tabTo(page, "#name");
            page.keyboard().type("Filip Example");
            tabTo(page, "#email");
            page.keyboard().type(filip.email());
            tabTo(page, "#country");
            page.keyboard().type("Belg");
            tabTo(page, "#age_ok");
            page.keyboard().press("Space");
            tabTo(page, "#consent");
            page.keyboard().press("Space");
            tabTo(page, "#updates");
            page.keyboard().press("ArrowDown");
            tabTo(page, Visitor.SIGN);
            page.keyboard().press("Enter");
            page.waitForURL("**/inbox/**");
            filip.followMail("confirm");
            tabTo(page, Visitor.CONFIRM);
            page.keyboard().press("Enter");
            page.waitForURL("**/thanks/**");
        }
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < MOST_STOPS; i++) {
            if ((Boolean) page.locator(selector).evaluate("e => e === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab never comes to " + selector);
    }

    static java.util.stream.Stream<Device> devices() {
        return java.util.stream.Stream.of(Device.PHONE, Device.DESK, new Device(1280, 600, true, false, false));
    }

    @ParameterizedTest
    @MethodSource("devices")
    void alwaysSeesWhereHeIs(Device device) {
        try (Visitor filip = Visitor.with(device, "filip")) {
            Page page = filip.openPetition("en").page();
            List<String> covered = new ArrayList<>();
            int stops = 0;
            do {
                page.keyboard().press("Tab");
                String by = (String) page.evaluate(COVERED);
                if (!by.isEmpty()) {
                    covered.add(by);
                }
                stops++;
            } while (stops < MOST_STOPS
                    && !(Boolean) page.evaluate(
                            "() => document.activeElement === [...document.querySelectorAll('footer a')].at(-1)"));
            Assertions.assertThat(stops).isBetween(20, MOST_STOPS - 1);
            Assertions.assertThat(covered).isEmpty();
        }
    }
}
