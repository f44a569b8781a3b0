package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The operator stops the application while visitors are there.
class StoppingFaultTest {
    @Test
    void openStreamsOfEventsDoNotHoldUpTheStop() {
        TestApplication application = TestApplication.start();
        List<BlockingQueue<JsonNode>> streams = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            streams.add(application.visitor().listen(API + "/events"));
        }
        Await.until("all listen", () -> streams.stream().noneMatch(BlockingQueue::isEmpty));
        try (Visitor idle = new Visitor(application.port())) {
            assertThat(idle.get("/livez").statusCode()).isEqualTo(200);
            long before = System.nanoTime();
            application.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aListenerWhoLeavesIsForgotten() {
        try (TestApplication application = TestApplication.start()) {
            try (Visitor listener = new Visitor(application.port())) {
                BlockingQueue<JsonNode> events = listener.listen(API + "/events");
                Await.until("an event", () -> !events.isEmpty());
                assertThat(application.get("/metrics").body()).contains("undersigned_event_listeners 1.0");
            }
            for (int i = 0; i < 2; i++) {
                // What is sent to a closed connection is noticed with the second write.
                application.counted("Event Maker", "event" + i + "@stop.example");
                Await.pause(Duration.ofMillis(1200));
            }
            Await.until(
                    "nobody listens",
                    () -> application.get("/metrics").body().contains("undersigned_event_listeners 0.0"));
        }
    }
}
