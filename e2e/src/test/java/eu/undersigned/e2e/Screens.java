package eu.undersigned.e2e;

import com.microsoft.playwright.Page;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/// On what every story of many pages is lived through: a phone and a desk, with scripts and without.
final class Screens {
    private Screens() {}

    static Stream<Device> all() {
        return Stream.of(Device.PHONE, Device.PHONE.withoutScripts(), Device.DESK, Device.DESK.withoutScripts());
    }

    /// Nothing is wider than the page, and it puts up no barriers, as far as a script can look at it.
    static void fits(Page page, Device device) {
        Assertions.assertThat(Measures.overflow(page)).as(page.url()).isEmpty();
        if (device.scripts()) {
            Assertions.assertThat(Axe.barriers(page)).as(page.url()).isEmpty();
        }
    }
}
