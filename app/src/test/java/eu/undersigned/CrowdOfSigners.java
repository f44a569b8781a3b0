package eu.undersigned;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Many people who sign at once, each with a mailbox of their own, and remember what they were told.
final class CrowdOfSigners implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// @param ticket from the answer: the signature's id
    record Answer(int status, String ticket, boolean saysWhenToRetry) {}

    final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    /// Attempts without an answer: connections that were refused or broke off.
    final AtomicInteger unanswered = new AtomicInteger();

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private volatile boolean open = true;

    CrowdOfSigners(int port, int people, String domain) {
        this(port, people, domain, SignerForm.of("Crowd Member", ""));
    }

    /// @param form what all of them send, but for the mailbox
    CrowdOfSigners(int port, int people, String domain, SignerForm form) {
        for (int i = 0; i < people; i++) {
            threads.add(Thread.ofVirtual().start(() -> sign(port, domain, form)));
        }
    }

    private void sign(int port, String domain, SignerForm form) {
        try (Visitor visitor = new Visitor(port)) {
            while (open) {
                String mailbox = "crowd" + number.incrementAndGet() + "@" + domain;
                try {
                    answers.add(read(visitor.post(
                            TestApplication.HOME + "/sign",
                            form.with("email", mailbox).fields())));
                } catch (RuntimeException e) {
                    unanswered.incrementAndGet();
                    Await.pause(Duration.ofMillis(50));
                }
            }
        }
    }

    private static Answer read(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("location").orElse("");
        return new Answer(
                answer.statusCode(),
                location.substring(location.lastIndexOf('/') + 1).replaceFirst("[?].*", ""),
                answer.headers().firstValueAsLong("retry-after").orElse(0) > 0);
    }

    /// Waits until this many were accepted in all. Long, since a disk that others use may stand still for a while.
    void awaitAccepted(int count) {
        try {
            Await.until(count + " accepted", PATIENCE, () -> accepted().size() >= count);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; " + seen(), e);
        }
    }

    /// How often each status was answered, for whoever looks for the reason.
    private String seen() {
        return answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting())) + ", unanswered: "
                + unanswered;
    }

    List<String> accepted() {
        return answers.stream()
                .filter(answer -> answer.status() == 303)
                .map(Answer::ticket)
                .toList();
    }

    @Override
    public void close() {
        open = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
