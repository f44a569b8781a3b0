package eu.undersigned;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.undersigned.tlog.Checkpoint;
import eu.undersigned.tlog.Cosigner;
import eu.undersigned.tlog.KeyType;
import eu.undersigned.tlog.MalformedException;
import eu.undersigned.tlog.MerkleTree;
import eu.undersigned.tlog.Note;
import eu.undersigned.tlog.NoteSigner;
import eu.undersigned.tlog.Proofs;
import eu.undersigned.tlog.SignedCheckpoint;
import eu.undersigned.tlog.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A witness on loopback that cosigns what continues what it saw, as C2SP tlog-witness says. It knows logs by
/// the key of 32 zeros.
final class TestWitness implements AutoCloseable {
    final Cosigner cosigner;
    private final HttpServer server;
    private final Map<String, Checkpoint> seen = new HashMap<>();

    TestWitness(String name, int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        cosigner = Cosigner.of(name, KeyType.COSIGNATURE_ED25519, bytes, InstantSource.system());
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/add-checkpoint", this::handle);
        server.start();
    }

    /// Its line in a policy.
    String line(String name) {
        return "witness " + name + " " + cosigner.key().text() + " http://127.0.0.1:"
                + server.getAddress().getPort() + "/\n";
    }

    long size(String origin) {
        return seen.containsKey(origin) ? seen.get(origin).size() : 0;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String answer = "";
            int status;
            try {
                int blank = body.indexOf("\n\n");
                List<String> lines = List.of(body.substring(0, blank).split("\n"));
                Note note = Note.parse(body.substring(blank + 2));
                Checkpoint next = Checkpoint.parse(note.text());
                Checkpoint last =
                        seen.getOrDefault(next.origin(), new Checkpoint(next.origin(), 0, MerkleTree.emptyRoot()));
                List<byte[]> proof = lines.stream()
                        .skip(1)
                        .map(line -> Base64.getDecoder().decode(line))
                        .toList();
                if (!lines.getFirst().equals("old " + last.size())) {
                    status = 409;
                    answer = last.size() + "\n";
                } else if (!Proofs.verifyConsistency(last.size(), last.root(), next.size(), next.root(), proof)) {
                    status = 422;
                } else {
                    seen.put(next.origin(), next);
                    status = 200;
                    answer = cosigner.sign(
                                    SignedCheckpoint.open(note.encode().getBytes(StandardCharsets.UTF_8), logKey(note)))
                            .line()
                            .line();
                }
            } catch (MalformedException e) {
                status = 400;
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", status == 409 ? "text/x.tlog.size" : "text/plain");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static VerifierKey logKey(Note note) throws MalformedException {
        return NoteSigner.ed25519(note.signatures().getFirst().name(), new byte[32])
                .key();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
