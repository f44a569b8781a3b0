package eu.undersigned;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// A client that says whatever it likes, byte by byte.
final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 15_000;

    private final Socket socket;

    RawConnection(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The whole answer to a request on a connection of its own; empty when there is none.
    static String ask(int port, String request) {
        try (RawConnection connection = new RawConnection(port)) {
            connection.say(request);
            connection.finish();
            return connection.rest();
        }
    }

    void say(String bytes) {
        say(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// A server that has heard enough may have closed already: that is for [#rest()] to find out.
    void say(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Nothing more will be said.
    void finish() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            return; // closed by the other side
        }
    }

    /// Everything until the other side closes.
    String rest() {
        StringBuilder answer = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection stays open; so far: " + answer, e);
        } catch (IOException e) {
            return answer.toString(); // reset: closed all the same
        }
        return answer.toString();
    }

    /// The first bytes of the answer, up to this many; the rest stays unread.
    String beginning(int bytes) {
        try {
            return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
