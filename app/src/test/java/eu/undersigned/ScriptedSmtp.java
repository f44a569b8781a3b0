package eu.undersigned;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/// A mail server that does what a test tells it: refuses, hangs, goes down and comes back on the same port.
final class ScriptedSmtp implements AutoCloseable {
    /// A mail that it took.
    record Taken(String recipient, String data) {}

    final List<Taken> taken = new CopyOnWriteArrayList<>();
    /// The answer to a recipient, such as `550 no such user`.
    volatile Function<String, String> toRecipient = _ -> "250 ok";
    /// Which connections, counted from 1, get no answer at all.
    volatile IntPredicate hangs = _ -> false;

    /// Whose mail it takes, and says nothing: the connection breaks off before the last answer.
    volatile Predicate<String> breaksOffFor = _ -> false;
    /// How long it thinks about each mail.
    volatile Duration thinking = Duration.ZERO;

    final int port;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket listener;

    /// Not up yet, but with a port of its own.
    ScriptedSmtp() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
            listener = free;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ScriptedSmtp up() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listener = socket;
            Thread.ofVirtual().start(() -> accept(socket));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void down() {
        quietly(listener);
        open.forEach(ScriptedSmtp::quietly);
        open.clear();
    }

    int connections() {
        return connections.get();
    }

    List<Taken> takenFor(String recipient) {
        return taken.stream().filter(mail -> mail.recipient().equals(recipient)).toList();
    }

    TestApplication.Setup serving(TestApplication.Setup setup) {
        return setup.with("UNDERSIGNED_MAIL_SMTP_HOST", "127.0.0.1")
                .with("UNDERSIGNED_MAIL_SMTP_PORT", Integer.toString(port));
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                int number = connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(client, number));
            } catch (IOException e) {
                return; // down
            }
        }
    }

    private void talk(Socket client, int number) {
        if (hangs.test(number)) {
            return; // the connection stays open, and silent
        }
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                Writer out = new java.io.OutputStreamWriter(client.getOutputStream(), StandardCharsets.UTF_8)) {
            say(out, "220 scripted");
            converse(in, out);
        } catch (IOException e) {
            return; // went down in the middle
        } finally {
            open.remove(client);
        }
    }

    private void converse(BufferedReader in, Writer out) throws IOException {
        String recipient = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
            switch (verb) {
                case "EHLO", "HELO", "MAIL", "RSET", "NOOP" -> say(out, "250 ok");
                case "RCPT" -> {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    say(out, toRecipient.apply(recipient));
                }
                case "DATA" -> {
                    say(out, "354 go on");
                    taken.add(new Taken(recipient, data(in)));
                    if (breaksOffFor.test(recipient)) {
                        throw new IOException("breaks off");
                    }
                    Await.pause(thinking);
                    say(out, "250 taken");
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "502 not known here");
            }
        }
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            data.append(line).append('\n');
        }
        return data.toString();
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    private static void quietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        down();
    }
}
