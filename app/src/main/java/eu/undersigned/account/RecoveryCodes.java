package eu.undersigned.account;

import eu.undersigned.secrets.KeyedHash;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/// The codes on paper of all members. The database keeps them hashed under a secret that it does not hold.
final class RecoveryCodes {
    private final KeyedHash hash;
    private final SecureRandom random;
    private final InstantSource clock;

    RecoveryCodes(byte[] secret, SecureRandom random, InstantSource clock) {
        this.hash = new KeyedHash(secret);
        this.random = random;
        this.clock = clock;
    }

    /// New codes, which are shown once; all earlier ones are worth nothing any more.
    List<RecoveryCode> renew(Handle transaction, int member) {
        List<RecoveryCode> codes = IntStream.range(0, RecoveryCode.COUNT)
                .mapToObj(_ -> RecoveryCode.make(random))
                .toList();
        RecoveryCodeStore.remove(transaction, member);
        codes.forEach(code -> RecoveryCodeStore.add(transaction, hash(code), member, clock.instant()));
        return codes;
    }

    /// Whose code it is; empty when it is none, or was used. Held for this transaction.
    Optional<Integer> owner(Handle transaction, RecoveryCode code) {
        return RecoveryCodeStore.owner(transaction, hash(code));
    }

    void used(Handle transaction, RecoveryCode code) {
        RecoveryCodeStore.used(transaction, hash(code), clock.instant());
    }

    int left(Handle transaction, int member) {
        return RecoveryCodeStore.left(transaction, member);
    }

    private byte[] hash(RecoveryCode code) {
        return hash.of("undersigned/recovery", code.signs());
    }
}
