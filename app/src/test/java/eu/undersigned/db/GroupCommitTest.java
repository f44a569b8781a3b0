package eu.undersigned.db;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.db.GroupCommit.Bounds;
import eu.undersigned.db.GroupCommit.Outcome;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {
    private static final Bounds BOUNDS = new Bounds(1000, 200, Duration.ofSeconds(10));
    /// The row whose batch waits for the test.
    private static final int GATE = 0;

    private static final int UNLUCKY = 13;

    private volatile long backend;

    private final CountDownLatch gateReached = new CountDownLatch(1);
    private final CountDownLatch gateOpen = new CountDownLatch(1);
    private final List<Integer> committed = new CopyOnWriteArrayList<>();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private DatabaseAddress address = TestPostgres.emptyDatabase();
    private Database database = Database.open(address, 6);

    @BeforeEach
    void makeTable() {
        TestPostgres.execute(
                address,
                "CREATE TABLE item (n integer NOT NULL CHECK (n <> " + UNLUCKY + "), at timestamptz DEFAULT now())");
    }

    @AfterEach
    void closeAll() {
        gateOpen.countDown();
        requests.shutdownNow(); // and no waiting: a row that is never answered must fail its test, not hold the build
        database.close();
    }

    @Test
    void commitsWhatWaitsInOneTransactionAndAnswersEachWithItsOwnResult() throws Exception {
        try (var commits = commits(BOUNDS)) {
            List<CompletableFuture<Outcome<String>>> answers = submitBehindTheGate(commits, numbers(100, 150));

            for (int i = 0; i < 50; i++) {
                assertThat(answers.get(i).get()).isEqualTo(new Outcome.Done<>("row " + (100 + i)));
            }
        }
        assertThat(committed).containsExactly(1, 50);
        assertThat(rowsInTheDatabase()).hasSize(51);
        assertThat(transactions()).isEqualTo(2);
    }

    @Test
    void oneRefusedRowHarmsNoOtherOfItsBatch() throws Exception {
        try (var commits = commits(BOUNDS)) {
            List<Integer> hundred = numbers(1, 101);
            List<CompletableFuture<Outcome<String>>> answers = submitBehindTheGate(commits, hundred);

            for (int n : hundred) {
                Outcome<String> expected = n == UNLUCKY ? new Outcome.Refused<>() : new Outcome.Done<>("row " + n);
                assertThat(answers.get(n - 1).get()).isEqualTo(expected);
            }
        }
        assertThat(rowsInTheDatabase()).hasSize(100).doesNotContain(UNLUCKY).doesNotHaveDuplicates();
    }

    @Test
    void aBugInABatchRefusesItsRowsAndTheNextBatchWorks() {
        try (var commits = new GroupCommit<Integer, String>("test", database, BOUNDS, this::failing, (_, _) -> {})) {
            assertThat(commits.submit(1)).isEqualTo(new Outcome.Refused<>());
            assertThat(commits.submit(2)).isEqualTo(new Outcome.Done<>("fine"));
        }
    }

    private List<String> failing(Handle transaction, List<Integer> rows) {
        return rows.contains(1) ? List.of() : List.of("fine");
    }

    @Test
    void whateverABatchThrowsTheWriterGoesOn() {
        GroupCommit.Batch<Integer, String> batch = (_, rows) -> {
            if (rows.contains(1)) {
                throw new StackOverflowError("not even an exception");
            }
            return List.of("fine");
        };
        try (var commits = new GroupCommit<>("test", database, quick(), batch, (_, _) -> {})) {
            assertThat(commits.submit(1)).isEqualTo(new Outcome.Unavailable<>());
            assertThat(commits.submit(2)).isEqualTo(new Outcome.Done<>("fine"));
        }
    }

    @Test
    void anObserverThatFailsTakesNothingBack() {
        GroupCommit.Observer broken = (_, _) -> {
            throw new IllegalStateException("the observer");
        };
        try (var commits = new GroupCommit<>("test", database, quick(), this::insert, broken)) {
            assertThat(commits.submit(1)).isEqualTo(new Outcome.Done<>("row 1"));
            assertThat(commits.submit(2)).isEqualTo(new Outcome.Done<>("row 2"));
        }
    }

    @Test
    void aFullQueueAnswersAtOnce() throws Exception {
        try (var commits = commits(new Bounds(2, 200, Duration.ofSeconds(10)))) {
            var blocked = requests.submit(() -> commits.submit(GATE));
            gateReached.await();
            var waiting = List.of(requests.submit(() -> commits.submit(1)), requests.submit(() -> commits.submit(2)));
            awaitDepth(commits, 2);

            long start = System.nanoTime();
            assertThat(commits.submit(3)).isEqualTo(new Outcome.Full<>());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));

            gateOpen.countDown();
            assertThat(blocked.get()).isInstanceOf(Outcome.Done.class);
            for (var answer : waiting) {
                assertThat(answer.get()).isInstanceOf(Outcome.Done.class);
            }
        }
        assertThat(rowsInTheDatabase()).containsExactlyInAnyOrder(GATE, 1, 2);
    }

    @Test
    void closingWritesWhatWaitsAndTakesNothingMore() throws Exception {
        var commits = commits(BOUNDS);
        List<CompletableFuture<Outcome<String>>> answers = new ArrayList<>();
        answers.add(submit(commits, GATE));
        gateReached.await();
        numbers(1, 11).stream().filter(n -> n != UNLUCKY).forEach(n -> answers.add(submit(commits, n)));
        awaitDepth(commits, 10);

        var closing = requests.submit(commits::close);
        Thread.sleep(100);
        assertThat(closing.isDone()).isFalse();
        assertThat(commits.submit(99)).isEqualTo(new Outcome.Full<>());
        gateOpen.countDown();
        closing.get();

        for (var answer : answers) {
            assertThat(answer.get()).isInstanceOf(Outcome.Done.class);
        }
        assertThat(rowsInTheDatabase()).hasSize(11);
    }

    @Test
    void aKilledServerLosesNothingThatWasPromised() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(TestPostgres.freshFolder("commit"), "secret")) {
            useDatabaseOf(server);
            try (var commits = commits(BOUNDS)) {
                List<Integer> promised = new ArrayList<>(List.of(1, 2, 3));
                promised.forEach(n -> assertThat(commits.submit(n)).isInstanceOf(Outcome.Done.class));

                // Killed with the rows written and not yet committed.
                var caught = submit(commits, GATE);
                gateReached.await();
                ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
                // Its connection lives on for an instant, and might commit: that would hold, but is not what is meant
                // here.
                awaitEnd(backend);
                gateOpen.countDown();
                assertThat(caught.get()).isEqualTo(new Outcome.Unavailable<>());

                promised.add(submitUntilDone(commits, 100));
                assertThat(rowsInTheDatabase()).containsExactlyInAnyOrderElementsOf(promised);
            }
        }
    }

    private void useDatabaseOf(EmbeddedPostgres server) {
        database.close();
        address = server.address();
        database = Database.open(address, 6);
        makeTable();
    }

    private static void awaitEnd(long pid) throws InterruptedException {
        while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
            Thread.sleep(5);
        }
    }

    private static int submitUntilDone(GroupCommit<Integer, String> commits, int first) {
        for (int n = first; n < first + 100; n++) {
            if (commits.submit(n) instanceof Outcome.Done) {
                return n;
            }
        }
        throw new AssertionError("the database did not come back");
    }

    private static Bounds quick() {
        return new Bounds(10, 10, Duration.ofSeconds(2));
    }

    private GroupCommit<Integer, String> commits(Bounds bounds) {
        return new GroupCommit<>("test", database, bounds, this::insert, (rows, _) -> committed.add(rows));
    }

    private List<String> insert(Handle transaction, List<Integer> rows) throws SQLException {
        try (PreparedStatement statement =
                transaction.getConnection().prepareStatement("INSERT INTO item (n) SELECT * FROM unnest(?)")) {
            new Columns<>(statement, rows).column("int4", n -> n);
            statement.executeUpdate();
        }
        if (rows.contains(GATE)) {
            backend = transaction
                    .createQuery("SELECT pg_backend_pid()")
                    .mapTo(Long.class)
                    .one();
            gateReached.countDown();
            awaitGate();
        }
        return rows.stream().map(n -> "row " + n).toList();
    }

    private void awaitGate() {
        try {
            assertThat(gateOpen.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Hands the rows in while a first batch is held, so that they make the next one; then lets go.
    private List<CompletableFuture<Outcome<String>>> submitBehindTheGate(
            GroupCommit<Integer, String> commits, List<Integer> rows) throws InterruptedException {
        var unused = submit(commits, GATE);
        gateReached.await();
        List<CompletableFuture<Outcome<String>>> answers =
                rows.stream().map(n -> submit(commits, n)).toList();
        awaitDepth(commits, rows.size());
        gateOpen.countDown();
        return answers;
    }

    private CompletableFuture<Outcome<String>> submit(GroupCommit<Integer, String> commits, int n) {
        return CompletableFuture.supplyAsync(() -> commits.submit(n), requests);
    }

    private static void awaitDepth(GroupCommit<Integer, String> commits, int depth) throws InterruptedException {
        while (commits.depth() < depth) {
            Thread.sleep(5);
        }
    }

    private static List<Integer> numbers(int from, int until) {
        return IntStream.range(from, until).boxed().toList();
    }

    private List<Integer> rowsInTheDatabase() {
        return database.inTransaction(transaction -> transaction
                .createQuery("SELECT n FROM item")
                .mapTo(Integer.class)
                .list());
    }

    private int transactions() {
        return database.inTransaction(transaction -> transaction
                .createQuery("SELECT count(DISTINCT at) FROM item")
                .mapTo(Integer.class)
                .one());
    }
}
