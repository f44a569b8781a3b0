import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A mail server on loopback that takes everything and keeps nothing but counts. Prints `port N` first, then every
/// second `updates N twice N others N`: mails of mailings, those of them whose Message-ID had come before, and all
/// other mails.
public class MailSink {
    static final AtomicLong updates = new AtomicLong();
    static final AtomicLong twice = new AtomicLong();
    static final AtomicLong others = new AtomicLong();
    static final Set<String> seen = ConcurrentHashMap.newKeySet();

    public static void main(String[] arguments) throws Exception {
        ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        System.out.println("port " + listener.getLocalPort());
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                try {
                    Socket client = listener.accept();
                    Thread.ofVirtual().start(() -> talk(client));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        while (true) {
            Thread.sleep(1_000);
            System.out.println("updates " + updates + " twice " + twice + " others " + others);
        }
    }

    static void talk(Socket socket) {
        try (Socket client = socket;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1), 1 << 16);
                BufferedWriter out = new BufferedWriter(
                        new OutputStreamWriter(client.getOutputStream(), StandardCharsets.ISO_8859_1))) {
            client.setTcpNoDelay(true);
            say(out, "220 sink");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("DATA")) {
                    say(out, "354 go on");
                    data(in);
                    say(out, "250 taken");
                } else if (line.startsWith("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException e) {
            return; // it went away
        }
    }

    static void data(BufferedReader in) throws IOException {
        String id = "";
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (id.isEmpty() && line.startsWith("Message-ID: ")) {
                id = line.substring("Message-ID: ".length());
            }
        }
        if (!id.startsWith("<update-")) {
            others.incrementAndGet();
        } else if (seen.add(id)) {
            updates.incrementAndGet();
        } else {
            twice.incrementAndGet();
        }
    }

    static void say(BufferedWriter out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }
}
