package eu.undersigned.account;

import eu.undersigned.db.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    private static final int BYTES = 32;
    /// How often the time of the last request is noted.
    private static final Duration NOTED = Duration.ofMinutes(1);

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

    /// Begins a session of a member who has just proved who they are.
    ///
    /// @return what the browser must hold: 43 characters, base64url
    public String begin(Handle transaction, int member) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        SessionStore.begin(transaction, hash(token), member, clock.instant());
        return token;
    }

    /// Whose session this is; empty when it is over, or its member was suspended or removed.
    public Optional<Actor> find(String token) {
        Instant now = clock.instant();
        return database.inTransaction(transaction -> SessionStore.find(transaction, hash(token))
                .filter(row -> now.isBefore(row.seenAt().plus(config.idle()))
                        && now.isBefore(row.startedAt().plus(config.longest())))
                .flatMap(row -> actor(transaction, token, row, now)));
    }

    private Optional<Actor> actor(Handle transaction, String token, SessionStore.Row row, Instant now) {
        List<Grant> grants = MemberStore.grants(transaction, row.member());
        if (grants.isEmpty()) {
            return Optional.empty();
        }
        if (now.isAfter(row.seenAt().plus(NOTED))) {
            SessionStore.seen(transaction, hash(token), now);
        }
        return members.person(transaction, row.member())
                .map(person -> new Actor(row.member(), person.name(), grants, row.freshAt()));
    }

    /// Whether a member has proved recently enough who they are to do what needs it.
    public boolean isFresh(Actor actor) {
        return clock.instant().isBefore(actor.freshAt().plus(config.fresh()));
    }

    public void end(Handle transaction, String token) {
        SessionStore.end(transaction, hash(token));
    }

    /// What a form of this session must send along, so that no other site can send it.
    public static String csrf(String token) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash("csrf/" + token));
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
