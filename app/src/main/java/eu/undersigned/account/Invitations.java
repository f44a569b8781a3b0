package eu.undersigned.account;

import eu.undersigned.secrets.SecretBox;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Invitations and their links. A link is good once, and only the latest one of an invitation.
final class Invitations {
    /// How long a link in a mail is good.
    static final Duration LIFE = Duration.ofDays(7);
    /// How long the link that the start prints is good.
    static final Duration FIRST_LIFE = Duration.ofHours(24);
    /// How long one that nobody followed stays in the list.
    private static final Duration KEPT = Duration.ofDays(30);

    private static final byte[] CONTEXT = "undersigned/invitation".getBytes(StandardCharsets.UTF_8);

    private final SecretBox box;
    private final SecureRandom random;
    private final InstantSource clock;

    Invitations(SecretBox box, SecureRandom random, InstantSource clock) {
        this.box = box;
        this.random = random;
        this.clock = clock;
    }

    /// @param token for the link
    record Sent(int id, String token) {
        @Override
        public String toString() {
            return "Sent[" + id + "]";
        }
    }

    Sent make(Handle transaction, Grant grant, String mailbox, int by) {
        Instant now = clock.instant();
        InvitationStore.forget(transaction, now.minus(KEPT));
        String token = Tokens.make(random);
        byte[] sealed = box.seal(CONTEXT, mailbox.getBytes(StandardCharsets.UTF_8));
        int id = InvitationStore.add(transaction, Tokens.hash(token), false, grant, sealed, by, now, now.plus(LIFE));
        return new Sent(id, token);
    }

    /// The only link of its kind from then on: those that earlier starts printed are worth nothing any more.
    Sent makeFirst(Handle transaction) {
        Instant now = clock.instant();
        InvitationStore.removeFirst(transaction);
        String token = Tokens.make(random);
        int id = InvitationStore.add(
                transaction,
                Tokens.hash(token),
                true,
                new Grant(Role.COORDINATOR, 0, 0),
                new byte[0],
                0,
                now,
                now.plus(FIRST_LIFE));
        return new Sent(id, token);
    }

    /// The link that an earlier start printed is worth nothing any more.
    void endFirst(Handle transaction) {
        InvitationStore.removeFirst(transaction);
    }

    /// The invitation behind a link, while it is good; held for this transaction.
    Optional<Invitation> open(Handle transaction, String token) {
        return InvitationStore.find(transaction, Tokens.hash(token))
                .map(this::opened)
                .filter(invitation -> invitation.isOpen(clock.instant()));
    }

    Optional<Invitation> find(Handle transaction, int id) {
        return InvitationStore.find(transaction, id).map(this::opened);
    }

    /// Those that nobody accepted or took back, the newest first, whether they are too old or not.
    List<Invitation> waiting(Handle transaction, int campaign) {
        return InvitationStore.waiting(transaction, campaign).stream()
                .map(this::opened)
                .toList();
    }

    void accepted(Handle transaction, Invitation invitation) {
        InvitationStore.accepted(transaction, invitation.id(), clock.instant());
    }

    /// False when it is over already.
    boolean revoke(Handle transaction, Invitation invitation) {
        return InvitationStore.revoke(transaction, invitation.id(), clock.instant());
    }

    /// Another link, good for as long as a new one; the one before is worth nothing any more.
    ///
    /// @param by who sends it again, and from now on stands for it
    Sent renew(Handle transaction, Invitation invitation, int by) {
        String token = Tokens.make(random);
        InvitationStore.renew(
                transaction,
                invitation.id(),
                Tokens.hash(token),
                by,
                clock.instant().plus(LIFE));
        return new Sent(invitation.id(), token);
    }

    private Invitation opened(InvitationStore.Row row) {
        Invitation one = row.invitation();
        return new Invitation(
                one.id(),
                one.isFirst(),
                one.grant(),
                box.open(CONTEXT, row.sealed()).map(bytes -> new String(bytes, StandardCharsets.UTF_8)),
                one.invitedBy(),
                one.madeAt(),
                one.expiresAt(),
                one.acceptedAt(),
                one.revokedAt());
    }
}
