package eu.undersigned.tools;

import eu.undersigned.seal.Identity;
import eu.undersigned.seal.Person;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Feeds one mailing from the first who is due to the last, again and again, until the server says that nobody is.
final class Feeding {
    private static final int ENDED = 0;
    private static final int INCOMPLETE = 3;
    /// Fits into what the server reads at once.
    private static final int LETTERS = 300;

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration REPORT = Duration.ofSeconds(10);
    /// Then it looks again even while letters wait: some may have been erased, and their readers be due again.
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private final MailingServer server;
    private final Identity identity;
    private final Consumer<String> say;
    private Duration pause = PAUSE;
    private long reported;
    private String lastState = "";
    private long opened;
    private long refused;
    private long unopened;
    private List<String> complaints = List.of();

    /// @param say for a person
    Feeding(MailingServer server, Identity identity, Consumer<String> say) {
        this.server = server;
        this.identity = identity;
        this.say = say;
        this.reported = System.nanoTime() - REPORT.toNanos();
    }

    /// @return the exit status
    int run() throws MailingServer.Refused, InterruptedException {
        while (true) {
            try {
                Optional<Integer> status = look();
                if (status.isPresent()) {
                    return status.get();
                }
                Thread.sleep(PAUSE);
            } catch (MailingServer.Away e) {
                say.accept("the server is away (" + e.getMessage() + "); trying again in " + pause.toSeconds() + " s");
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    /// From the first signature to the last. Gives the exit status when there is nothing more to do.
    private Optional<Integer> look() throws MailingServer.Away, MailingServer.Refused, InterruptedException {
        opened = 0;
        refused = 0;
        unopened = 0;
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            MailingServer.State state = wanting();
            if (isOver(state)) {
                return Optional.of(ENDED);
            }
            MailingServer.Page page = next.get().isEmpty() ? server.firstPage() : server.page(next.get());
            feed(open(page, state));
            next = page.next();
        }
        MailingServer.State state = state();
        if (isOver(state)) {
            return Optional.of(ENDED);
        }
        if (opened != refused) {
            return Optional.empty();
        }
        if (state.waiting() == 0) {
            return unopened + refused > 0 ? Optional.of(incomplete()) : Optional.empty();
        }
        rest();
        return Optional.empty();
    }

    /// All are fed: until the last of them are tried, there is nothing to look for.
    private void rest() throws MailingServer.Away, MailingServer.Refused, InterruptedException {
        long end = System.nanoTime() + LONGEST_REST.toNanos();
        MailingServer.State state = state();
        while (!isOver(state) && state.waiting() > 0 && System.nanoTime() < end) {
            Thread.sleep(PAUSE);
            state = state();
        }
    }

    private int incomplete() {
        complaints.forEach(say);
        if (refused > 0) {
            say.accept(Open.count(refused, "record holds", "records hold")
                    + " another mailbox or name than was signed with: not sent");
        }
        say.accept("all others were tried. If there is an earlier key, run this again with it; else end the mailing on"
                + " its page");
        return INCOMPLETE;
    }

    private static boolean isOver(MailingServer.State state) {
        return state.state().equals("ended");
    }

    /// Waits until the server wants letters, or the mailing is over.
    private MailingServer.State wanting() throws MailingServer.Away, MailingServer.Refused, InterruptedException {
        MailingServer.State state = state();
        while (!isOver(state) && state.wanted() == 0) {
            Thread.sleep(PAUSE);
            state = state();
        }
        return state;
    }

    private MailingServer.State state() throws MailingServer.Away, MailingServer.Refused, InterruptedException {
        MailingServer.State state = server.state();
        pause = PAUSE;
        if (state.state().equals("cancelled")) {
            throw new MailingServer.Refused("the mailing was cancelled");
        }
        boolean isNew = !state.state().equals(lastState);
        if (isNew || System.nanoTime() - reported > REPORT.toNanos()) {
            reported = System.nanoTime();
            lastState = state.state();
            say.accept(state.state() + ": " + state.sent() + " sent, " + state.waiting() + " waiting, "
                    + state.bounced() + " refused for good, " + state.failed() + " given up, " + state.unsure()
                    + " unsure");
        }
        return state;
    }

    private List<MailingServer.Letter> open(MailingServer.Page page, MailingServer.State state)
            throws MailingServer.Away, MailingServer.Refused {
        List<MailingServer.Letter> letters = new ArrayList<>();
        Opening opening = new Opening(
                identity, new Contents(false), (person, record) -> letters.add(letter(person, record, state)), say);
        BundleFile.State read;
        try {
            // Read twice: whether it is whole is known at its end only.
            read = BundleFile.read(new ByteArrayInputStream(page.bundle()), _ -> {});
            if (read instanceof BundleFile.State.Whole) {
                BundleFile.read(new ByteArrayInputStream(page.bundle()), opening::line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!(read instanceof BundleFile.State.Whole)) {
            throw new MailingServer.Away("what it sent is damaged");
        }
        opened += opening.opened();
        unopened += opening.unopened();
        if (opening.unopened() > 0) {
            complaints = opening.complaints(identity.recipient());
        }
        boolean isMine = state.keys().contains(identity.recipient().text());
        if (opened == 0 && unopened > 0 && !isMine) {
            throw new MailingServer.Refused("this key opens nothing here. Yours is " + identity.recipient()
                    + ", the records are for " + String.join(", ", state.keys()));
        }
        return letters;
    }

    private static MailingServer.Letter letter(Person person, Line.Record record, MailingServer.State state) {
        return new MailingServer.Letter(record.id().toString(), person.mailbox(), state.names() ? person.name() : "");
    }

    private void feed(List<MailingServer.Letter> letters)
            throws MailingServer.Away, MailingServer.Refused, InterruptedException {
        int from = 0;
        while (from < letters.size()) {
            MailingServer.State state = wanting();
            if (isOver(state)) {
                return;
            }
            int most = (int) Math.min(LETTERS, state.wanted());
            MailingServer.Taken taken = server.feed(letters.subList(from, Math.min(letters.size(), from + most)));
            refused += taken.refused();
            from += taken.handled();
        }
    }
}
