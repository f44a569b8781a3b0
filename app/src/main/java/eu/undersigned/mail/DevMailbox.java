package eu.undersigned.mail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Mails kept in memory, newest first, so that a trial needs no mail server. Holds the last [#KEPT].
public final class DevMailbox implements Carrier {
    /// Enough for a test of some size; older mails fall out.
    public static final int KEPT = 20_000;

    private final Deque<Message> messages = new ArrayDeque<>();

    @Override
    public synchronized Delivery carry(Message message) {
        messages.addFirst(message);
        if (messages.size() > KEPT) {
            messages.removeLast();
        }
        return new Delivery.Accepted();
    }

    public synchronized List<Message> newestFirst() {
        return new ArrayList<>(messages);
    }

    @Override
    public void close() {}
}
