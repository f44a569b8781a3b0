package eu.undersigned.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;
import eu.undersigned.leaf.Leaf;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sam holds a receipt and does not believe the server: what it can do to the log comes to light in the browser.
class SamDoubtsTheLogTest {
    private static Visitor sam() {
        return Visitor.with(Device.DESK, "sam");
    }

    private static Checker checker(Visitor sam, MadeLog log) {
        log.answer(sam.context());
        return Checker.of(sam, "en");
    }

    /// Around the borders of tiles, which hold 256 hashes each, and in three levels of them.
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0",
        "1, 0, 1",
        "2, 1, 3",
        "255, 254, 1",
        "255, 0, 2",
        "256, 255, 0",
        "256, 3, 1",
        "257, 256, 255",
        "300, 77, 700",
        "511, 300, 1",
        "512, 511, 1",
        "65535, 65534, 2",
        "65536, 12, 1",
        "65537, 65536, 300"
    })
    void anHonestLogIsBelieved(int before, int index, int later) {
        try (Visitor sam = sam()) {
            MadeLog log = new MadeLog().signed(before);
            String receipt = log.receipt(index);
            log.signed(later);
            Checker checker = checker(sam, log).check(receipt);
            assertThat(checker.outcome()).isEqualTo("counted");
            assertThat(Checker.of(sam, "en", "#" + MadeLog.shortForm(index))
                            .done()
                            .outcome())
                    .isEqualTo("counted");
        }
    }

    @Test
    void whatBecameOfASignatureIsReadFromTheLog() {
        try (Visitor sam = sam()) {
            MadeLog log = new MadeLog().signed(10);
            String receipt = log.receipt(4);
            Checker checker = checker(sam, log.withdrawn(5));
            assertThat(checker.check(receipt).outcome()).isEqualTo("counted");
            log.changed(new Leaf.Invalidated(1, 4, "disposable-domain"), "invalidated");
            assertThat(checker.check(receipt).outcome()).isEqualTo("invalidated");
            assertThat(checker.part("explained")).containsText("disposable-domain");
            log.changed(new Leaf.Corrected(1, 4, "MT"), "corrected").changed(new Leaf.Reinstated(1, 4), "reinstated");
            assertThat(checker.check(receipt).outcome()).isEqualTo("counted");
            assertThat(checker.part("country")).hasText("Malta (before: Belgium)");
            assertThat(checker.part("organisation")).hasText("eurochild");
            assertThat(checker.check(log.withdrawn(4).receipt(4)).outcome()).isEqualTo("withdrawn");
            assertThat(checker.part("explained")).containsText("erased");
        }
    }

    private static void alarms(String outcome, int size, Consumer<MadeLog> deed) {
        try (Visitor sam = sam()) {
            MadeLog log = new MadeLog().signed(size);
            String receipt = log.receipt(3);
            deed.accept(log);
            Checker checker = checker(sam, log).check(receipt);
            assertThat(checker.outcome()).isEqualTo(outcome);
            assertThat(checker.part("alarm")).isVisible();
            // A log of no entries has no list of changes, which the console says.
            assertThat(sam.takeTroubles()).allMatch(trouble -> trouble.contains("404"));
        }
    }

    @Test
    void aRewrittenLogIsFound() {
        alarms("alarm-rewritten", 300, log -> log.rewritten(3).signed(5));
        alarms("alarm-rewritten", 300, log -> log.rewritten(299));
        alarms("alarm-rewritten", 300, log -> log.cutTo(299).signed(600).rewritten(299));
    }

    @Test
    void aLogThatLostEntriesIsFound() {
        alarms("alarm-shorter", 300, log -> log.cutTo(299));
        alarms("alarm-shorter", 4, log -> log.cutTo(0));
    }

    @Test
    void aChangeThatTheLogDoesNotHoldIsFound() {
        alarms(
                "alarm-broken",
                20,
                log -> log.signed(1)
                        .changed(new Leaf.Withdrawn(1, 4), "withdrawn")
                        .claimed(3, 20));
        alarms("alarm-broken", 20, log -> log.changed(new Leaf.Reinstated(1, 3), "reinstated"));
        alarms("alarm-broken", 20, log -> log.withdrawn(3).withdrawn(3));
    }

    @Test
    void theTwoSignedStatesCanBeSaved() throws IOException {
        try (Visitor sam = sam()) {
            MadeLog log = new MadeLog().signed(300);
            String receipt = log.receipt(3);
            String then = log.checkpoint();
            String now = log.rewritten(3).checkpoint();
            Checker checker = checker(sam, log).check(receipt);
            Download saved =
                    sam.page().waitForDownload(() -> checker.part("save").click());
            assertThat(Files.readString(saved.path())).isEqualTo(then + "\n" + now);
        }
    }

    /// Answers for one file of the log are spoilt on their way.
    private static String outcomeWith(String file, Consumer<Route> spoil) {
        try (Visitor sam = sam()) {
            MadeLog log = new MadeLog().signed(300);
            String receipt = log.receipt(3);
            Checker checker = checker(sam, log.signed(300).withdrawn(3));
            sam.context().route("**/log/" + file, spoil);
            String outcome = checker.check(receipt).outcome();
            assertThat(sam.takeTroubles()).allMatch(trouble -> trouble.contains("Failed to load resource"));
            return outcome;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tile/0/001, 3000, alarm-broken",
        "tile/0/002.p/89, 89, alarm-broken",
        "tile/1/000.p/2, 40, alarm-broken",
        "tile/entries/002.p/89, 9000, alarm-broken",
        "checkpoint, 5, alarm-unsigned",
        "checkpoint, 70, alarm-unsigned"
    })
    void anAlteredByteIsFound(String file, int at, String outcome) {
        assertThat(outcomeWith(file, route -> {
                    byte[] body = new MadeLog().signed(600).withdrawn(3).file(file);
                    body[Math.min(at, body.length - 1)] ^= 1;
                    route.fulfill(new Route.FulfillOptions().setBodyBytes(body));
                }))
                .isEqualTo(outcome);
    }

    @Test
    void anAnswerOfAnotherLengthIsFound() {
        for (byte[] body : List.of(new byte[0], new byte[31], new byte[1 << 20])) {
            assertThat(outcomeWith("tile/0/001", route -> route.fulfill(new Route.FulfillOptions().setBodyBytes(body))))
                    .isEqualTo("alarm-broken");
        }
    }

    /// A server that fails says nothing about the log.
    @Test
    void aLogThatCannotBeReadIsNoAlarm() {
        for (String file : List.of("checkpoint", "changes/0", "tile/0/001", "tile/entries/002**")) {
            assertThat(outcomeWith(file, Route::abort)).isEqualTo("genuine");
            assertThat(outcomeWith(file, route -> route.fulfill(new Route.FulfillOptions().setStatus(503))))
                    .isEqualTo("genuine");
        }
    }

    @Test
    void aCheckpointThatIsASecondOldIsNoAlarm() {
        try (Visitor sam = sam()) {
            MadeLog old = new MadeLog().signed(299);
            MadeLog log = new MadeLog().signed(300);
            Checker checker = checker(sam, log);
            sam.context()
                    .route(
                            "**/log/checkpoint",
                            route -> route.fulfill(new Route.FulfillOptions().setBodyBytes(old.file("checkpoint"))),
                            new com.microsoft.playwright.BrowserContext.RouteOptions().setTimes(1));
            assertThat(checker.check(log.receipt(3)).outcome()).isEqualTo("counted");
        }
    }

    @Test
    void witnessesAreNamedAndTheirSignaturesChecked() {
        try (Visitor sam = sam()) {
            MadeLog log = new MadeLog().signed(30);
            String alone = log.receipt(3);
            String receipt = log.witnessed().receipt(3);
            Checker checker = checker(sam, log);
            assertThat(checker.check(receipt).outcome()).isEqualTo("counted");
            assertThat(checker.part("steps")).containsText("Countersigned by the independent witness witness.example");
            assertThat(checker.part("steps")).containsText("November 22, 2026");
            checker.check(alone);
            assertThat(checker.part("steps")).containsText("No independent witness known to this page");
            int last = receipt.lastIndexOf("— witness.example ") + "— witness.example ".length() + 60;
            String forged = receipt.substring(0, last)
                    + (receipt.charAt(last) == 'A' ? 'B' : 'A')
                    + receipt.substring(last + 1);
            assertThat(checker.check(forged).outcome()).contains("has not signed it in this form");
        }
    }

    @Test
    void aReceiptFromAnotherLogIsNamed() {
        try (Visitor sam = sam()) {
            String foreign = new MadeLog().signed(3).receipt(1);
            Checker checker = Checker.of(sam, "en"); // the app's own log
            assertThat(checker.check(foreign).outcome()).contains("from another log: " + MadeLog.ORIGIN);
        }
    }
}
