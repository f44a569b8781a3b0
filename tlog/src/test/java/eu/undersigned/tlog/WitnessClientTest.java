package eu.undersigned.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WitnessClientTest {
    private static final TestLog LOG = new TestLog(300);

    private final HttpClient http = HttpClient.newHttpClient();
    private final WitnessClient client = new WitnessClient(http, Duration.ofSeconds(20));
    private final List<AutoCloseable> open = new ArrayList<>(List.of(http));

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private static Cosigner cosigner(String name) {
        return Cosigner.of(name, KeyType.COSIGNATURE_ED25519, TestLog.seed(20), InstantSource.system());
    }

    private WitnessServer server(Cosigner cosigner) throws IOException {
        WitnessServer server = new WitnessServer(cosigner, TestLog.SIGNER.key());
        open.add(server);
        return server;
    }

    private WitnessServer server() throws IOException {
        return server(cosigner("w.example/1"));
    }

    private WitnessAnswer ask(Witness witness, long lastSize) throws Exception {
        return client.ask(LOG.checkpoint(), List.of(witness), _ -> lastSize, LOG)
                .getFirst();
    }

    private static Checkpoint head(int size) throws IOException {
        return new TestLog(size).checkpoint().checkpoint();
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyType.class,
            names = {"COSIGNATURE_ED25519", "COSIGNATURE_ML_DSA_44"})
    void aWitnessThatSeesTheLogForTheFirstTimeCosigns(KeyType type) throws Exception {
        WitnessServer server = server(Cosigner.of("w.example/1", type, TestLog.seed(20), InstantSource.system()));

        WitnessAnswer answer = ask(server.witness(), 0);

        assertThat(answer).isInstanceOf(WitnessAnswer.Cosigned.class);
        Cosignature cosignature = ((WitnessAnswer.Cosigned) answer).cosignature();
        assertThat(LOG.checkpoint().with(List.of(cosignature)).note().signatures())
                .hasSize(2);
        assertThat(server.statuses()).containsExactly(200);
    }

    @Test
    void aWitnessWhoseSizeIsKnownIsProvenToAtOnce() throws Exception {
        WitnessServer server = server();
        server.hasSeen(head(123));

        assertThat(ask(server.witness(), 123)).isInstanceOf(WitnessAnswer.Cosigned.class);
        assertThat(server.statuses()).containsExactly(200);
    }

    @ParameterizedTest
    @CsvSource({"0", "5", "299", "300"})
    void aWitnessThatTellsItsSizeIsProvenToFromThere(long known) throws Exception {
        WitnessServer server = server();
        server.hasSeen(head(123));

        assertThat(ask(server.witness(), known)).isInstanceOf(WitnessAnswer.Cosigned.class);
        assertThat(server.statuses()).containsExactly(409, 200);
    }

    @Test
    void theSameCheckpointMayBeCosignedAgain() throws Exception {
        WitnessServer server = server();
        server.hasSeen(head(300));

        assertThat(ask(server.witness(), 300)).isInstanceOf(WitnessAnswer.Cosigned.class);
    }

    @Test
    void aWitnessThatKnowsALargerTreeIsAnAlarm() throws Exception {
        WitnessServer server = server();
        server.hasSeen(head(301));

        assertThat(ask(server.witness(), 123)).isEqualTo(new WitnessAnswer.Ahead(server.witness(), 301));
        assertThat(ask(server.witness(), 302)).isEqualTo(new WitnessAnswer.Ahead(server.witness(), 302));
        assertThat(server.statuses()).containsExactly(409);
    }

    @Test
    void aWitnessThatSawAnotherHistoryIsAnAlarm() throws Exception {
        WitnessServer server = server();
        server.hasSeen(new Checkpoint(TestLog.SIGNER.key().name(), 123, new byte[32]));

        assertThat(ask(server.witness(), 123)).isEqualTo(new WitnessAnswer.Inconsistent(server.witness(), 123));
        assertThat(server.statuses()).containsExactly(422);
    }

    @Test
    void anotherHistoryOfTheSameSizeIsAnAlarmToo() throws Exception {
        WitnessServer server = server();
        server.hasSeen(new Checkpoint(TestLog.SIGNER.key().name(), 300, new byte[32]));

        assertThat(ask(server.witness(), 300)).isEqualTo(new WitnessAnswer.Inconsistent(server.witness(), 300));
    }

    @Test
    void aWitnessOfOtherLogsSaysSo() throws Exception {
        NoteSigner other = NoteSigner.ed25519("other.example/log", TestLog.seed(7));
        WitnessServer unknown = new WitnessServer(cosigner("w.example/1"), other.key());
        open.add(unknown);
        NoteSigner renewed = NoteSigner.ed25519(TestLog.SIGNER.key().name(), TestLog.seed(8));
        WitnessServer oldKey = new WitnessServer(cosigner("w.example/2"), renewed.key());
        open.add(oldKey);

        assertThat(ask(unknown.witness(), 0)).isEqualTo(new WitnessAnswer.UnknownLog(unknown.witness()));
        assertThat(ask(oldKey.witness(), 0)).isEqualTo(new WitnessAnswer.Refused(oldKey.witness(), 403));
    }

    @Test
    void allAreAskedAtOnceAndNoneSpoilsTheOthers() throws Exception {
        WitnessServer good = server();
        Witness silent = witness("/", exchange -> await(new CountDownLatch(1)));
        Witness gone =
                new Witness("gone", cosigner("gone").key(), URI.create("http://localhost:" + unusedPort() + "/"));
        Witness nowhere = new Witness("nowhere", cosigner("nowhere").key(), Optional.empty());
        Witness strange = new Witness("strange", cosigner("strange").key(), URI.create("ftp://localhost/"));
        WitnessClient hasty = new WitnessClient(http, Duration.ofSeconds(3));
        List<Witness> witnesses = List.of(silent, gone, nowhere, strange, good.witness(), silent, silent);

        long begin = System.nanoTime();
        List<WitnessAnswer> answers = hasty.ask(LOG.checkpoint(), witnesses, _ -> 0, LOG);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
        assertThat(answers).extracting(WitnessAnswer::witness).isEqualTo(witnesses);
        assertThat(answers.get(0)).isEqualTo(new WitnessAnswer.Unreachable(silent, "no answer in time"));
        assertThat(answers.subList(0, 4)).allMatch(WitnessAnswer.Unreachable.class::isInstance);
        assertThat(answers.get(4)).isInstanceOf(WitnessAnswer.Cosigned.class);
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            var _ = latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private Witness witness(String path, HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext(path, handler);
        server.start();
        open.add(() -> {
            server.stop(0);
            threads.shutdownNow();
        });
        return new Witness(
                "w",
                cosigner("w.example/1").key(),
                URI.create("http://localhost:" + server.getAddress().getPort()));
    }

    /// @param body with `SIGNED` where a cosignature of this checkpoint belongs
    private Witness answering(int status, String type, String body) throws IOException {
        String line = cosigner("w.example/1").sign(LOG.checkpoint()).line().line();
        byte[] bytes = body.replace("SIGNED", line).getBytes(StandardCharsets.UTF_8);
        return witness("/add-checkpoint", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|text/plain|''",
                "200|text/plain|hello",
                "200|text/plain|— w.example/1 AAAAAAAAAAA=N",
                "200|text/plain|SIGNED trailing",
                "200|text/plain|SIGNEDN",
                "409|text/x.tlog.size|''",
                "409|text/x.tlog.size|N",
                "409|text/x.tlog.size|0N",
                "409|text/x.tlog.size|17",
                "409|text/x.tlog.size|017N",
                "409|text/x.tlog.size|-1N",
                "409|text/x.tlog.size|17NN",
                "409|text/x.tlog.size|9223372036854775808N",
                "409|text/x.tlog.size|17N",
            })
    void whatIsNoAnswerIsOfNoUse(int status, String type, String body) throws Exception {
        Witness witness = answering(status, type, body.replace("N", "\n").replace("SIG\nED", "SIGNED"));

        assertThat(ask(witness, 0)).isInstanceOf(WitnessAnswer.Unusable.class);
    }

    @Test
    void aCosignatureOfAnotherCheckpointIsOfNoUse() throws Exception {
        Witness witness = answering(200, "text/plain", "SIGNED");
        SignedCheckpoint other = new TestLog(299).checkpoint();

        assertThat(ask(witness, 0)).isInstanceOf(WitnessAnswer.Cosigned.class);
        assertThat(client.ask(other, List.of(witness), _ -> 0, new TestLog(299)))
                .containsExactly(new WitnessAnswer.Unusable(witness, "its cosignature is wrong"));
    }

    @ParameterizedTest
    @CsvSource({"500", "400", "429", "302", "204", "409"})
    void anyOtherStatusIsARefusal(int status) throws Exception {
        Witness witness = answering(status, "text/html", "");

        assertThat(ask(witness, 0)).isEqualTo(new WitnessAnswer.Refused(witness, status));
    }

    @Test
    void anAnswerWithoutAnEndIsNotReadToTheEnd() throws Exception {
        Witness witness = witness("/add-checkpoint", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[8192];
            for (int i = 0; i < 100_000; i++) {
                exchange.getResponseBody().write(chunk);
            }
        });

        assertThat(ask(witness, 0)).isInstanceOf(WitnessAnswer.Unreachable.class);
    }

    @Test
    void anAnswerThatDripsIsNotWaitedFor() throws Exception {
        Witness witness = witness("/add-checkpoint", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            await(new CountDownLatch(1));
        });
        WitnessClient hasty = new WitnessClient(http, Duration.ofSeconds(1));

        assertThat(hasty.ask(LOG.checkpoint(), List.of(witness), _ -> 0, LOG))
                .containsExactly(new WitnessAnswer.Unreachable(witness, "no answer in time"));
    }

    @Test
    void aTileThatCannotBeReadIsNotTheWitnesssFault() throws Exception {
        WitnessServer server = server();
        server.hasSeen(head(123));
        TileReader broken = tile -> {
            throw new IOException("no " + tile.path());
        };

        assertThat(client.ask(LOG.checkpoint(), List.of(server.witness()), _ -> 123, broken))
                .singleElement()
                .isInstanceOf(WitnessAnswer.Unproven.class);
    }

    @Test
    void theTestWitnessRefusesAsTheSpecificationSays() throws Exception {
        WitnessServer server = server();
        String note = LOG.checkpoint().note().encode();
        List<byte[]> hash = List.of(new byte[32]);

        assertThat(post(server, "hello")).isEqualTo(400);
        assertThat(post(server, new WitnessRequest(301, List.of(), note).encode()))
                .isEqualTo(400);
        assertThat(post(server, new WitnessRequest(1, List.of(), note).encode()))
                .isEqualTo(409);
        assertThat(post(server, new WitnessRequest(0, hash, note).encode())).isEqualTo(422);
        assertThat(post(server, new WitnessRequest(0, List.of(), note).encode()))
                .isEqualTo(200);
    }

    private int post(WitnessServer server, String body) throws Exception {
        URI url = server.witness().url().orElseThrow().resolve("add-checkpoint");
        var request = HttpRequest.newBuilder(url)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
