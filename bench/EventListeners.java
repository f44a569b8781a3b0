import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Opens many listeners to an instance's counts on loopback, one selector for all, then signs, confirms, and waits
/// until every listener has heard of it. Prints `memory N` (KiB of the server's resident memory for each listener) and
/// `reach N` (milliseconds from the confirming answer to the last listener). Stops by itself after two minutes.
public class EventListeners {
    static final String CAMPAIGN = "every-second-counts";

    static final class Listener {
        final StringBuilder tail = new StringBuilder();
        boolean ready;
        boolean told;
    }

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        String pid = arguments[1];
        int count = Integer.parseInt(arguments[2]);
        long end = System.nanoTime() + 120_000_000_000L;
        warmUp(port);
        long before = resident(pid);
        Selector selector = Selector.open();
        byte[] request = ("GET /api/v1/campaigns/" + CAMPAIGN + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        int ready = 0;
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.write(ByteBuffer.wrap(request));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Listener());
            if (i % 200 == 0) {
                ready += read(selector, 0, "event: tally");
            }
        }
        while (ready < count && System.nanoTime() < end) {
            ready += read(selector, 200, "event: tally");
        }
        Thread.sleep(3_000);
        long after = resident(pid);
        System.out.println("listeners " + ready);
        System.out.println("memory " + (after - before) / count);
        long told = 0;
        String link = signAndFindLink(port);
        HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(link))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("action=confirm"))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        long start = System.nanoTime();
        while (told < count && System.nanoTime() < end) {
            told += read(selector, 50, "\"confirmed\":2");
        }
        System.out.println("heard " + told);
        System.out.println("reach " + (System.nanoTime() - start) / 1_000_000);
        System.exit(told == count ? 0 : 1);
    }

    /// One signature before, so that classes are loaded and the count is 1.
    static void warmUp(int port) throws Exception {
        String link = signAndFindLink(port);
        HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(link))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("action=confirm"))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        Thread.sleep(2_000);
    }

    static String signAndFindLink(int port) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        String mailbox = "listener" + System.nanoTime() + "@example.org";
        client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/en/" + CAMPAIGN + "/sign"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("name=Listener&email=" + mailbox
                                + "&country=BE&age_ok=1&consent=1&updates=no"))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        for (int i = 0; i < 100; i++) {
            String mails = client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/dev/mailbox.json"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            int at = mails.indexOf(mailbox);
            Matcher link = Pattern.compile("/en/confirm/[A-Za-z0-9_-]{43}").matcher(mails);
            if (at >= 0 && link.find(at)) {
                return "http://127.0.0.1:" + port + link.group();
            }
            Thread.sleep(100);
        }
        throw new IOException("no mail came");
    }

    /// How many listeners heard `text` for the first time since they last waited for something.
    static int read(Selector selector, long millis, String text) throws IOException {
        int heard = 0;
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        if (millis == 0) {
            selector.selectNow();
        } else {
            selector.select(millis);
        }
        var keys = selector.selectedKeys().iterator();
        while (keys.hasNext()) {
            SelectionKey key = keys.next();
            keys.remove();
            Listener listener = (Listener) key.attachment();
            buffer.clear();
            int length = ((SocketChannel) key.channel()).read(buffer);
            if (length < 0) {
                throw new IOException("the server closed a listener");
            }
            listener.tail.append(new String(buffer.array(), 0, length, StandardCharsets.US_ASCII));
            boolean found = listener.tail.indexOf(text) >= 0;
            if (found && text.startsWith("event") && !listener.ready) {
                listener.ready = true;
                heard++;
            } else if (found && !text.startsWith("event") && !listener.told) {
                listener.told = true;
                heard++;
            }
            if (listener.tail.length() > 2_000) {
                listener.tail.delete(0, listener.tail.length() - 500);
            }
        }
        return heard;
    }

    /// Resident memory of a process after a full collection, in KiB.
    static long resident(String pid) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        new ProcessBuilder(jcmd.toString(), pid, "GC.run").start().waitFor();
        Thread.sleep(1_000);
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no VmRSS");
    }
}
