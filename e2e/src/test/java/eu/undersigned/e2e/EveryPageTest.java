package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds on every kind of page. That no page asks another host, sets a cookie or makes the console complain is
/// checked by [Visitor] in each story.
class EveryPageTest {
    @ParameterizedTest
    @EnumSource
    void putsUpNoBarriers(PageKind kind) {
        try (Visitor visitor = Visitor.with(Device.PHONE, "axe")) {
            kind.reach(visitor, "en");
            List<String> barriers = new ArrayList<>();
            Page page = visitor.page();
            for (int width : new int[] {360, 1280}) {
                page.setViewportSize(width, 800);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
                Axe.barriers(page).forEach(barrier -> barriers.add(width + " px, light: " + barrier));
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                Axe.faintText(page).forEach(barrier -> barriers.add(width + " px, dark: " + barrier));
            }
            assertThat(barriers).isEmpty();
        }
    }

    /// In German: nowhere are words longer.
    @ParameterizedTest
    @EnumSource
    void fitsCanBeTouchedAndCanBeLeft(PageKind kind) {
        try (Visitor visitor = Visitor.with(Device.PHONE, "touch")) {
            kind.reach(visitor, "de");
            Page page = visitor.page();
            if (kind != PageKind.MAILBOX) { // it is for developers
                assertThat(page.locator("header [data-leave]")).isInViewport();
                assertThat(page.locator("header .help")).isInViewport();
            }
            assertThat(Measures.smallTargets(page))
                    .as("targets that are too small")
                    .isEmpty();
            page.setViewportSize(Device.ZOOMED.width(), Device.ZOOMED.height());
            assertThat(Measures.overflow(page))
                    .as("what is wider than the page at 400 % zoom")
                    .isEmpty();
        }
    }
}
