package eu.undersigned.tools;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The lines of a stream, each ended by a line feed. What stands behind the last one was cut, and is none.
final class Lines {
    /// No bundle has longer ones: a file of another kind must not fill the memory.
    static final int LONGEST = 64 * 1024;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[128 * 1024];
    private int next;
    private int end;

    Lines(InputStream in) {
        this(in, LONGEST);
    }

    /// @param longest bytes of a line
    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /// Without its line feed; of a line that is too long, the first bytes that a line may have and one more. Null at
    /// the end.
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        while (line.size() <= longest) {
            if (next == end) {
                next = 0;
                end = in.read(buffer);
                if (end <= 0) {
                    end = 0;
                    return null;
                }
            }
            int from = next;
            int most = Math.min(end, from + longest + 1 - line.size());
            while (next < most && buffer[next] != '\n') {
                next++;
            }
            line.write(buffer, from, next - from);
            if (next < most) {
                next++; // the line feed
                return line.toByteArray();
            }
        }
        return line.toByteArray();
    }
}
