package eu.undersigned.tools.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A list of changes as a log serves it.
final class ChangeList {
    /// Each of its leaves changed some times.
    private static final int MOST = 64 << 20;

    private ChangeList() {}

    /// @param size changes by leaves behind it are left out
    /// @return nothing when there is no such list
    static Optional<List<Change>> read(Source source, long number, long size) throws IOException {
        Optional<byte[]> text = source.file(Change.path(number), MOST);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(Change.parse(new String(text.get(), StandardCharsets.UTF_8), size, Change.path(number)));
    }

    /// The first change in which two lists differ, for a person.
    static String first(List<Change> published, List<Change> counted) {
        List<Change> missing = new ArrayList<>(counted);
        missing.removeAll(published);
        List<Change> invented = new ArrayList<>(published);
        invented.removeAll(counted);
        if (!missing.isEmpty()) {
            return "it leaves out '" + missing.getFirst().line().strip() + "'";
        }
        return invented.isEmpty()
                ? "its order is another one"
                : "it has '" + invented.getFirst().line().strip() + "', which no leaf says";
    }
}
