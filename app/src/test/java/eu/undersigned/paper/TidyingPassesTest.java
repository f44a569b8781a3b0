package eu.undersigned.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.consultation.AskingKit;
import eu.undersigned.db.Database;
import eu.undersigned.db.DatabaseAddress;
import eu.undersigned.db.TestPostgres;
import eu.undersigned.http.StaticFiles;
import eu.undersigned.http.Templates;
import eu.undersigned.i18n.Language;
import eu.undersigned.layout.Layout;
import eu.undersigned.seal.Identity;
import eu.undersigned.secrets.KeyedHash;
import eu.undersigned.secrets.SecretBox;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the hourly job does with passes that nobody hands in; and handing in while the database refuses, dies, or is
/// asked twice: nothing that was taken is lost, nothing counts twice.
class TidyingPassesTest {
    private static final byte[] KEY = new byte[32];
    private static final LocalDate MADE = LocalDate.of(2027, 5, 10);
    private static final LocalDate CLOSE = LocalDate.of(2027, 5, 31);
    private static final Sheet SHEET =
            new Sheet(Map.of("place", List.of("park")), Map.of("wish", "a longer break at noon"));

    private final DatabaseAddress address = TestPostgres.emptyDatabase();
    private final Database database = Database.open(address, 8);
    private Instant now = noon(MADE);
    private final AskingKit kit;
    private final Entering entering;
    private final Runnable hourly;

