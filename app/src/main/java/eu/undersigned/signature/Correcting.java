package eu.undersigned.signature;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.db.Database;
import eu.undersigned.http.Network;
import eu.undersigned.outbox.Outbox;
import eu.undersigned.signature.Guard.Judged;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Signs anew with a corrected mailbox, when the mail server refused the first one: all else stays as it was signed.
final class Correcting {
    private final Database database;
    private final Outbox outbox;
    private final Signing signing;
    private final Guard guard;
    private final AcceptedListener listener;
    private final InstantSource clock;

    Correcting(
            Database database,
            Outbox outbox,
            Signing signing,
            Guard guard,
            AcceptedListener listener,
            InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.signing = signing;
        this.guard = guard;
        this.listener = listener;
        this.clock = clock;
    }

    /// @return Refused when there is nothing to correct under this ticket
    SignResult correct(UUID ticket, EmailAddress email, Campaign campaign, Network network) {
        Optional<Instant> closed = campaign.closedSince().filter(since -> !since.isAfter(clock.instant()));
        if (closed.isPresent()) {
            return new SignResult.Closed(closed.get());
        }
        return database.inTransaction(transaction -> outbox.holdRefused(transaction, ticket)
                .map(SignLetter::decode)
                .filter(letter -> letter.campaign() == campaign.id())
                .map(letter -> correct(transaction, letter, email, campaign, network))
                .orElseGet(() -> new SignResult.Refused(List.of())));
    }

    /// The refused letter is held meanwhile, so that of two corrections at once only one signs. The new row is on disk
    /// before the letter goes: a crash in between leaves one row too many, never one too few.
    private SignResult correct(
            Handle transaction, SignLetter letter, EmailAddress email, Campaign campaign, Network network) {
        SignRequest before = letter.request();
        SignRequest corrected = new SignRequest(
                new Signer(before.signer().name(), email),
                before.country(),
                before.updates(),
                before.organisation(),
                before.organisationUpdates());
        Attempt attempt = new Attempt(campaign, network, SignForm.empty(), corrected, Attempt.Way.CORRECTION);
        SignResult result = switch (guard.judge(attempt)) {
            case Judged.Passed(Observed now) ->
                signing.submit(
                        corrected,
                        campaign,
                        letter.shown(),
                        now.after(SecondTryStore.observed(transaction, letter.id())));
            case Judged.Blocked(Block by) -> new SignResult.Blocked(by);
            case Judged.Stepped _, Judged.Doubted _ -> throw new IllegalStateException("not asked for");
        };
        if (result instanceof SignResult.Accepted) {
            outbox.erase(transaction, letter.id());
            if (letter.isFirst()) {
                SecondTryStore.eraseUnreachable(transaction, letter.id())
                        .ifPresent(id -> listener.replaced(transaction, id, SignatureIds.time(letter.id())));
            }
        }
        return result;
    }
}
