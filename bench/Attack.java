import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/// Honest signers, whose browsers solve puzzles, before an attack and during it. Usage: java Attack.java PORT
/// COMMAND... where the command is the attack, and ends by itself.
///
/// Measured is every answer that an honest signer waits for (page, form, solved puzzle), not the time in which their
/// browser computes.
public class Attack {
    private static final int HONEST_PER_SECOND = 20;
    private static final int SECONDS_BEFORE = 15;
    private static final int WARM_UP = 10;
    private static final int FIRST_SECONDS = 10;
    private static final Pattern CHALLENGE = Pattern.compile("data-challenge=\"([^\"]+)\"");
    private static final HttpClient SIGNERS = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newFixedThreadPool(4))
            .build();
    /// One, since browsers compute elsewhere: what they do must not take both cores from the server.
    private static final ExecutorService BROWSER = Executors.newSingleThreadExecutor();
    private static final Random RANDOM = new Random(7);
    private static final ConcurrentLinkedQueue<Long> WAITS = new ConcurrentLinkedQueue<>();
    private static final LongAdder SIGNED = new LongAdder();
    private static final LongAdder FAILED = new LongAdder();
    private static List<Long> reported = List.of();
    private static String form;

    public static void main(String[] arguments) throws Exception {
        form = "http://127.0.0.1:" + arguments[0] + "/en/every-second-counts";
        var schedule = Executors.newScheduledThreadPool(2);
        var threads = Executors.newCachedThreadPool();
        schedule.scheduleAtFixedRate(
                () -> threads.submit(Attack::honest), 0, 1_000_000 / HONEST_PER_SECOND, TimeUnit.MICROSECONDS);
        Thread.sleep(WARM_UP * 1_000L);
        WAITS.clear();
        Thread.sleep(SECONDS_BEFORE * 1_000L);
        report("before");
        System.out.println("began " + System.currentTimeMillis() / 1_000);
        Process attack = new ProcessBuilder(Arrays.copyOfRange(arguments, 1, arguments.length))
                .inheritIO()
                .start();
        if (!attack.waitFor(FIRST_SECONDS, TimeUnit.SECONDS)) {
            List<Long> first = List.copyOf(WAITS);
            WAITS.clear();
            attack.waitFor();
            report("later"); // by then the server has compiled what an attack needs
            WAITS.addAll(first);
            WAITS.addAll(reported);
        }
        report("during");
        System.exit(0);
    }

    private static void report(String when) {
        reported = List.copyOf(WAITS);
        long[] nanos = reported.stream().mapToLong(Long::longValue).sorted().toArray();
        WAITS.clear();
        System.out.printf("p99-%s %.2f%n", when, nanos[(int) (nanos.length * 0.99)] / 1e6);
        System.out.println("answers-" + when + " " + nanos.length + ", median "
                + nanos[nanos.length / 2] / 1_000 / 1e3 + " ms, most " + nanos[nanos.length - 1] / 1_000_000 + " ms");
        System.out.println("signed-" + when + " " + SIGNED.sum() + " so far, failed " + FAILED.sum());
    }

    private static String fields(String who) {
        long number = RANDOM.nextLong(1L << 50);
        return "name=Ann+" + number + "&email=" + who + number
                + "%40mail.example.org&country=BE&age_ok=yes&consent=yes&updates=no";
    }

    private static HttpRequest post(String fields, String network) {
        return HttpRequest.newBuilder(URI.create(form + "/sign"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", network)
                .POST(HttpRequest.BodyPublishers.ofString(fields))
                .build();
    }

    private static HttpResponse<String> timed(HttpRequest request) throws Exception {
        long begin = System.nanoTime();
        HttpResponse<String> answer = SIGNERS.send(request, HttpResponse.BodyHandlers.ofString());
        WAITS.add(System.nanoTime() - begin);
        return answer;
    }

    private static void honest() {
        try {
            String network = "203." + RANDOM.nextInt(256) + "." + RANDOM.nextInt(256) + "." + RANDOM.nextInt(256);
            timed(HttpRequest.newBuilder(URI.create(form)).timeout(Duration.ofSeconds(10)).build());
            String fields = fields("h");
            HttpResponse<String> answer = timed(post(fields, network));
            var challenge = CHALLENGE.matcher(answer.body());
            if (answer.statusCode() == 422 && challenge.find()) {
                String puzzle = challenge.group(1).replace("&#34;", "\"").replace("&amp;", "&");
                String solved = BROWSER.submit(() -> solve(puzzle)).get();
                answer = timed(post(fields + "&altcha=" + URLEncoder.encode(solved, StandardCharsets.UTF_8), network));
            }
            (answer.statusCode() == 303 ? SIGNED : FAILED).increment();
        } catch (Exception e) {
            FAILED.increment();
        }
    }

    private static String part(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"?([^\",}]+)").matcher(json);
        found.find();
        return found.group(1);
    }

    private static String solve(String json) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] wanted = HexFormat.of().parseHex(part(json, "challenge"));
        String salt = part(json, "salt");
        int number = 0;
        while (!Arrays.equals(digest.digest((salt + number).getBytes(StandardCharsets.US_ASCII)), wanted)) {
            number++;
        }
        String payload = "{\"algorithm\":\"SHA-256\",\"challenge\":\"" + part(json, "challenge") + "\",\"number\":" + number
                + ",\"salt\":\"" + salt + "\",\"signature\":\"" + part(json, "signature") + "\"}";
        return Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.US_ASCII));
    }
}
