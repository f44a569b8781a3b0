package eu.undersigned.tlog;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which logs are accepted, and which witnesses must have cosigned a checkpoint before it is believed.
///
/// @see <a href="https://c2sp.org/tlog-policy">C2SP tlog-policy</a>
public final class WitnessPolicy {
    private final List<Log> logs;
    private final List<Witness> witnesses;
    private final List<Group> groups;
    private final Optional<String> quorum;

    /// A log that is accepted.
    ///
    /// @param key whose name is the origin of the log's checkpoints
    /// @param url of a meaning that the application gives it
    public record Log(VerifierKey key, Optional<URI> url) {}

    /// Stands when `threshold` of its members do.
    ///
    /// @param members witnesses, or groups that come before it
    record Group(String name, int threshold, List<String> members) {
        Group {
            members = List.copyOf(members);
        }
    }

    /// @param quorum name of a witness or group; empty for "none"
    WitnessPolicy(List<Log> logs, List<Witness> witnesses, List<Group> groups, Optional<String> quorum) {
        this.logs = List.copyOf(logs);
        this.witnesses = List.copyOf(witnesses);
        this.groups = List.copyOf(groups);
        this.quorum = quorum;
    }

    /// Reads a policy file.
    ///
    /// @throws MalformedException with the number of the line that is wrong
    public static WitnessPolicy parse(byte[] file) throws MalformedException {
        return new PolicyFile().read(file);
    }

    public List<Log> logs() {
        return logs;
    }

    public List<Witness> witnesses() {
        return witnesses;
    }

    /// Whether these are enough.
    ///
    /// @param cosigned of this policy; others do not count
    public boolean isMetBy(Collection<Witness> cosigned) {
        if (quorum.isEmpty()) {
            return true;
        }
        Set<String> standing = new HashSet<>();
        witnesses.stream().filter(cosigned::contains).map(Witness::name).forEach(standing::add);
        for (Group group : groups) {
            long count = group.members().stream().filter(standing::contains).count();
            if (count >= group.threshold()) {
                standing.add(group.name());
            }
        }
        return standing.contains(quorum.get());
    }

    /// How many witnesses it takes at the least; 0 for "none".
    public int quorumSize() {
        Map<String, Integer> sizes = new HashMap<>();
        witnesses.forEach(witness -> sizes.put(witness.name(), 1));
        for (Group group : groups) {
            int size = group.members().stream()
                    .map(member -> sizes.getOrDefault(member, 0))
                    .sorted()
                    .limit(group.threshold())
                    .mapToInt(Integer::intValue)
                    .sum();
            sizes.put(group.name(), size);
        }
        return quorum.map(name -> sizes.getOrDefault(name, 0)).orElse(0);
    }

    /// Opens a checkpoint that this policy accepts: signed by one of its logs, cosigned by enough of its
    /// witnesses.
    ///
    /// @throws MalformedException when it is no checkpoint, not of one of the logs, or not cosigned by
    ///     enough; and when it carries a wrong signature in the name of a key that the policy knows
    public SignedCheckpoint open(byte[] note) throws MalformedException {
        Note parsed = Note.parse(note);
        String origin = Checkpoint.parse(parsed.text()).origin();
        Optional<SignedCheckpoint> opened = Optional.empty();
        for (Log log : logs) {
            // Every key that the note names is looked at, so that a wrong signature is never passed over.
            if (log.key().signs(parsed) && log.key().name().equals(origin)) {
                opened = Optional.of(SignedCheckpoint.open(parsed, origin, log.key()));
            }
        }
        SignedCheckpoint checkpoint =
                opened.orElseThrow(() -> new MalformedException("not signed by a log of the policy"));
        Set<Witness> cosigned = cosigners(checkpoint);
        if (!isMetBy(cosigned)) {
            throw new MalformedException(
                    "cosigned by " + cosigned.size() + " of the policy's witnesses, which are not enough");
        }
        return checkpoint;
    }

    /// The witnesses of this policy that cosigned.
    ///
    /// @throws MalformedException when it carries a wrong signature in the name of one of them
    public Set<Witness> cosigners(SignedCheckpoint checkpoint) throws MalformedException {
        Set<Witness> cosigned = new LinkedHashSet<>();
        for (Witness witness : witnesses) {
            if (witness.key().signs(checkpoint.note())) {
                cosigned.add(witness);
            }
        }
        return cosigned;
    }
}
