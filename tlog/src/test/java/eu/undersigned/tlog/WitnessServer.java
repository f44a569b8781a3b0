package eu.undersigned.tlog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/// A witness of one log on the loopback interface, with all refusals of C2SP tlog-witness.
final class WitnessServer implements AutoCloseable {
    final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final Cosigner cosigner;
    private final VerifierKey log;
    private Checkpoint latest;

    private record Answer(int status, String type, String body) {}

    WitnessServer(Cosigner cosigner, VerifierKey log) throws IOException {
        this.cosigner = cosigner;
        this.log = log;
        this.latest = new Checkpoint(log.name(), 0, MerkleTree.emptyRoot());
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/witness/add-checkpoint", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    Witness witness() {
        URI url = URI.create("http://localhost:" + server.getAddress().getPort() + "/witness/");
        return new Witness(cosigner.key().name(), cosigner.key(), url);
    }

    synchronized void hasSeen(Checkpoint checkpoint) {
        latest = checkpoint;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Answer answer = exchange.getRequestMethod().equals("POST") ? answer(body) : refusal(405);
            statuses.add(answer.status());
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Answer refusal(int status) {
        return new Answer(status, "text/plain", "");
    }

    private Answer answer(byte[] body) {
        WitnessRequest request;
        Checkpoint checkpoint;
        Note note;
        try {
            request = WitnessRequest.parse(body);
            note = Note.parse(request.checkpointNote());
            checkpoint = Checkpoint.parse(note.text());
        } catch (MalformedException _) {
            return refusal(400);
        }
        if (!checkpoint.origin().equals(log.name())) {
            return refusal(404);
        }
        try {
            return check(request, SignedCheckpoint.open(note, log.name(), log));
        } catch (MalformedException _) {
            return refusal(403);
        }
    }

    private synchronized Answer check(WitnessRequest request, SignedCheckpoint signed) {
        Checkpoint checkpoint = signed.checkpoint();
        if (request.oldSize() > checkpoint.size()) {
            return refusal(400);
        }
        if (request.oldSize() != latest.size()) {
            return new Answer(409, "text/x.tlog.size", latest.size() + "\n");
        }
        boolean isConsistent = Proofs.verifyConsistency(
                latest.size(), latest.root(), checkpoint.size(), checkpoint.root(), request.proof());
        if (!isConsistent) {
            return refusal(422);
        }
        latest = checkpoint;
        String stranger = new NoteSignature("stranger", 1, new byte[72]).line();
        return new Answer(
                200, "text/plain", stranger + cosigner.sign(signed).line().line());
    }

    List<Integer> statuses() {
        return List.copyOf(statuses);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
