package eu.undersigned.tools.verify;

import eu.undersigned.tlog.MalformedException;
import eu.undersigned.tlog.SignedCheckpoint;
import eu.undersigned.tlog.VerifierKey;
import eu.undersigned.tlog.Witness;
import eu.undersigned.tlog.WitnessPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which key is the log's, and which witnesses are asked for.
///
/// @param why the key is believed
record Trust(VerifierKey key, Why why, Optional<WitnessPolicy> policy) {
    enum Why {
        GIVEN("given by --key"),
        SEEN("the same as in earlier runs"),
        PUBLISHED("as the instance itself publishes it: compare it with another source, or give it by --key");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// @param given by whoever checks
    /// @param seen in an earlier run
    /// @param published beside the log
    /// @throws DiffersException when they are not one key
    static Trust of(
            Optional<String> given, Optional<String> seen, Optional<String> published, Optional<WitnessPolicy> policy)
            throws IOException {
        Why why = given.isPresent() ? Why.GIVEN : seen.isPresent() ? Why.SEEN : Why.PUBLISHED;
        String text = given.or(() -> seen)
                .or(() -> published)
                .orElseThrow(
                        () -> new IOException("no published numbers are there, which name the key: give it by --key"));
        VerifierKey key = key(text, why);
        for (String other : List.of(seen.orElse(text), published.orElse(text))) {
            if (!other.equals(text)) {
                throw new DiffersException("another log: its key is " + Words.plain(other) + ", but " + key
                        + (why == Why.GIVEN ? " was given" : " is the one of earlier runs"));
            }
        }
        List<WitnessPolicy.Log> logs = policy.map(WitnessPolicy::logs).orElse(List.of());
        if (!logs.isEmpty() && logs.stream().noneMatch(log -> log.key().equals(key))) {
            throw new DiffersException("the policy names other logs, and not " + key);
        }
        return new Trust(key, why, policy);
    }

    private static VerifierKey key(String text, Why why) throws IOException {
        try {
            return VerifierKey.parse(text);
        } catch (MalformedException e) {
            String reason = "the log's key can't be read: " + e.getMessage();
            throw why == Why.PUBLISHED ? new DiffersException(reason) : new IOException(reason, e);
        }
    }

    static WitnessPolicy policy(Path file) throws IOException {
        try {
            return WitnessPolicy.parse(Files.readAllBytes(file));
        } catch (MalformedException e) {
            throw new IOException(file + " is no policy: " + e.getMessage(), e);
        }
    }

    /// A checkpoint of this log.
    ///
    /// @param where for a person
    /// @throws DiffersException when it is none
    SignedCheckpoint open(byte[] note, String where) throws DiffersException {
        try {
            return SignedCheckpoint.open(note, key);
        } catch (MalformedException e) {
            throw new DiffersException(where + " is no checkpoint of " + key.name() + ": " + e.getMessage());
        }
    }

    boolean isCosigned(SignedCheckpoint checkpoint) throws DiffersException {
        if (policy.isEmpty()) {
            return true;
        }
        try {
            return policy.get().isMetBy(policy.get().cosigners(checkpoint));
        } catch (MalformedException e) {
            throw new DiffersException("the checkpoint carries " + e.getMessage());
        }
    }

    /// The names of those who cosigned, of the policy, or else of those that the log itself names.
    List<String> cosigners(SignedCheckpoint checkpoint, List<String> named) throws DiffersException {
        try {
            List<String> names = new ArrayList<>();
            if (policy.isPresent()) {
                policy.get().cosigners(checkpoint).stream().map(Witness::name).forEach(names::add);
                return names;
            }
            for (String text : named) {
                VerifierKey witness = VerifierKey.parse(text);
                if (!checkpoint.cosignatures(List.of(witness)).isEmpty()) {
                    names.add(witness.name());
                }
            }
            return names;
        } catch (MalformedException e) {
            throw new DiffersException("witnesses: " + e.getMessage());
        }
    }
}
