package eu.undersigned.mailing;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.undersigned.http.Json;
import eu.undersigned.job.Job;
import eu.undersigned.job.JobKind;
import eu.undersigned.job.Step;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Counts, by language, who said yes to updates: before a mailing is sent, some thousand signatures at a time.
final class CountingRecipients implements JobKind {
    private static final int LOOK = 50_000;

    private final InstantSource clock;
    private final int look;

    CountingRecipients(InstantSource clock) {
        this(clock, LOOK);
    }

    /// @param look signatures that are looked at in one step
    CountingRecipients(InstantSource clock, int look) {
        this.clock = clock;
        this.look = look;
    }

    /// What a step leaves to the next one: the sums are its own, so that two counts at once don't add up.
    private record Sums(UUID after, Map<String, Long> byLanguage) {
        private static final Sums NONE = new Sums(new UUID(0, 0), Map.of());

        /// An id alone was left by a step of an earlier version, and its sums are lost: it is counted anew.
        static Sums of(String cursor) {
            if (!cursor.startsWith("{")) {
                return NONE;
            }
            Map<String, Long> sums = new TreeMap<>();
            Map<String, Object> fields = read(cursor);
            if (fields.get("counts") instanceof Map<?, ?> counts) {
                counts.forEach((language, count) -> sums.put((String) language, ((Number) count).longValue()));
            }
            return new Sums(UUID.fromString(String.valueOf(fields.get("after"))), sums);
        }

        Map<String, Long> and(Map<String, Long> counted) {
            Map<String, Long> sums = new TreeMap<>(byLanguage);
            counted.forEach((language, count) -> sums.merge(language, count, Long::sum));
            return sums;
        }

        String cursor() {
            return Json.text(Map.of("after", after.toString(), "counts", byLanguage));
        }
    }

    @Override
    public String name() {
        return "mailing-count";
    }

    static String input(int mailing) {
        return "{\"mailing\":" + mailing + "}";
    }

    @Override
    public Step step(Handle transaction, Job job) {
        int mailing = mailing(job);
        Sums before = Sums.of(job.cursor());
        if (job.cursor().isEmpty()) {
            MailingStore.forgetCounts(transaction, mailing);
        }
        RecipientStore.Counted counted;
        try {
            counted = RecipientStore.count(transaction, job.campaign(), before.after(), look);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Map<String, Long> sums = before.and(counted.byLanguage());
        long done = job.done() + counted.looked();
        if (counted.next().isPresent()) {
            String cursor = new Sums(counted.next().get(), sums).cursor();
            return new Step.More(cursor, done, OptionalLong.empty());
        }
        MailingStore.counted(transaction, mailing, sums, clock.instant());
        return new Step.Done(done, input(mailing));
    }

    private static int mailing(Job job) {
        return read(job.input()).get("mailing") instanceof Integer number ? number : 0;
    }

    private static Map<String, Object> read(String json) {
        try {
            return Json.readObject(json.getBytes(UTF_8));
        } catch (Json.NotAnObject e) {
            throw new IllegalStateException(e);
        }
    }
}
