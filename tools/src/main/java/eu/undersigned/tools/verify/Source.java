package eu.undersigned.tools.verify;

import java.io.IOException;
import java.util.Optional;

/// Where a log is read: a server, or a folder. For many threads.
interface Source extends AutoCloseable {
    /// Bytes of the largest checkpoint.
    int MOST_NOTE = 1 << 20;

    /// Bytes of the largest document with numbers: thousands of days, organisations and batches.
    int MOST_JSON = 16 << 20;

    /// For a person.
    String name();

    /// A file of the log.
    ///
    /// @param path below the log
    /// @param most bytes; what is longer is an error
    /// @return nothing when it is not there
    Optional<byte[]> file(String path, int most) throws IOException;

    /// What `log.md` calls the published numbers; nothing when there are none.
    Optional<byte[]> integrity() throws IOException;

    /// The campaign's numbers as programs get them; nothing when there are none, as in a mirror.
    Optional<byte[]> campaign() throws IOException;

    /// Whether a later answer may be another one.
    boolean isLive();

    /// How many files are read at once.
    int readers();

    @Override
    void close();
}
