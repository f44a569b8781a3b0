package eu.undersigned.tools.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// When the log was looked at, and how long it was: a signature that comes later under an earlier hour was
/// not there when it should have been. Only looks at which no leaf waited are kept.
///
/// The file has a line for each: leaves, and the hour (since 1970) of the published numbers.
final class Looks {
    /// A signature may be confirmed in the last moment of an hour, and be counted in the next.
    private static final int HOURS_OF_GRACE = 1;

    private final Path file;
    private final TreeMap<Long, Long> hours = new TreeMap<>();

    /// @param folder of the state
    Looks(Path folder) throws IOException {
        file = folder.resolve("looks");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                String[] look = line.split(" ");
                try {
                    hours.put(Long.parseLong(look[0]), Long.parseLong(look[1]));
                } catch (RuntimeException _) {
                    // a line that a crash cut: one look less
                }
            }
        }
    }

    /// @param size leaves that were there
    void add(long size, long hour) throws IOException {
        Map.Entry<Long, Long> last = hours.lastEntry();
        if (last == null || last.getKey() < size && last.getValue() < hour) {
            hours.put(size, hour);
            Files.writeString(
                    file,
                    size + " " + hour + "\n",
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    /// What is wrong with a signature of this hour at this index.
    Optional<String> backdated(long index, long hour) {
        Map.Entry<Long, Long> look = hours.floorEntry(index);
        return look == null || hour >= look.getValue() - HOURS_OF_GRACE
                ? Optional.empty()
                : Optional.of("was added under an old date: it says that it was confirmed "
                        + (look.getValue() - hour) + " hours before the log was seen with "
                        + Words.grouped(look.getKey()) + " leaves and none waiting");
    }
}
