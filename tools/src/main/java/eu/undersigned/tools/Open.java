package eu.undersigned.tools;

import eu.undersigned.seal.Envelope;
import eu.undersigned.seal.Identity;
import eu.undersigned.seal.KeyFile;
import eu.undersigned.seal.Person;
import eu.undersigned.seal.Recipient;
import eu.undersigned.seal.RecordName;
import eu.undersigned.seal.WrappedKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// Opens bundles with an organisation's key, on the organisation's own computer.
@Command(
        name = "open",
        description = "Opens bundles with the organisation's secret key. Needs no server and no network.",
        mixinStandardHelpOptions = true)
final class Open implements Callable<Integer> {
    private static final int INCOMPLETE = 3;
    private static final int CANNOT = 2;
    private static final int PROGRESS = 100_000;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "the secret key")
    @Nullable
    Path keyFile;

    @Option(names = "--format", paramLabel = "csv|jsonl", description = "default: csv", defaultValue = "csv")
    Rows.Format format = Rows.Format.csv;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "a new file, readable by you alone")
    @Nullable
    Path output;

    @Parameters(arity = "1..*", paramLabel = "BUNDLE", description = "downloaded bundles of one organisation")
    List<Path> bundles = new ArrayList<>();

    private final Map<UUID, Instant> erased = new HashMap<>();
    private final Map<UUID, Instant> newest = new HashMap<>();
    private final Map<Long, Epoch> epochs = new HashMap<>();
    private boolean isIncomplete;
    private long opened;
    private long unopened;

    /// @param key empty: not sealed to this key
    private record Epoch(Recipient recipient, Optional<byte[]> key) {}

    @Override
    public Integer call() throws IOException {
        Optional<Identity> identity = identity();
        if (identity.isEmpty() || !look()) {
            return CANNOT;
        }
        Path target = Objects.requireNonNull(output);
        if (Files.exists(target)) {
            say(target + " exists already: choose another name");
            return CANNOT;
        }
        Files.createFile(target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(target, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
                Rows rows = format.rows(writer)) {
            for (Path bundle : bundles) {
                write(bundle, identity.get(), rows);
            }
        }
        say(opened + " people, " + erased.size() + " erased");
        if (unopened > 0) {
            say(unopened + " records do not open with this key: it may be an earlier one, or another organisation's."
                    + " Yours is " + identity.get().recipient() + ", they are for "
                    + epochs.values().stream()
                            .filter(epoch -> epoch.key().isEmpty())
                            .map(epoch -> epoch.recipient().text())
                            .distinct()
                            .toList());
            return opened == 0 ? CANNOT : INCOMPLETE;
        }
        return isIncomplete ? INCOMPLETE : 0;
    }

    private Optional<Identity> identity() throws IOException {
        Path file = Objects.requireNonNull(keyFile);
        String text;
        try {
            text = Files.readString(file);
        } catch (MalformedInputException e) {
            text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        }
        return switch (KeyFile.read(text)) {
            case KeyFile.Content.Key(Identity identity) -> Optional.of(identity);
            case KeyFile.Content.Locked() ->
                complain(
                        file + " is locked with a passphrase. Unlock it first: age --decrypt --output key.txt " + file);
            case KeyFile.Content.PublicOnly() ->
                complain(file + " holds the public key. The secret one begins with AGE-SECRET-KEY-1");
            case KeyFile.Content.Several(int count) ->
                complain(file + " holds " + count + " keys: put the one that is meant into a file of its own");
            case KeyFile.Content.None() ->
                complain(file + " holds no secret key, or one with a wrong character: it begins with AGE-SECRET-KEY-1");
        };
    }

    private Optional<Identity> complain(String reason) {
        say(reason);
        return Optional.empty();
    }

    /// Reads all that must be known before a person may be written: whether the files are whole, what was erased, and
    /// which record of an id is the newest. False when a file can't be used.
    private boolean look() throws IOException {
        boolean isSeveral = bundles.size() > 1;
        for (Path bundle : bundles) {
            BundleFile.State state = BundleFile.read(bundle, line -> {
                if (line.has("erased")) {
                    erased.merge(uuid(line, "erased"), BundleFile.time(line, "at"), Open::later);
                } else if (isSeveral && line.has("id")) {
                    newest.merge(uuid(line, "id"), BundleFile.time(line, "changed_at"), Open::later);
                }
            });
            switch (state) {
                case BundleFile.State.Whole() -> {}
                case BundleFile.State.Cut(Optional<String> lastId) -> {
                    isIncomplete = true;
                    say(bundle + " is incomplete. Ask for the rest with "
                            + lastId.map(id -> "?after=" + id).orElse("a new download")
                            + ", and open both files together. Erasures may be missing");
                }
                case BundleFile.State.Damaged(String reason) -> {
                    say(bundle + " is damaged: " + reason + ". Download it again");
                    return false;
                }
            }
        }
        return true;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static UUID uuid(JsonNode line, String name) {
        return UUID.fromString(line.path(name).asString(""));
    }

    private void write(Path bundle, Identity identity, Rows rows) throws IOException {
        String[] campaign = {""};
        epochs.clear();
        BundleFile.read(bundle, line -> {
            if (line.has("bundle")) {
                campaign[0] = line.path("campaign").asString("");
            } else if (line.has("key")) {
                epochs.put(line.path("epoch").asLong(), epoch(line, identity));
            } else if (line.has("id")) {
                open(campaign[0], line, rows);
            }
        });
    }

    private static Epoch epoch(JsonNode line, Identity identity) {
        byte[] wrapped = Base64.getDecoder().decode(line.path("key").asString(""));
        return new Epoch(Recipient.stored(line.path("recipient").asString("")), WrappedKey.unwrap(wrapped, identity));
    }

    private void open(String campaign, JsonNode line, Rows rows) {
        UUID id = uuid(line, "id");
        Instant changed = BundleFile.time(line, "changed_at");
        boolean isErased = erased.containsKey(id) && !changed.isAfter(erased.get(id));
        boolean isOld = newest.containsKey(id) && changed.isBefore(newest.get(id));
        if (isErased || isOld) {
            return;
        }
        newest.computeIfPresent(id, (_, _) -> Instant.MAX); // the same record in a second file counts once
        long number = line.path("epoch").asLong();
        Epoch epoch = epochs.get(number);
        Optional<Person> person = Optional.ofNullable(epoch)
                .flatMap(Epoch::key)
                .flatMap(key -> Envelope.open(
                        key,
                        new RecordName(campaign, Objects.requireNonNull(epoch).recipient(), number, id),
                        Base64.getDecoder().decode(line.path("sealed").asString(""))))
                .flatMap(Person::decode);
        if (person.isEmpty()) {
            unopened++;
            return;
        }
        rows.add(person.get(), line);
        if (++opened % PROGRESS == 0) {
            say(opened + " people so far");
        }
    }

    private void say(String text) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println("open: " + text);
        err.flush();
    }
}
