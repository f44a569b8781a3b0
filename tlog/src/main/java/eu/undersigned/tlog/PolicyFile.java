package eu.undersigned.tlog;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one policy file, line by line.
///
/// Names are octets to the specification, not text. They are read as Latin-1, which keeps every octet
/// apart; keys and addresses as UTF-8.
///
/// @see <a href="https://c2sp.org/tlog-policy">C2SP tlog-policy, "Policy file syntax and structure"</a>
final class PolicyFile {
    private static final int MAX_BYTES = 1 << 20;

    /// Of logs, of witnesses and of groups. The specification asks for 32.
    private static final int MAX_EACH = 256;

    private static final String NONE = "none";

    private final List<WitnessPolicy.Log> logs = new ArrayList<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private final List<WitnessPolicy.Group> groups = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> members = new HashSet<>();
    private final List<String> quorums = new ArrayList<>();

    WitnessPolicy read(byte[] file) throws MalformedException {
        Lines.requireAtMost(file.length, MAX_BYTES);
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (text.chars().anyMatch(c -> (c < ' ' && c != '\t' && c != '\n') || c == 0x7F)) {
            throw new MalformedException("a control character other than tab and line feed");
        }
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new MalformedException("the last line does not end in a line feed");
        }
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            try {
                line(lines[i]);
            } catch (MalformedException e) {
                throw new MalformedException("line " + (i + 1) + ": " + e.getMessage());
            }
        }
        if (quorums.isEmpty()) {
            throw new MalformedException("no quorum");
        }
        Optional<String> quorum = Optional.of(quorums.getFirst()).filter(name -> !name.equals(NONE));
        return new WitnessPolicy(logs, witnesses, groups, quorum);
    }

    private void line(String line) throws MalformedException {
        List<String> items = Arrays.stream(line.split("[ \t]+"))
                .filter(item -> !item.isEmpty())
                .toList();
        if (items.isEmpty() || items.getFirst().startsWith("#")) {
            return;
        }
        switch (items.getFirst()) {
            case "log" -> log(items);
            case "witness" -> witness(items);
            case "group" -> group(items);
            case "quorum" -> quorum(items);
            default -> throw new MalformedException("lines begin with log, witness, group, quorum or #");
        }
    }

    private void log(List<String> items) throws MalformedException {
        requireSize(items, 2, 3);
        VerifierKey key = VerifierKey.parse(utf8(items.get(1)));
        for (WitnessPolicy.Log log : logs) {
            requireOther(log.key(), key);
        }
        logs.add(new WitnessPolicy.Log(key, url(items, 2)));
        requireFew(logs);
    }

    private void witness(List<String> items) throws MalformedException {
        requireSize(items, 3, 4);
        VerifierKey key = VerifierKey.parse(utf8(items.get(2)));
        if (!key.type().isCosignature()) {
            throw new MalformedException("the key of a witness is one for cosignatures");
        }
        for (Witness witness : witnesses) {
            requireOther(witness.key(), key);
        }
        witnesses.add(new Witness(define(items.get(1)), key, url(items, 3)));
        requireFew(witnesses);
    }

    private void group(List<String> items) throws MalformedException {
        requireSize(items, 4, Integer.MAX_VALUE);
        List<String> listed = items.subList(3, items.size());
        for (String member : listed) {
            requireDefined(member);
            if (!members.add(member)) {
                throw new MalformedException("a name is a member twice");
            }
        }
        groups.add(new WitnessPolicy.Group(define(items.get(1)), threshold(items.get(2), listed.size()), listed));
        requireFew(groups);
    }

    private static int threshold(String text, int count) throws MalformedException {
        long threshold = switch (text) {
            case "all" -> count;
            case "any" -> 1;
            default -> Lines.number(text, "the threshold");
        };
        if (threshold < 1 || threshold > count) {
            throw new MalformedException("the threshold of a group of " + count + " is 1 to " + count);
        }
        return (int) threshold;
    }

    private void quorum(List<String> items) throws MalformedException {
        requireSize(items, 2, 2);
        if (!quorums.isEmpty()) {
            throw new MalformedException("a second quorum");
        }
        if (!items.get(1).equals(NONE)) {
            requireDefined(items.get(1));
        }
        quorums.add(items.get(1));
    }

    private String define(String name) throws MalformedException {
        if (name.equals(NONE) || !names.add(name)) {
            throw new MalformedException("a name that is taken");
        }
        return name;
    }

    private void requireDefined(String name) throws MalformedException {
        if (!names.contains(name)) {
            throw new MalformedException("a name that no line before defines");
        }
    }

    private static void requireOther(VerifierKey one, VerifierKey other) throws MalformedException {
        if (Arrays.equals(one.raw(), other.raw())) {
            throw new MalformedException("a public key that another line has too");
        }
    }

    private static void requireSize(List<String> items, int least, int most) throws MalformedException {
        if (items.size() < least || items.size() > most) {
            throw new MalformedException("too few or too many words");
        }
    }

    private static void requireFew(List<?> list) throws MalformedException {
        if (list.size() > MAX_EACH) {
            throw new MalformedException("more than " + MAX_EACH + " of a kind");
        }
    }

    private static Optional<URI> url(List<String> items, int at) throws MalformedException {
        if (items.size() <= at) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(utf8(items.get(at))));
        } catch (URISyntaxException _) {
            throw new MalformedException("no address");
        }
    }

    private static String utf8(String octets) throws MalformedException {
        return Lines.utf8(octets.getBytes(StandardCharsets.ISO_8859_1));
    }
}
