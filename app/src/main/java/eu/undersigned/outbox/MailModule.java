package eu.undersigned.outbox;

import eu.undersigned.db.Database;
import eu.undersigned.mail.Carrier;
import eu.undersigned.mail.DevMailbox;
import eu.undersigned.mail.MailConfig;
import eu.undersigned.mail.SmtpCarrier;
import eu.undersigned.operations.Metrics;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Wires what leaves by mail: to a mail server, or, where none is set, to a mailbox in memory.
public final class MailModule implements AutoCloseable {
    private final Supplier<Carrier> carriers;
    private final Optional<DevMailbox> mailbox;
    private final Courier courier;

    /// @param isLoadTest keeps mails in memory even where a mail server is set
    public MailModule(
            MailConfig config,
            boolean isLoadTest,
            Database database,
            Outbox outbox,
            Map<String, Desk> desks,
            Metrics metrics,
            InstantSource clock) {
        boolean isKept = config.smtp().isEmpty() || isLoadTest;
        this.mailbox = isKept ? Optional.of(new DevMailbox()) : Optional.empty();
        this.carriers = () -> mailbox.<Carrier>map(kept -> kept).orElseGet(() -> new SmtpCarrier(config));
        Courier.Bounds bounds = isKept
                ? new Courier.Bounds(1, config.perSecond(), 100)
                : new Courier.Bounds(config.smtp().orElseThrow().connections(), config.perSecond(), 1);
        this.courier = new Courier(database, outbox, desks, clock, bounds);
        metrics.gauge("undersigned_mail_backlog", "Mails that wait", courier::backlog);
        metrics.gauge("undersigned_mail_accepted", "Mails that the mail server took", courier::accepted);
        metrics.gauge("undersigned_mail_refused", "Mails that were refused for good", courier::refused);
        metrics.gauge("undersigned_mail_postponed", "Attempts that did not succeed yet", courier::postponed);
    }

    /// Frees what another process held when it died: only where no other process can be at work.
    public void takeOver() {
        courier.takeOver();
    }

    public MailHealth health() {
        return courier.health();
    }

    /// A way to the mail server for one more thread, beside those that carry the outbox.
    public Carrier carrier() {
        return carriers.get();
    }

    /// Gives the mailbox in memory, when no mail server is used.
    public Optional<DevMailbox> start() {
        courier.start(carriers);
        return mailbox;
    }

    @Override
    public void close() {
        courier.close();
    }
}
