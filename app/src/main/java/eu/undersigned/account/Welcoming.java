package eu.undersigned.account;

import eu.undersigned.account.CeremonyResult.Made;
import eu.undersigned.account.CeremonyResult.Used;
import eu.undersigned.account.Challenges.Challenge;
import eu.undersigned.account.Challenges.Purpose;
import eu.undersigned.account.Challenges.Started;
import eu.undersigned.account.WelcomeResult.Refused;
import eu.undersigned.account.WelcomeResult.Welcomed;
import eu.undersigned.audit.Audit;
import eu.undersigned.db.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Somebody follows an invitation and becomes a member, with a passkey and recovery codes; or one who is a
/// member already takes on another role.
public final class Welcoming {
    private final Database database;
    private final Invitations invitations;
    private final Members members;
    private final Ceremonies ceremonies;
    private final Challenges challenges;
    private final Passkeys passkeys;
    private final RecoveryCodes codes;
    private final Sessions sessions;
    private final MemberLetters letters;
    private final Audit audit;
    private final RefusalTrail trail;
    private final InstantSource clock;

    Welcoming(
            Database database,
            Invitations invitations,
            Members members,
            Ceremonies ceremonies,
            Challenges challenges,
            Passkeys passkeys,
            RecoveryCodes codes,
            Sessions sessions,
            MemberLetters letters,
            Audit audit,
            RefusalTrail trail,
            InstantSource clock) {
        this.database = database;
        this.invitations = invitations;
        this.members = members;
        this.ceremonies = ceremonies;
        this.challenges = challenges;
        this.passkeys = passkeys;
        this.codes = codes;
        this.sessions = sessions;
        this.letters = letters;
        this.audit = audit;
        this.trail = trail;
        this.clock = clock;
    }

    /// The link for the first coordinator; empty once there is a member. Each call makes the one before
    /// worthless.
    ///
    /// @param anew also where there are members: whoever runs the server lets in a coordinator when all others lost
    ///             their devices and codes
    public Optional<String> firstLink(boolean anew) {
        return database.inTransaction(transaction -> {
            if (!anew && !members.isEmpty(transaction)) {
                invitations.endFirst(transaction);
                return Optional.empty();
            }
            return Optional.of(letters.link(invitations.makeFirst(transaction).token()));
        });
    }

    /// The invitation behind a link, while it is good.
    public Optional<Invitation> find(String token) {
        return database.inTransaction(transaction -> open(transaction, token));
    }

    private Optional<Invitation> open(Handle transaction, String token) {
        return invitations.open(transaction, token).filter(invitation -> isBacked(transaction, invitation));
    }

    /// The invitation with this number, while it is good; held for this transaction.
    Optional<Invitation> open(Handle transaction, int id) {
        return invitations
                .find(transaction, id)
                .filter(invitation -> invitation.isOpen(clock.instant()))
                .filter(invitation -> isBacked(transaction, invitation));
    }

    /// Whether the member who sent it may still give that role: nobody comes back by an invitation of their own.
    private static boolean isBacked(Handle transaction, Invitation invitation) {
        int by = invitation.invitedBy();
        return invitation.isFirst()
                || Giving.may(
                        new Actor(by, "", MemberStore.grants(transaction, by), Instant.EPOCH), invitation.grant());
    }

    /// @param name what the device's own list shows beside the passkey
    public Optional<Asked> ask(String token, String name) {
        return database.inTransaction(transaction -> open(transaction, token).map(invitation -> {
            Started started = challenges.start(
                    transaction, Purpose.WELCOME, Optional.empty(), Optional.empty(), detail(invitation));
            Challenge challenge = started.challenge();
            String shown = Typed.name(name).orElse("Undersigned");
            return new Asked(
                    started.ticket(), ceremonies.toCreate(challenge.bytes(), challenge.handle(), shown, List.of()));
        }));
    }

    private static String detail(Invitation invitation) {
        return "invitation/" + invitation.id();
    }

    /// @param person as they wrote it; the mailbox counts for the first member only, all others were
    /// invited by theirs
    /// @param passkeyName how they call the device
    /// @param device what it runs on, such as "Firefox, Linux"
    public WelcomeResult welcome(
            String token, String ticket, Person person, String passkeyName, String answer, String device) {
        return database.inTransaction(transaction -> {
            Optional<Challenge> challenge = challenges.take(transaction, Purpose.WELCOME, ticket);
            Optional<Invitation> invitation = open(transaction, token);
            if (invitation.isEmpty()) {
                return new Refused(Refusal.GONE);
            }
            Optional<Person> typed = typed(person, invitation.get());
            if (typed.isEmpty()) {
                return new Refused(Refusal.WRONG_FIELDS);
            }
            return switch (made(transaction, challenge, invitation.get(), answer)) {
                case Made made -> {
                    int member = join(transaction, invitation.get(), typed.get());
                    passkeys.add(transaction, member, challenge.orElseThrow().handle(), made, passkeyName);
                    yield welcomed(transaction, member, device);
                }
                case CeremonyResult.Refused(Refusal reason, var _) -> {
                    trail.note(transaction, 0, "welcome.refused", reason);
                    yield new Refused(reason);
                }
                case Used _ -> throw new IllegalStateException("a passkey is made, not used");
            };
        });
    }

    private static Optional<Person> typed(Person person, Invitation invitation) {
        return Typed.name(person.name())
                .flatMap(name -> invitation
                        .mailbox()
                        .or(() -> Typed.mailbox(person.mailbox()))
                        .map(mailbox -> new Person(name, mailbox)));
    }

    private CeremonyResult made(
            Handle transaction, Optional<Challenge> challenge, Invitation invitation, String answer) {
        return challenge
                .filter(open -> open.detail().equals(detail(invitation)))
                .map(open -> ceremonies.made(open.bytes(), open.handle(), answer, id -> passkeys.find(transaction, id)))
                .orElseGet(() -> new CeremonyResult.Refused(Refusal.EXPIRED));
    }

    /// @return the new member's number
    int join(Handle transaction, Invitation invitation, Person person) {
        List<Grant> grants = new ArrayList<>(List.of(invitation.grant()));
        if (invitation.isFirst()) {
            grants.add(new Grant(Role.OPERATOR, 0, 0));
        }
        int member = members.add(transaction, person, grants, invitation.invitedBy());
        accept(transaction, invitation, member, grants);
        return member;
    }

    private void accept(Handle transaction, Invitation invitation, int member, List<Grant> grants) {
        invitations.accepted(transaction, invitation);
        audit.record(
                transaction,
                member,
                invitation.grant().campaign(),
                "invitation.accepted",
                "invitation/" + invitation.id(),
                "",
                Notes.of(member, grants));
    }

    WelcomeResult welcomed(Handle transaction, int member, String device) {
        List<String> shown = codes.renew(transaction, member).stream()
                .map(RecoveryCode::text)
                .toList();
        String session = sessions.begin(transaction, member, Sessions.Way.WELCOME, device);
        audit.record(transaction, member, 0, "sign-in", "member/" + member, "", "{\"by\":\"welcome\"}");
        return new Welcomed(session, shown);
    }

    /// One who is signed in takes on the role as well. False when the link is no longer good.
    public boolean accept(Actor actor, String token) {
        return database.inTransaction(transaction -> {
            Optional<Invitation> invitation = open(transaction, token);
            invitation.ifPresent(found -> {
                MemberStore.grant(transaction, actor.member(), found.grant(), found.invitedBy(), clock.instant());
                accept(transaction, found, actor.member(), List.of(found.grant()));
            });
            return invitation.isPresent();
        });
    }
}
