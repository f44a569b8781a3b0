package eu.undersigned.account;

import eu.undersigned.db.Database;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Who is signed in. The browser holds 32 random bytes, the database their hash.
public final class Sessions {
    /// How often the time of the last request is noted.
    private static final Duration NOTED = Duration.ofMinutes(1);
    /// Clocks of several nodes may differ by this much.
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final Database database;
    private final Members members;
    private final SessionConfig config;
    private final SecureRandom random;
    private final InstantSource clock;

    public Sessions(
            Database database, Members members, SessionConfig config, SecureRandom random, InstantSource clock) {
        this.database = database;
        this.members = members;
        this.config = config;
        this.random = random;
        this.clock = clock;
    }

    /// How a session began.
    public enum Way {
        PASSKEY,
        /// With an account elsewhere.
        FEDERATED,
        /// By an invitation.
        WELCOME,
        /// With a code on paper.
        RECOVERY
    }

    /// Begins a session of a member who has just proved who they are.
    ///
    /// @param device what it runs on, such as "Firefox, Linux"
    /// @return what the browser must hold: 43 characters, base64url
    public String begin(Handle transaction, int member, Way way, String device) {
        String token = Tokens.make(random);
        Instant now = clock.instant();
        SessionStore.tidy(transaction, now.minus(config.longest()));
        SessionStore.begin(transaction, Tokens.hash(token), member, way, device, now);
        return token;
    }

    /// The same session, whose member has just proved once more who they are, under another name.
    ///
    /// @param member who has proved it: nobody makes the session of somebody else fresh
    /// @return what the browser must hold from now on; empty when the session is another member's, or over
    Optional<String> renew(Handle transaction, int member, String token) {
        Instant now = clock.instant();
        return SessionStore.find(transaction, Tokens.hash(token))
                .filter(row -> row.member() == member && isGood(row, now))
                .map(_ -> Tokens.make(random))
                .filter(renewed -> SessionStore.renew(transaction, Tokens.hash(token), Tokens.hash(renewed), now));
    }

    /// Whose session this is; empty when it is over, or its member was suspended or removed.
    public Optional<Actor> find(String token) {
        Instant now = clock.instant();
        return database.inTransaction(transaction -> SessionStore.find(transaction, Tokens.hash(token))
                .filter(row -> isGood(row, now))
                .flatMap(row -> actor(transaction, token, row, now)));
    }

    /// A session from the future is over as well: when a clock is set back, nobody stays signed in for
    /// longer.
    private boolean isGood(SessionStore.Row row, Instant now) {
        return now.isBefore(row.seenAt().plus(config.idle()))
                && now.isBefore(row.startedAt().plus(config.longest()))
                && row.startedAt().isBefore(now.plus(SKEW))
                && row.seenAt().isBefore(now.plus(SKEW));
    }

    private Optional<Actor> actor(Handle transaction, String token, SessionStore.Row row, Instant now) {
        List<Grant> grants = MemberStore.grants(transaction, row.member());
        if (grants.isEmpty()) {
            return Optional.empty();
        }
        if (now.isAfter(row.seenAt().plus(NOTED))) {
            SessionStore.seen(transaction, Tokens.hash(token), now);
        }
        return members.person(transaction, row.member())
                .map(person -> new Actor(row.member(), person.name(), grants, row.freshAt()));
    }

    /// Whether a member has proved recently enough who they are to do what needs it.
    public boolean isFresh(Actor actor) {
        Instant now = clock.instant();
        return now.isBefore(actor.freshAt().plus(config.fresh()))
                && actor.freshAt().isBefore(now.plus(SKEW));
    }

    /// The sessions of a member that are not over, the newest first.
    ///
    /// @param token of the one that asks
    List<Session> of(Handle transaction, int member, String token) {
        Instant now = clock.instant();
        return SessionStore.of(transaction, member, Tokens.hash(token)).stream()
                .filter(one -> isGood(one.row(), now))
                .map(SessionStore.Listed::session)
                .toList();
    }

    /// Ends one of a member's sessions, by its number.
    void endOne(Handle transaction, int member, long id) {
        SessionStore.endOne(transaction, member, id);
    }

    /// Ends all of a member's sessions but one.
    void endOthers(Handle transaction, int member, String token) {
        SessionStore.endOthers(transaction, member, Tokens.hash(token));
    }

    void endAll(Handle transaction, int member) {
        SessionStore.endOthers(transaction, member, new byte[0]);
    }

    public void end(Handle transaction, String token) {
        SessionStore.end(transaction, Tokens.hash(token));
    }

    /// What a form of this session must send along, so that no other site can send it.
    public static String csrf(String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Tokens.hash("csrf/" + token));
    }
}
