package eu.undersigned.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a first visit costs: bytes over the wire, and patience.
class WeightTest {
    private static final long MOST_BYTES = 100_000;
    private static final long MOST_SCRIPT_BYTES = 10_000;

    /// Bytes on the wire, headers included, by request; and which requests are for scripts.
    private static final class Meter {
        private final Map<String, Long> bytes = new HashMap<>();
        private final Map<String, String> types = new HashMap<>();

        Meter(CDPSession session) {
            session.send("Network.enable");
            session.on(
                    "Network.responseReceived",
                    event -> types.put(id(event), event.get("type").getAsString()));
            session.on("Network.dataReceived", event -> bytes.merge(id(event), number(event), Long::sum));
            session.on("Network.loadingFinished", event -> bytes.put(id(event), number(event)));
        }

        private static String id(JsonObject event) {
            return event.get("requestId").getAsString();
        }

        private static long number(JsonObject event) {
            return event.get("encodedDataLength").getAsLong();
        }

        long total() {
            return bytes.values().stream().mapToLong(Long::longValue).sum();
        }

        long of(String type) {
            return bytes.entrySet().stream()
                    .filter(entry -> type.equals(types.get(entry.getKey())))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cs", "el", "bg"})
    void aFirstVisitIsLight(String language) {
        try (Visitor visitor = Visitor.with(Device.PHONE, "light")) {
            Page page = visitor.page();
            Meter meter = new Meter(visitor.context().newCDPSession(page));
            visitor.openPetition(language);
            page.evaluate("document.fonts.ready.then(() => true)");
            page.waitForTimeout(500);
            assertThat(meter.of("Font")).as("fonts were loaded").isPositive();
            assertThat(meter.of("Script")).isPositive().isLessThan(MOST_SCRIPT_BYTES);
            assertThat(meter.total()).isLessThan(MOST_BYTES);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en,360,0.02",
        "en,1280,0.02",
        "de,360,0.02",
        "cs,360,0.02",
        "el,360,0.02",
        "el,1280,0.02",
        "bg,360,0.02",
        "bg,1280,0.02",
        "mt,360,0.02"
    })
    void nothingMovesWhenTheFontsArrive(String language, int width, double most) {
        try (Visitor visitor = Visitor.with(Device.PHONE.wide(width), "patient")) {
            visitor.context().addInitScript("""
                    window.shifts = [];
                    new PerformanceObserver(list => list.getEntries().forEach(e => window.shifts.push(
                      [e.value, ...e.sources.map(s => s.node?.outerHTML?.slice(0, 60))].join(' '))))
                      .observe({type: 'layout-shift', buffered: true});
                    """);
            Queue<Route> fonts = new ArrayDeque<>();
            Page page = visitor.page();
            page.route("**/*.woff2", fonts::add);
            visitor.startOpening("/" + language + "/" + CampaignCopies.SHIPPED);
            page.waitForTimeout(600); // read in the system's font
            assertThat(fonts).isNotEmpty();
            page.unroute("**/*.woff2");
            fonts.forEach(Route::resume);
            page.waitForLoadState();
            page.evaluate("document.fonts.ready.then(() => true)");
            page.waitForTimeout(300);
            Object shift = page.evaluate("window.shifts.map(parseFloat).reduce((a, b) => a + b, 0)");
            assertThat(((Number) shift).doubleValue())
                    .as("layout shift: " + page.evaluate("window.shifts.join('; ')"))
                    .isLessThan(most);
        }
    }
}
