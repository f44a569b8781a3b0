package eu.undersigned.protection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A small name server on loopback: it knows the names that it was told, and says of all others that they don't exist.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-4">RFC 1035, section 4</a>
final class NameServer implements AutoCloseable {
    private static final int A = 1;
    private static final int MX = 15;
    private static final int NO_SUCH_NAME = 3;

    private final DatagramSocket socket = socket();
    private final Map<String, String> exchangers = new ConcurrentHashMap<>();
    private final Set<String> addresses = ConcurrentHashMap.newKeySet();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    NameServer() {
        Thread.ofPlatform().daemon().name("name-server").start(this::run);
    }

    private static DatagramSocket socket() {
        try {
            return new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "dns://127.0.0.1:" + socket.getLocalPort();
    }

    /// @param exchanger empty: takes no mail (RFC 7505)
    void mail(String domain, String exchanger) {
        exchangers.put(domain, exchanger);
    }

    void address(String domain) {
        addresses.add(domain);
    }

    void silent(String domain) {
        silent.add(domain);
    }

    int asked(String domain) {
        return asked.getOrDefault(domain, new AtomicInteger()).get();
    }

    private void run() {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            try {
                DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
                Optional<byte[]> answer = answer(Arrays.copyOf(buffer, question.getLength()));
                if (answer.isPresent()) {
                    socket.send(new DatagramPacket(answer.get(), answer.get().length, question.getSocketAddress()));
                }
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private Optional<byte[]> answer(byte[] question) {
        StringBuilder name = new StringBuilder();
        int at = 12;
        while (question[at] != 0) {
            int length = question[at];
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(question, at + 1, length, StandardCharsets.US_ASCII));
            at += length + 1;
        }
        String domain = name.toString().toLowerCase(Locale.ROOT);
        asked.computeIfAbsent(domain, _ -> new AtomicInteger()).incrementAndGet();
        int type = (question[at + 1] & 255) << 8 | question[at + 2] & 255;
        if (silent.contains(domain)) {
            return Optional.empty();
        }
        boolean exists = exchangers.containsKey(domain) || addresses.contains(domain);
        byte[] data = data(domain, type);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {question[0], question[1], (byte) 0x84, (byte) (exists ? 0 : NO_SUCH_NAME)});
        out.writeBytes(new byte[] {0, 1, 0, (byte) (data.length == 0 ? 0 : 1), 0, 0, 0, 0});
        out.write(question, 12, at + 5 - 12);
        if (data.length > 0) {
            out.writeBytes(new byte[] {(byte) 0xC0, 12, 0, (byte) type, 0, 1, 0, 0, 0, 60, 0, (byte) data.length});
            out.writeBytes(data);
        }
        return Optional.of(out.toByteArray());
    }

    private byte[] data(String domain, int type) {
        if (type == MX && exchangers.containsKey(domain)) {
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            String exchanger = exchangers.getOrDefault(domain, "");
            data.writeBytes(new byte[] {0, (byte) (exchanger.isEmpty() ? 0 : 10)});
            for (String label : exchanger.isEmpty() ? new String[0] : exchanger.split("\\.")) {
                data.write(label.length());
                data.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
            }
            data.write(0);
            return data.toByteArray();
        }
        return type == A && addresses.contains(domain) ? new byte[] {127, 0, 0, 1} : new byte[0];
    }

    @Override
    public void close() {
        socket.close();
    }
}
