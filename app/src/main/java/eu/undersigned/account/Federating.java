package eu.undersigned.account;

import eu.undersigned.account.Challenges.Challenge;
import eu.undersigned.account.Challenges.Purpose;
import eu.undersigned.account.Challenges.Started;
import eu.undersigned.account.FederatedResult.Refused;
import eu.undersigned.account.FederatedResult.SignedIn;
import eu.undersigned.account.FederatedResult.Welcomed;
import eu.undersigned.account.IdentityProvider.Identity;
import eu.undersigned.audit.Audit;
import eu.undersigned.db.Database;
import eu.undersigned.secrets.KeyedHash;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Members sign in with the account that their organisation gave them. It is theirs only if they linked it
/// while they followed an invitation: a name or a mailbox that the provider tells proves nothing here.
public final class Federating {
    private static final String WELCOME = "invitation/";
    /// Whoever is to prove anew who they are may have done so this long before, by the provider's clock.
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final Database database;
    private final IdentityProvider provider;
    private final Challenges challenges;
    private final Welcoming welcoming;
    private final Sessions sessions;
    private final KeyedHash hash;
    private final Audit audit;
    private final RefusalTrail trail;
    private final InstantSource clock;

    Federating(
            Database database,
            IdentityProvider provider,
            Challenges challenges,
            Welcoming welcoming,
            Sessions sessions,
            byte[] secret,
            Audit audit,
            RefusalTrail trail,
            InstantSource clock) {
        this.database = database;
        this.provider = provider;
        this.challenges = challenges;
        this.welcoming = welcoming;
        this.sessions = sessions;
        this.hash = new KeyedHash(secret);
        this.audit = audit;
        this.trail = trail;
        this.clock = clock;
    }

    /// @param ticket for the browser's cookie
    /// @param address where the browser goes
    public record Entrance(String ticket, URI address) {
        @Override
        public String toString() {
            return "Entrance[hidden]";
        }
    }

    /// Empty when the provider can't be reached.
    ///
    /// @param then where they go on
    public Optional<Entrance> signIn(String then) {
        return enter(Optional.empty(), then, false);
    }

    /// A member who is signed in proves anew who they are. Empty when the provider can't be reached.
    public Optional<Entrance> confirm(Actor actor, String then) {
        return enter(Optional.of(actor.member()), then, true);
    }

    /// Somebody follows an invitation. Empty when it is no longer good, or the provider can't be reached.
    public Optional<Entrance> welcome(String token) {
        return welcoming
                .find(token)
                .filter(invitation -> !invitation.isFirst())
                .flatMap(invitation -> enter(Optional.empty(), WELCOME + invitation.id(), false));
    }

    private Optional<Entrance> enter(Optional<Integer> member, String detail, boolean anew) {
        Started started = database.inTransaction(
                transaction -> challenges.start(transaction, Purpose.FEDERATED, member, Optional.empty(), detail));
        Challenge challenge = started.challenge();
        return provider.entrance(state(started.ticket()), text(challenge.bytes()), text(challenge.handle()), anew)
                .map(address -> new Entrance(started.ticket(), address));
    }

    /// What the provider hands back must fit the browser that was sent there.
    private static String state(String ticket) {
        return text(Tokens.hash("state/" + ticket));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Somebody comes back from the provider.
    ///
    /// @param ticket from the browser's cookie
    /// @param device what it runs on, such as "Firefox, Linux"
    /// @param before the session that the browser had
    public FederatedResult comeBack(String ticket, String state, String code, String device, Optional<String> before) {
        Optional<Challenge> challenge =
                database.inTransaction(transaction -> challenges.take(transaction, Purpose.FEDERATED, ticket));
        if (challenge.isEmpty() || !MessageDigest.isEqual(bytes(state(ticket)), bytes(state))) {
            return new Refused(Refusal.EXPIRED);
        }
        Challenge open = challenge.get();
        Optional<Identity> identity =
                code.isEmpty() ? Optional.empty() : provider.identity(code, text(open.handle()), text(open.bytes()));
        return database.inTransaction(transaction -> {
            if (identity.isEmpty()) {
                return refuse(transaction, 0, Refusal.FEDERATION);
            }
            return open.detail().startsWith(WELCOME)
                    ? join(transaction, open, identity.get(), device)
                    : enter(transaction, open, identity.get(), device, before);
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private FederatedResult refuse(Handle transaction, int member, Refusal reason) {
        trail.note(transaction, member, "sign-in.refused", reason);
        return new Refused(reason);
    }

    private FederatedResult enter(
            Handle transaction, Challenge challenge, Identity identity, String device, Optional<String> before) {
        Optional<Integer> found = FederatedStore.find(transaction, print(identity));
        if (found.isEmpty()
                || challenge
                        .member()
                        .filter(member -> !found.get().equals(member))
                        .isPresent()) {
            return refuse(transaction, 0, Refusal.NOT_LINKED);
        }
        int member = found.get();
        if (MemberStore.grants(transaction, member).isEmpty()) {
            return refuse(transaction, member, Refusal.SUSPENDED);
        }
        String subject = "member/" + member;
        if (challenge.member().isEmpty()) {
            before.ifPresent(session -> sessions.end(transaction, session));
            audit.record(transaction, member, 0, "sign-in", subject, "", "{\"by\":\"federation\"}");
            return new SignedIn(
                    sessions.begin(transaction, member, Sessions.Way.FEDERATED, device), challenge.detail());
        }
        Instant earliest = clock.instant().minus(Challenges.LIFE).minus(SKEW);
        boolean isAnew = identity.provedAt().filter(at -> at.isAfter(earliest)).isPresent();
        if (!isAnew) {
            return refuse(transaction, member, Refusal.FEDERATION);
        }
        // The way back is open to all: the browser may hold somebody else's session by now.
        Optional<String> renewed = before.flatMap(session -> sessions.renew(transaction, member, session));
        if (renewed.isEmpty()) {
            return refuse(transaction, member, Refusal.EXPIRED);
        }
        audit.record(transaction, member, 0, "sign-in.confirmed", subject, "", "{\"by\":\"federation\"}");
        return new SignedIn(renewed.get(), challenge.detail());
    }

    private FederatedResult join(Handle transaction, Challenge challenge, Identity identity, String device) {
        int number = Integer.parseInt(challenge.detail().substring(WELCOME.length()));
        Optional<Invitation> invitation = welcoming.open(transaction, number);
        if (invitation.isEmpty()) {
            return refuse(transaction, 0, Refusal.GONE);
        }
        if (FederatedStore.find(transaction, print(identity)).isPresent()) {
            return refuse(transaction, 0, Refusal.ALREADY);
        }
        String mailbox = invitation.get().mailbox().orElse("");
        String name = Typed.name(identity.name()).orElse(mailbox);
        int member = welcoming.join(transaction, invitation.get(), new Person(name, mailbox));
        FederatedStore.add(transaction, print(identity), member, clock.instant());
        return switch (welcoming.welcomed(transaction, member, device)) {
            case WelcomeResult.Welcomed(String session, var codes) -> new Welcomed(session, codes);
            case WelcomeResult.Refused(Refusal reason) -> new Refused(reason);
        };
    }

    private byte[] print(Identity identity) {
        return hash.of("undersigned/federated", identity.issuer(), identity.subject());
    }
}
