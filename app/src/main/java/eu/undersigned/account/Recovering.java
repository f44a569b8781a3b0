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
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// A member who has lost every passkey comes back with a code on paper: it lets them add a passkey, ends
/// all of their sessions, and is told to them and to the coordinators of their campaigns, so that a stolen
/// paper is noticed.
public final class Recovering {
    private final Database database;
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

    Recovering(
            Database database,
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

    /// Empty when the code is none that is still good. It stays good until [#recover].
    ///
    /// @param code as typed
    public Optional<Asked> ask(String code) {
        return database.inTransaction(transaction -> {
            Optional<Integer> owner = owner(transaction, RecoveryCode.typed(code));
            if (owner.isEmpty()) {
                trail.note(transaction, 0, "recovery.refused", Refusal.WRONG_CODE);
            }
            return owner.map(member -> ask(transaction, member));
        });
    }

    private Asked ask(Handle transaction, int member) {
        Started started = challenges.start(
                transaction, Purpose.RECOVER, Optional.of(member), passkeys.handle(transaction, member), "");
        Challenge challenge = started.challenge();
        String name = members.person(transaction, member).map(Person::name).orElse("Undersigned");
        // The lost device may turn up again: it is asked for no second passkey only if it holds one.
        List<byte[]> known =
                passkeys.of(transaction, member).stream().map(Passkey::id).toList();
        return new Asked(started.ticket(), ceremonies.toCreate(challenge.bytes(), challenge.handle(), name, known));
    }

    /// Whose code it is, while that member may sign in.
    private Optional<Integer> owner(Handle transaction, RecoveryCode code) {
        return codes.owner(transaction, code)
                .filter(member -> !MemberStore.grants(transaction, member).isEmpty());
    }

    /// @param code as typed
    /// @param passkeyName how the member calls the device
    /// @param device what it runs on, such as "Firefox, Linux"
    public WelcomeResult recover(String code, String ticket, String passkeyName, String answer, String device) {
        return database.inTransaction(transaction -> {
            RecoveryCode typed = RecoveryCode.typed(code);
            Optional<Integer> owner = owner(transaction, typed);
            Optional<Challenge> challenge = challenges.take(transaction, Purpose.RECOVER, ticket);
            if (owner.isEmpty()) {
                trail.note(transaction, 0, "recovery.refused", Refusal.WRONG_CODE);
                return new Refused(Refusal.WRONG_CODE);
            }
            int member = owner.get();
            CeremonyResult result = challenge
                    .filter(open -> open.member().equals(owner))
                    .map(open ->
                            ceremonies.made(open.bytes(), open.handle(), answer, id -> passkeys.find(transaction, id)))
                    .orElseGet(() -> new CeremonyResult.Refused(Refusal.EXPIRED));
            return switch (result) {
                case Made made -> {
                    codes.used(transaction, typed);
                    passkeys.add(transaction, member, challenge.orElseThrow().handle(), made, passkeyName);
                    yield recovered(transaction, member, device);
                }
                case CeremonyResult.Refused(Refusal reason, var _) -> {
                    trail.note(transaction, member, "recovery.refused", reason);
                    yield new Refused(reason);
                }
                case Used _ -> throw new IllegalStateException("a passkey is made, not used");
            };
        });
    }

    private WelcomeResult recovered(Handle transaction, int member, String device) {
        sessions.endAll(transaction, member);
        String session = sessions.begin(transaction, member, Sessions.Way.RECOVERY, device);
        Person person = members.person(transaction, member).orElseThrow();
        letters.tellOfRecovery(transaction, person, person, clock.instant());
        members.coordinatorsBeside(transaction, member).stream()
                .map(Holder::person)
                .filter(reader -> !reader.equals(person))
                .forEach(reader -> letters.tellOfRecovery(transaction, reader, person, clock.instant()));
        audit.record(
                transaction,
                member,
                0,
                "recovery.used",
                "member/" + member,
                "",
                "{\"codes_left\":" + codes.left(transaction, member) + "}");
        return new Welcomed(session, List.of());
    }
}