    TidyingPassesTest(@TempDir Path folder) {
        SecureRandom random = new SecureRandom();
        this.kit = AskingKit.of(folder, database, Optional.of(Identity.generate()), () -> now);
        SecretBox box = new SecretBox(new KeyedHash(KEY).of("class pages"), random);
        this.entering = new Entering(kit.campaigns(), database, box, kit.answering(), () -> now);
        Layout layout = new Layout(new Templates(), new StaticFiles(), () -> false, "https://petition.example.org");
        this.hourly =
                new PaperModule(kit.campaigns(), database, KEY, kit.answering(), layout, random, () -> now).expiry();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    private Campaign campaign() {
        return kit.campaigns().find("every-second-counts").orElseThrow();
    }

    /// A pass of today, in Belgium, where nobody of 16 needs a guardian.
    private PassToken pass(String consultation, int children) {
        PassToken token = PassToken.of(new KeyedHash(KEY).of(consultation, Integer.toString(children)));
        ClassPass pass = new ClassPass(
                0,
                campaign().id(),
                consultation,
                OptionalInt.empty(),
                "16-17",
                "BE",
                Language.EN,
                children,
                "the blue room",
                PassState.OPEN,
                false);
        database.useTransaction(transaction -> PassStore.add(transaction, pass, token, entering.today()));
        return token;
    }

    /// Types in the first sheets of a page.
    private void types(PassToken token, int page, int onPage, int filled) {
        List<Sheet> sheets = new ArrayList<>(Collections.nCopies(filled, SHEET));
        sheets.addAll(Collections.nCopies(onPage - filled, Sheet.EMPTY));
        assertThat(entering.save(token, page, SheetPage.empty(onPage).hash(), new SheetPage(sheets)))
                .isInstanceOf(EntryResult.Done.class);
    }

    private void passes(LocalDate day) {
        now = noon(day);
        hourly.run();
        hourly.run(); // twice is as good as once
    }

    private long number(String sql) {
        return database.inTransaction(
                transaction -> transaction.createQuery(sql).mapTo(Long.class).one());
    }

    private long handedIn() {
        return number("SELECT count(*) FROM consultation_waiting");
    }

    private long words() {
        return number("SELECT count(*) FROM consultation_text");
    }

    private long pages() {
        return number("SELECT count(*) FROM class_page");
    }

    private long known() {
        return number("SELECT count(*) FROM class_pass");
    }

    @Test
    void aCompleteGroupThatNobodyHandedInCountsOnceTheConsultationIsOver() {
        PassToken token = pass("may", 12);
        types(token, 1, 10, 10);
        types(token, 2, 2, 2);
        passes(CLOSE);
        assertThat(handedIn()).as("somebody may still correct it").isZero();
        passes(CLOSE.plusDays(1));
        assertThat(handedIn()).isEqualTo(12);
        assertThat(words()).isEqualTo(12);
        assertThat(pages()).isZero();
        assertThat(number("SELECT count(*) FROM class_pass WHERE state = 'done' AND label = ''"))
                .isEqualTo(1);
        assertThat(entering.handIn(token)).isEqualTo(new EntryResult.Over(Group.Stage.DONE));
        passes(CLOSE.plusDays(31));
        assertThat(known()).as("and is forgotten later").isZero();
        assertThat(handedIn()).isEqualTo(12);
    }

    /// One child was absent, or somebody forgot the last button.
    @Test
    void aGroupWithSheetsMissingCountsToo() {
        PassToken token = pass("may", 12);
        types(token, 1, 10, 9);
        passes(CLOSE);
        assertThat(pages()).isEqualTo(1);
        passes(CLOSE.plusDays(1));
        assertThat(pages()).isZero();
        assertThat(handedIn()).isEqualTo(9);
        assertThat(words()).isEqualTo(9);
        passes(CLOSE.plusDays(31));
        assertThat(known()).isZero();
        assertThat(handedIn()).isEqualTo(9);
    }

    @Test
    void aPassWithoutAnySheetIsErasedThirtyDaysAfterTheClose() {
        PassToken token = pass("may", 12);
        passes(CLOSE.plusDays(30));
        assertThat(known()).isEqualTo(1);
        passes(CLOSE.plusDays(31));
        assertThat(known()).isZero();
        assertThat(entering.handIn(token)).isInstanceOf(EntryResult.Unknown.class);
    }

    @Test
    void withoutALastDayAPassEndsHalfAYearAfterSomethingWasTypedIn() {
        PassToken token = pass("endless", 12);
        now = noon(MADE.plusDays(40));
        types(token, 1, 10, 10);
        passes(MADE.plusDays(40 + 180));
        assertThat(pages()).isEqualTo(1);
        passes(MADE.plusDays(40 + 181));
        assertThat(known()).isZero();
        assertThat(pages()).isZero();
        assertThat(handedIn()).isEqualTo(10);
    }

    /// In the middle of the group the database refuses a row, or its process ends.
    @ParameterizedTest
    @ValueSource(strings = {"RAISE EXCEPTION 'full'", "PERFORM pg_terminate_backend(pg_backend_pid())"})
    void handingInThatBreaksOffLosesNothingAndCountsNothingTwice(String fault) {
        PassToken token = pass("may", 12);
        types(token, 1, 10, 10);
        types(token, 2, 2, 2);
        breaks(fault);
        assertThatThrownBy(() -> entering.handIn(token)).isInstanceOf(RuntimeException.class);
        assertThat(handedIn()).isZero();
        assertThat(words()).isZero();
        assertThat(pages()).isEqualTo(2);
        assertThat(entering.find(token).orElseThrow().sheets()).isEqualTo(12);

        mends();
        assertThat(entering.handIn(token)).isInstanceOf(EntryResult.Done.class);
        assertThat(entering.handIn(token)).isEqualTo(new EntryResult.Over(Group.Stage.DONE));
        assertThat(handedIn()).isEqualTo(12);
        assertThat(words()).isEqualTo(12);
        assertThat(pages()).isZero();
    }

    @Test
    void theJobThatBreaksOffBeginsAnewAnHourLater() {
        PassToken token = pass("may", 12);
        types(token, 1, 10, 10);
        types(token, 2, 2, 2);
        breaks("RAISE EXCEPTION 'full'");
        now = noon(CLOSE.plusDays(1));
        assertThatThrownBy(hourly::run).isInstanceOf(RuntimeException.class);
        assertThat(handedIn()).isZero();
        mends();
        hourly.run();
        assertThat(handedIn()).isEqualTo(12);
    }

    /// From the seventh row on. The application's own role may not do this.
    private void breaks(String fault) {
        TestPostgres.execute(address, """
                CREATE FUNCTION breaks() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF (SELECT count(*) FROM consultation_waiting) >= 6 THEN
                        %s;
                    END IF;
                    RETURN NEW;
                END $$
                """.formatted(fault));
        TestPostgres.execute(
                address,
                "CREATE TRIGGER breaks BEFORE INSERT ON consultation_waiting FOR EACH ROW EXECUTE FUNCTION breaks()");
    }

    private void mends() {
        TestPostgres.execute(address, "DROP TRIGGER breaks ON consultation_waiting");
    }

    @Test
    void whoeverHandsInAtTheSameTimeCountsOnce() throws Exception {
        PassToken token = pass("may", 12);
        types(token, 1, 10, 10);
        types(token, 2, 2, 2);
        now = noon(CLOSE.plusDays(1));
        List<EntryResult> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<EntryResult> handIn = () -> entering.handIn(token);
            Future<?> job = threads.submit(hourly);
            for (Future<EntryResult> one : threads.invokeAll(Collections.nCopies(4, handIn))) {
                results.add(one.get());
            }
            job.get();
        }
        assertThat(results.stream().filter(EntryResult.Done.class::isInstance).count())
                .isLessThanOrEqualTo(1);
        assertThat(handedIn()).isEqualTo(12);
        assertThat(words()).isEqualTo(12);
    }
}
