package eu.undersigned.account;

import eu.undersigned.account.CeremonyResult.Made;
import eu.undersigned.account.CeremonyResult.Used;
import eu.undersigned.account.Challenges.Challenge;
import eu.undersigned.account.Challenges.Purpose;
import eu.undersigned.account.Challenges.Started;
import eu.undersigned.audit.Audit;
import eu.undersigned.db.Database;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What members see and change of their own: passkeys, sessions, recovery codes.
public final class OwnAccount {
    private final Database database;
    private final Ceremonies ceremonies;
    private final Challenges challenges;
    private final Passkeys passkeys;
    private final RecoveryCodes codes;
    private final Sessions sessions;
    private final Audit audit;

    OwnAccount(
            Database database,
            Ceremonies ceremonies,
            Challenges challenges,
            Passkeys passkeys,
            RecoveryCodes codes,
            Sessions sessions,
            Audit audit) {
        this.database = database;
        this.ceremonies = ceremonies;
        this.challenges = challenges;
        this.passkeys = passkeys;
        this.codes = codes;
        this.sessions = sessions;
        this.audit = audit;
    }

    /// @param codesLeft recovery codes that were not used yet
    public record Account(List<Device> passkeys, List<Session> sessions, int codesLeft) {}

    /// A passkey as its member sees it.
    ///
    /// @param id in base64url
    public record Device(String id, String name, Instant since, Optional<Instant> lastUsed) {}

    /// @param session what the browser holds
    public Account see(Actor actor, String session) {
        return database.inTransaction(transaction -> new Account(
                passkeys.of(transaction, actor.member()).stream()
                        .map(passkey ->
                                new Device(text(passkey.id()), passkey.name(), passkey.since(), passkey.lastUsed()))
                        .toList(),
                sessions.of(transaction, actor.member(), session),
                codes.left(transaction, actor.member())));
    }

    private static String text(byte[] id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /// For one more passkey.
    public Asked ask(Actor actor) {
        return database.inTransaction(transaction -> {
            Started started = challenges.start(
                    transaction,
                    Purpose.ADD,
                    Optional.of(actor.member()),
                    passkeys.handle(transaction, actor.member()),
                    "");
            Challenge challenge = started.challenge();
            List<byte[]> known = passkeys.of(transaction, actor.member()).stream()
                    .map(Passkey::id)
                    .toList();
            return new Asked(
                    started.ticket(), ceremonies.toCreate(challenge.bytes(), challenge.handle(), actor.name(), known));
        });
    }

    /// Adds a passkey; empty when that went well.
    public Optional<Refusal> add(Actor actor, String ticket, String name, String answer) {
        return database.inTransaction(transaction -> {
            Optional<Challenge> challenge = challenges
                    .take(transaction, Purpose.ADD, ticket)
                    .filter(open -> open.member().equals(Optional.of(actor.member())));
            if (challenge.isEmpty()) {
                return Optional.of(Refusal.EXPIRED);
            }
            Challenge open = challenge.get();
            return switch (ceremonies.made(open.bytes(), open.handle(), answer, id -> passkeys.find(transaction, id))) {
                case Made made -> {
                    passkeys.add(transaction, actor.member(), open.handle(), made, name);
                    record(transaction, actor, "passkey.added");
                    yield Optional.empty();
                }
                case CeremonyResult.Refused(Refusal reason, var _) -> Optional.of(reason);
                case Used _ -> throw new IllegalStateException("a passkey is made, not used");
            };
        });
    }

    private void record(Handle transaction, Actor actor, String action) {
        audit.record(transaction, actor.member(), 0, action, "member/" + actor.member(), "", "");
    }

    /// Takes a passkey away, and ends all other sessions: perhaps the device is in other hands. False for
    /// the last one, without which nobody could come back, and for one that is not there.
    ///
    /// @param id in base64url
    public boolean remove(Actor actor, String session, String id) {
        return database.inTransaction(transaction -> {
            MemberStore.lock(transaction); // two at once would take the last two
            List<Passkey> own = passkeys.of(transaction, actor.member());
            Optional<Passkey> found = own.stream()
                    .filter(passkey -> text(passkey.id()).equals(id))
                    .findFirst();
            if (found.isEmpty() || own.size() == 1) {
                return false;
            }
            passkeys.remove(transaction, actor.member(), found.get().id());
            sessions.endOthers(transaction, actor.member(), session);
            record(transaction, actor, "passkey.removed");
            return true;
        });
    }

    /// Ends one session, by its number; or all but this one.
    ///
    /// @param session what the browser holds
    /// @param id empty: all others
    public void endSessions(Actor actor, String session, Optional<Long> id) {
        database.useTransaction(transaction -> {
            if (id.isPresent()) {
                sessions.endOne(transaction, actor.member(), id.get());
            } else {
                sessions.endOthers(transaction, actor.member(), session);
            }
            record(transaction, actor, "session.ended");
        });
    }

    /// New recovery codes, to be shown once. All earlier ones are worth nothing any more.
    public List<String> renewCodes(Actor actor) {
        return database.inTransaction(transaction -> {
            record(transaction, actor, "recovery.renewed");
            return codes.renew(transaction, actor.member()).stream()
                    .map(RecoveryCode::text)
                    .toList();
        });
    }
}
