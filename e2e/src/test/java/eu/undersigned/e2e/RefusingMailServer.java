package eu.undersigned.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A mail server that knows no mailbox: each recipient gets 550, for good.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3">RFC 5321, reply codes</a>
final class RefusingMailServer implements AutoCloseable {
    private final ServerSocket socket;

    private RefusingMailServer(ServerSocket socket) {
        this.socket = socket;
    }

    static RefusingMailServer start() {
        try {
            RefusingMailServer server =
                    new RefusingMailServer(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(server::listen);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            say(client, "220 nobody lives here");
            for (@Nullable String line = in.readLine(); line != null; line = in.readLine()) {
                say(client, answer(line.toUpperCase(Locale.ROOT)));
                if (line.toUpperCase(Locale.ROOT).startsWith("QUIT")) {
                    return;
                }
            }
        } catch (IOException e) {
            // the client is gone; so is the conversation
        }
    }

    private static String answer(String command) {
        if (command.startsWith("RCPT")) {
            return "550 5.1.1 no such mailbox";
        }
        return command.startsWith("QUIT") ? "221 bye" : "250 ok";
    }

    private static void say(Socket client, String line) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
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
