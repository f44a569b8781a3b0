package eu.undersigned.tools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A bundle, read line by line, however large it is, and checked on the way.
final class BundleFile {
    private final Consumer<Line> reader;
    private final MessageDigest hash = sha256();
    private final Set<Long> epochs = new HashSet<>();
    private long number;
    private long records;
    private long erasures;
    private @Nullable UUID lastId;
    private @Nullable State ended;

    /// What to think of the file.
    sealed interface State {
        record Whole() implements State {}

        /// The last line is missing.
        ///
        /// @param lastId of the last record that arrived whole
        record Cut(Optional<UUID> lastId) implements State {}

        /// Not what was sent.
        ///
        /// @param reason for a person
        record Damaged(String reason) implements State {}
    }

    private BundleFile(Consumer<Line> reader) {
        this.reader = reader;
    }

    /// Gives each line to `reader`, and at the end says what to think of the file: only then is known whether what was
    /// given before is to be believed.
    static State read(Path file, Consumer<Line> reader) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, reader);
        }
    }

    static State read(InputStream in, Consumer<Line> reader) throws IOException {
        return new BundleFile(reader).read(new Lines(in));
    }

    private State read(Lines lines) throws IOException {
        for (byte[] bytes = lines.next(); bytes != null; bytes = lines.next()) {
            number++;
            Line line = bytes.length > Lines.LONGEST
                    ? new Line.Wrong("is longer than any line of a bundle")
                    : Line.parse(bytes);
            Optional<String> wrong = wrong(line);
            if (wrong.isPresent()) {
                return new State.Damaged("line " + number + " " + wrong.get());
            }
            hash.update(bytes);
            hash.update((byte) '\n');
            reader.accept(line);
        }
        return ended != null ? ended : new State.Cut(Optional.ofNullable(lastId));
    }

    /// What is wrong with a line at its place.
    private Optional<String> wrong(Line line) {
        if (ended != null) {
            return Optional.of("stands behind the end: put each bundle into a file of its own");
        }
        if (number == 1 && !(line instanceof Line.Head) && !(line instanceof Line.Wrong)) {
            return Optional.of("is not the first line of a bundle");
        }
        return switch (line) {
            case Line.Head _ -> refuse(number > 1, "begins another bundle");
            case Line.Epoch epoch -> refuse(!epochs.add(epoch.number()), "has an epoch for the second time");
            case Line.Record record -> wrong(record);
            case Line.Erased _ -> {
                erasures++;
                yield Optional.empty();
            }
            case Line.End end -> {
                ended = state(end);
                yield Optional.empty();
            }
            case Line.Unknown _ -> Optional.empty();
            case Line.Wrong(String reason) -> Optional.of(reason);
        };
    }

    private Optional<String> wrong(Line.Record record) {
        boolean isInOrder = lastId == null || compare(lastId, record.id()) < 0;
        records++;
        lastId = record.id();
        return !epochs.contains(record.epoch())
                ? Optional.of("is a record before its epoch")
                : refuse(!isInOrder, "is a record out of order, or for the second time");
    }

    private static Optional<String> refuse(boolean isWrong, String reason) {
        return isWrong ? Optional.of(reason) : Optional.empty();
    }

    /// As the database orders them: without signs.
    private static int compare(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    private State state(Line.End end) {
        if (end.records() != records || end.erasures() != erasures) {
            return new State.Damaged("the counts at its end are not those of its lines");
        }
        return HexFormat.of().formatHex(hash.digest()).equals(end.sha256())
                ? new State.Whole()
                : new State.Damaged("its hash is another one than was sent with it");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
