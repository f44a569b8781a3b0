package eu.undersigned.confirmation;

import eu.undersigned.confirmation.ConfirmationStore.Stamped;
import eu.undersigned.db.Database;
import eu.undersigned.db.GroupCommit;
import eu.undersigned.db.GroupCommit.Outcome;
import eu.undersigned.signature.SignatureIds;
import eu.undersigned.signature.SignatureState;
import eu.undersigned.signature.SignatureToken;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/// Confirms, and says what a token leads to. Confirming twice is the same as once.
final class Confirming {
    /// How long a signature waits for its confirmation.
    static final Duration PATIENCE = Duration.ofDays(14);

    private final Database database;
    private final CountListener listener;
    private final LeafListener leaves;
    private final SecureRandom random;
    private final InstantSource clock;
    private final GroupCommit<SignatureToken, Boolean> writer;

    Confirming(
            Database database,
            CountListener listener,
            LeafListener leaves,
            SecureRandom random,
            InstantSource clock,
            GroupCommit.Bounds bounds,
            GroupCommit.Observer observer) {
        this.database = database;
        this.listener = listener;
        this.leaves = leaves;
        this.random = random;
        this.clock = clock;
        this.writer = new GroupCommit<>("confirming", database, bounds, this::write, observer);
    }

    /// @return empty when nobody can tell: the person is asked to try again, which is harmless
    Optional<TokenState> confirm(SignatureToken token) {
        return switch (writer.submit(token)) {
            case Outcome.Done(Boolean confirmed) ->
                Optional.of(confirmed ? TokenState.CONFIRMED : find(token).state());
            case Outcome.Full() -> Optional.empty();
            case Outcome.Refused() -> Optional.empty();
            case Outcome.Unavailable() -> Optional.empty();
        };
    }

    private List<Boolean> write(Handle transaction, List<SignatureToken> tokens) throws SQLException {
        // Milliseconds, as in the leaf's record: what the database keeps must be what was hashed.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<UUID, Entered> confirmed = ConfirmationStore.confirm(transaction, stamped(tokens), now, oldest());
        if (!confirmed.isEmpty()) {
            List<Entered> entered = List.copyOf(confirmed.values());
            listener.confirmed(
                    transaction, entered.stream().map(Entered::counted).toList());
            leaves.entered(transaction, entered);
        }
        Set<UUID> told = new HashSet<>();
        // Two requests with one token in one batch: the second finds its answer by looking, like any repetition.
        return tokens.stream()
                .map(token -> confirmed.containsKey(token.id()) && told.add(token.id()))
                .toList();
    }

    private List<Stamped> stamped(List<SignatureToken> tokens) {
        byte[] salts = new byte[tokens.size() * Entering.SALT_BYTES];
        random.nextBytes(salts); // one call for the batch: the generator is shared, and locks
        return IntStream.range(0, tokens.size())
                .mapToObj(i -> new Stamped(tokens.get(i), Entering.salt(salts, i), i))
                .toList();
    }

    private UUID oldest() {
        return SignatureIds.floor(clock.instant().minus(PATIENCE));
    }

    /// What a token leads to now.
    Found find(SignatureToken token) {
        return database.inTransaction(transaction -> {
            Optional<ConfirmationStore.Row> row =
                    ConfirmationStore.find(transaction, token.id()).filter(found -> token.isAmong(found.tokenHashes()));
            return row.map(found -> Found.of(state(found), found.campaign()))
                    .or(() -> ConfirmationStore.ended(transaction, token))
                    .orElse(Found.NOTHING);
        });
    }

    private TokenState state(ConfirmationStore.Row row) {
        return switch (row.state()) {
            case CONFIRMED -> TokenState.CONFIRMED;
            case INVALIDATED -> TokenState.INVALIDATED;
            case PENDING -> waiting(row);
            case EXPIRED, REJECTED, WITHDRAWN -> throw new IllegalStateException("erased, and yet there");
        };
    }

    private TokenState waiting(ConfirmationStore.Row row) {
        if (hasExpired(row.id())) {
            return TokenState.EXPIRED;
        }
        return row.invalidation().isPresent() ? TokenState.HELD : TokenState.OPEN;
    }

    private boolean hasExpired(UUID id) {
        Instant signed = SignatureIds.time(id);
        return signed.isBefore(clock.instant().minus(PATIENCE));
    }

    /// The signature of a token as the public log knows it, whether it counts now or not; empty unless it was confirmed
    /// and entered.
    Optional<Entered> entered(SignatureToken token) {
        return database.inTransaction(transaction -> ConfirmationStore.find(transaction, token.id())
                .filter(row -> token.isAmong(row.tokenHashes()) && row.state() != SignatureState.PENDING)
                .flatMap(ConfirmationStore.Row::entered));
    }

    int depth() {
        return writer.depth();
    }

    void close() {
        writer.close();
    }
}
