package eu.undersigned.mailing;

import eu.undersigned.http.Json;
import eu.undersigned.job.Job;
import eu.undersigned.job.JobKind;
import eu.undersigned.job.Step;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Counts, by language, who said yes to updates: before a mailing is sent, some thousand signatures at a time.
final class CountingRecipients implements JobKind {
    private static final int LOOK = 50_000;

    private final InstantSource clock;

    CountingRecipients(InstantSource clock) {
        this.clock = clock;
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
        UUID after = job.cursor().isEmpty() ? new UUID(0, 0) : UUID.fromString(job.cursor());
        if (job.cursor().isEmpty()) {
            MailingStore.forgetCounts(transaction, mailing);
        }
        RecipientStore.Counted counted;
        try {
            counted = RecipientStore.count(transaction, job.campaign(), after, LOOK);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        MailingStore.addCounts(transaction, mailing, counted.byLanguage());
        long done = job.done() + counted.looked();
        if (counted.next().isPresent()) {
            return new Step.More(counted.next().get().toString(), done, OptionalLong.empty());
        }
        MailingStore.counted(transaction, mailing, clock.instant());
        return new Step.Done(done, input(mailing));
    }

    private static int mailing(Job job) {
        try {
            return Json.readObject(job.input().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                    .get("mailing")
                            instanceof Integer number
                    ? number
                    : 0;
        } catch (Json.NotAnObject e) {
            throw new IllegalStateException(e);
        }
    }
}
