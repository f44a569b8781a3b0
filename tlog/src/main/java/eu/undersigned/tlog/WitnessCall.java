package eu.undersigned.tlog;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One witness, one checkpoint: at most three requests.
final class WitnessCall {
    /// Sixteen post-quantum signatures take less.
    private static final int MAX_ANSWER_BYTES = 1 << 16;

    /// One to learn the size that the witness is at, one to prove; one more when another node of the log
    /// was faster.
    private static final int MAX_REQUESTS = 3;

    private static final String SIZE_TYPE = "text/x.tlog.size";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final HttpClient http;
    private final long deadline;
    private final Witness witness;
    private final SignedCheckpoint checkpoint;
    private final TileReader tiles;

    WitnessCall(HttpClient http, Duration patience, Witness witness, SignedCheckpoint checkpoint, TileReader tiles) {
        this.http = http;
        this.deadline = System.nanoTime() + patience.toNanos();
        this.witness = witness;
        this.checkpoint = checkpoint;
        this.tiles = tiles;
    }

    WitnessAnswer ask(long lastSize) throws InterruptedException {
        long size = checkpoint.checkpoint().size();
        long oldSize = lastSize;
        for (int i = 0; i < MAX_REQUESTS && oldSize <= size; i++) {
            Reply reply = askFrom(oldSize);
            switch (reply) {
                case Reply.Final(WitnessAnswer answer) -> {
                    return answer;
                }
                case Reply.IsAt(long told) -> oldSize = told;
            }
        }
        return oldSize > size
                ? new WitnessAnswer.Ahead(witness, oldSize)
                : new WitnessAnswer.Unusable(witness, "it names another size each time");
    }

    private sealed interface Reply {
        record Final(WitnessAnswer answer) implements Reply {}

        /// The tree that the witness cosigned last.
        record IsAt(long size) implements Reply {}
    }

    private Reply askFrom(long oldSize) throws InterruptedException {
        Optional<URI> address = address();
        if (address.isEmpty()) {
            return unreachable("it has no address that can be asked");
        }
        List<byte[]> proof;
        try {
            proof = Proofs.consistency(oldSize, checkpoint.checkpoint().size(), tiles);
        } catch (IOException e) {
            return new Reply.Final(new WitnessAnswer.Unproven(witness, e.toString()));
        }
        String body = new WitnessRequest(oldSize, proof, checkpoint.note().encode()).encode();
        HttpRequest request = HttpRequest.newBuilder(address.get())
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        try {
            return read(oldSize, answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return unreachable("no answer in time");
        } catch (ExecutionException e) {
            return unreachable(String.valueOf(e.getCause()));
        } finally {
            drop(answer);
        }
    }

    /// Ends what is still under way; without effect on what is done.
    private static void drop(CompletableFuture<?> answer) {
        answer.cancel(true);
    }

    private Optional<URI> address() {
        try {
            return witness.url()
                    .map(url -> URI.create(url.toString().replaceFirst("/+$", "") + "/add-checkpoint"))
                    .filter(url -> url.getHost() != null
                            && url.getPort() <= 0xFFFF
                            && List.of("http", "https").contains(url.getScheme()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Reply read(long oldSize, HttpResponse<byte[]> response) {
        return switch (response.statusCode()) {
            case OK -> cosigned(response.body());
            case CONFLICT -> conflict(oldSize, response);
            case UNPROCESSABLE -> new Reply.Final(new WitnessAnswer.Inconsistent(witness, oldSize));
            case NOT_FOUND -> new Reply.Final(new WitnessAnswer.UnknownLog(witness));
            default -> new Reply.Final(new WitnessAnswer.Refused(witness, response.statusCode()));
        };
    }

    private Reply cosigned(byte[] body) {
        VerifierKey key = witness.key();
        String text = checkpoint.note().text();
        try {
            for (NoteSignature line : NoteSignature.parseLines(Lines.utf8(body))) {
                if (key.isNamedBy(line)) {
                    return Cosignature.verify(key, text, line)
                            .<Reply>map(
                                    cosignature -> new Reply.Final(new WitnessAnswer.Cosigned(witness, cosignature)))
                            .orElseGet(() -> unusable("its cosignature is wrong"));
                }
            }
            return unusable("no cosignature of its key");
        } catch (MalformedException e) {
            return unusable(String.valueOf(e.getMessage()));
        }
    }

    private Reply conflict(long oldSize, HttpResponse<byte[]> response) {
        // What stands between also answers 409; only a witness says it with this type.
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase(SIZE_TYPE)) {
            return new Reply.Final(new WitnessAnswer.Refused(witness, CONFLICT));
        }
        try {
            String body = Lines.utf8(response.body());
            if (!body.endsWith("\n")) {
                return unusable("a size without a line feed");
            }
            long size = Lines.number(body.substring(0, body.length() - 1), "the size that it is at");
            return size == oldSize ? unusable("it conflicts with the size that it names") : new Reply.IsAt(size);
        } catch (MalformedException e) {
            return unusable(String.valueOf(e.getMessage()));
        }
    }

    private Reply unusable(String reason) {
        return new Reply.Final(new WitnessAnswer.Unusable(witness, reason));
    }

    private Reply unreachable(String reason) {
        return new Reply.Final(new WitnessAnswer.Unreachable(witness, reason));
    }
}
