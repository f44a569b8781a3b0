package eu.undersigned.http;

import java.io.IOException;
import java.io.OutputStream;

/// Writes server-sent events until the listener is gone or the server stops.
///
/// @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, server-sent events</a>
@FunctionalInterface
public interface EventStream {
    /// @throws IOException when the listener is gone
    void writeTo(OutputStream out) throws IOException, InterruptedException;
}
