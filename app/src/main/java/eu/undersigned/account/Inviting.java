package eu.undersigned.account;

import eu.undersigned.account.InviteResult.AlreadyHere;
import eu.undersigned.account.InviteResult.Gone;
import eu.undersigned.account.InviteResult.NotYours;
import eu.undersigned.account.InviteResult.Sent;
import eu.undersigned.account.InviteResult.WrongMailbox;
import eu.undersigned.audit.Audit;
import eu.undersigned.db.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Members invite others by mail: into a campaign, never into more than they hold themselves.
public final class Inviting {
    private final Database database;
    private final Invitations invitations;
    private final Members members;
    private final MemberLetters letters;
    private final Audit audit;
    private final InstantSource clock;

    Inviting(
            Database database,
            Invitations invitations,
            Members members,
            MemberLetters letters,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.invitations = invitations;
        this.members = members;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param grant of one campaign, or the operator's
    /// @param mailbox as typed
    /// @param place what the letter calls the campaign, or the organisation in it
    public InviteResult invite(Actor actor, Grant grant, String mailbox, String place) {
        Optional<String> typed = Typed.mailbox(mailbox);
        if (typed.isEmpty()) {
            return new WrongMailbox();
        }
        if (!Giving.may(actor, grant)) {
            return new NotYours();
        }
        return database.inTransaction(transaction -> {
            if (members.holders(transaction, grant.campaign()).stream()
                    .anyMatch(holder -> holder.person().mailbox().equalsIgnoreCase(typed.get()))) {
                return new AlreadyHere();
            }
            Invitations.Sent sent = invitations.make(transaction, grant, typed.get(), actor.member());
            audit.record(
                    transaction,
                    actor.member(),
                    grant.campaign(),
                    "invitation.sent",
                    "invitation/" + sent.id(),
                    "",
                    Notes.of(List.of(grant)));
            send(transaction, actor, typed.get(), place, grant.role(), sent.token());
            return new Sent(sent.id());
        });
    }

    private void send(Handle transaction, Actor actor, String to, String place, Role role, String token) {
        Instant expires = clock.instant().plus(Invitations.LIFE);
        letters.invite(transaction, to, actor.name(), place, role, token, expires);
    }

    /// Those that wait in a campaign, the newest first; to operators also those of the whole instance.
    public List<Invitation> waiting(Actor actor, int campaign) {
        return database.inTransaction(transaction -> invitations.waiting(transaction, campaign)).stream()
                .filter(one -> isShown(actor, one))
                .toList();
    }

    private static boolean isShown(Actor actor, Invitation invitation) {
        return invitation.grant().campaign() != 0 || Giving.isOperator(actor);
    }

    /// Sends another link to the same mailbox; the one before is worth nothing any more.
    public InviteResult again(Actor actor, int campaign, int id, String place) {
        return database.inTransaction(transaction -> {
            Optional<Invitation> found = waiting(transaction, campaign, id).filter(one -> isShown(actor, one));
            if (found.isEmpty()) {
                return new Gone();
            }
            if (!Giving.may(actor, found.get().grant())) {
                return new NotYours();
            }
            Invitations.Sent sent = invitations.renew(transaction, found.get(), actor.member());
            audit.record(transaction, actor.member(), campaign, "invitation.sent-again", "invitation/" + id, "", "");
            String to = found.get().mailbox().orElseThrow();
            send(transaction, actor, to, place, found.get().grant().role(), sent.token());
            return new Sent(id);
        });
    }

    /// False when it is over already.
    public boolean revoke(Actor actor, int campaign, int id) {
        return database.inTransaction(transaction -> {
            Optional<Invitation> found = waiting(transaction, campaign, id)
                    .filter(invitation -> Giving.may(actor, invitation.grant()))
                    .filter(invitation -> invitations.revoke(transaction, invitation));
            found.ifPresent(_ -> audit.record(
                    transaction, actor.member(), campaign, "invitation.revoked", "invitation/" + id, "", ""));
            return found.isPresent();
        });
    }

    private Optional<Invitation> waiting(Handle transaction, int campaign, int id) {
        return invitations
                .find(transaction, id)
                .filter(one -> !one.isFirst()
                        && List.of(0, campaign).contains(one.grant().campaign()))
                .filter(one -> one.acceptedAt().isEmpty() && one.revokedAt().isEmpty());
    }
}
