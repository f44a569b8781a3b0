package eu.undersigned.statistics;

import java.io.Closeable;
import java.io.IOException;

/// Writes a table line by line.
interface Lines extends Closeable {
    /// @param time of the step, by ISO 8601
    void line(String time, String key, long count) throws IOException;

    /// Writes what ends the table.
    @Override
    void close() throws IOException;
}
