package eu.undersigned.account;

import eu.undersigned.account.CeremonyResult.Made;
import eu.undersigned.account.CeremonyResult.Used;
import eu.undersigned.account.Challenges.Challenge;
import eu.undersigned.account.Challenges.Purpose;
import eu.undersigned.account.Challenges.Started;
import eu.undersigned.account.SignInResult.Refused;
import eu.undersigned.account.SignInResult.SignedIn;
import eu.undersigned.audit.Audit;
import eu.undersigned.db.Database;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Members sign in with a passkey, and prove with it once more who they are before what can't be undone.
public final class SigningIn {
    private final Database database;
    private final Ceremonies ceremonies;
    private final Challenges challenges;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final Audit audit;
    private final RefusalTrail trail;

    SigningIn(
            Database database,
            Ceremonies ceremonies,
            Challenges challenges,
            Passkeys passkeys,
            Sessions sessions,
            Audit audit,
            RefusalTrail trail) {
        this.database = database;
        this.ceremonies = ceremonies;
        this.challenges = challenges;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.audit = audit;
        this.trail = trail;
    }

    /// Whoever it is: the device knows.
    public Asked ask() {
        return database.inTransaction(transaction -> {
            Started started = challenges.start(transaction, Purpose.SIGN_IN, Optional.empty(), Optional.empty(), "");
            return new Asked(
                    started.ticket(), ceremonies.toGet(started.challenge().bytes(), List.of()));
        });
    }

    /// @param ticket from the browser's cookie
    /// @param answer the browser's `PublicKeyCredential`, as its `toJSON` writes it
    /// @param device what it runs on, such as "Firefox, Linux"
    /// @param before the session that the browser had; it ends
    public SignInResult signIn(String ticket, String answer, String device, Optional<String> before) {
        return database.inTransaction(transaction -> {
            Optional<Challenge> challenge = challenges.take(transaction, Purpose.SIGN_IN, ticket);
            return switch (used(transaction, challenge, answer)) {
                case Used(Passkey passkey, long counter) -> {
                    if (MemberStore.grants(transaction, passkey.member()).isEmpty()) {
                        yield refuse(transaction, passkey.member(), "sign-in.refused", Refusal.SUSPENDED);
                    }
                    passkeys.used(transaction, passkey, counter);
                    before.ifPresent(session -> sessions.end(transaction, session));
                    String session = sessions.begin(transaction, passkey.member(), Sessions.Way.PASSKEY, device);
                    audit.record(
                            transaction,
                            passkey.member(),
                            0,
                            "sign-in",
                            "member/" + passkey.member(),
                            "",
                            "{\"by\":\"passkey\"}");
                    yield new SignedIn(session);
                }
                case CeremonyResult.Refused(Refusal reason, Optional<Passkey> passkey) ->
                    refuse(transaction, passkey.map(Passkey::member).orElse(0), "sign-in.refused", reason);
                case Made _ -> throw new IllegalStateException("a passkey is used, not made");
            };
        });
    }

    private CeremonyResult used(Handle transaction, Optional<Challenge> challenge, String answer) {
        return challenge
                .map(open -> ceremonies.used(
                        open.bytes(),
                        answer,
                        id -> open.member()
                                .map(member -> passkeys.find(transaction, id, member))
                                .orElseGet(() -> passkeys.find(transaction, id))))
                .orElseGet(() -> new CeremonyResult.Refused(Refusal.EXPIRED));
    }

    private SignInResult refuse(Handle transaction, int member, String action, Refusal reason) {
        trail.note(transaction, member, action, reason);
        return new Refused(reason);
    }

    /// The member who is signed in, with a passkey of theirs.
    public Asked askAgain(Actor actor) {
        return database.inTransaction(transaction -> {
            Started started =
                    challenges.start(transaction, Purpose.CONFIRM, Optional.of(actor.member()), Optional.empty(), "");
            List<byte[]> own = passkeys.of(transaction, actor.member()).stream()
                    .map(Passkey::id)
                    .toList();
            return new Asked(
                    started.ticket(), ceremonies.toGet(started.challenge().bytes(), own));
        });
    }

    /// Renews a session whose member proves once more who they are. The session gets another name, as at
    /// sign-in.
    ///
    /// @param session what the browser holds so far
    public SignInResult confirm(Actor actor, String session, String ticket, String answer) {
        return database.inTransaction(transaction -> {
            Optional<Challenge> challenge = challenges
                    .take(transaction, Purpose.CONFIRM, ticket)
                    .filter(open -> open.member().equals(Optional.of(actor.member())));
            return switch (used(transaction, challenge, answer)) {
                case Used(Passkey passkey, long counter) -> {
                    passkeys.used(transaction, passkey, counter);
                    Optional<String> renewed = sessions.renew(transaction, actor.member(), session);
                    if (renewed.isEmpty()) {
                        yield refuse(transaction, actor.member(), "sign-in.not-confirmed", Refusal.EXPIRED);
                    }
                    audit.record(
                            transaction, actor.member(), 0, "sign-in.confirmed", "member/" + actor.member(), "", "");
                    yield new SignedIn(renewed.get());
                }
                case CeremonyResult.Refused(Refusal reason, var _) ->
                    refuse(transaction, actor.member(), "sign-in.not-confirmed", reason);
                case Made _ -> throw new IllegalStateException("a passkey is used, not made");
            };
        });
    }

    public void signOut(Actor actor, String session) {
        database.useTransaction(transaction -> {
            sessions.end(transaction, session);
            audit.record(transaction, actor.member(), 0, "sign-out", "member/" + actor.member(), "", "");
        });
    }
}
