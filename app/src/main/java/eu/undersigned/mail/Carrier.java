package eu.undersigned.mail;

/// What carries mails away: the SMTP server, or a mailbox in memory. Each thread that sends has one of its own.
public interface Carrier extends AutoCloseable {
    Delivery carry(Message message);

    @Override
    void close();
}
