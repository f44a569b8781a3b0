package eu.undersigned.tools.representatives;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.undersigned.tools.Tools;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The list of representatives is made anew from a server that answers as the Parliament documents it.
class RefreshTest {
    private static final int AT_MOST = 100;

    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private List<String> members = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("campaign.yaml"), "slug: test\n");
        Files.writeString(folder.resolve("representatives.csv"), """
                id,name,country,group,language,mailbox,page
                sample-at-1,Anna Sample,AT,Sample A,de,anna@example.org,
                """);
        Files.writeString(
                folder.resolve("representatives.yaml"), "source: Invented.\nas_of: 2026-01-01\nsample: true\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v2/meps/show-current", this::current);
        server.createContext("/api/v2/meps/", this::one);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String member(int id, String country, String group) {
        return """
                {"id":"person/%d","type":"Person","identifier":"%d","label":"Given %d FAMILY","familyName":"Family","givenName":"Given %d","sortLabel":"FAMILY","api:country-of-representation":"%s","api:political-group":"%s"}""".formatted(id, id, id, id, country, group);
    }

    /// At most a hundred at a time, whatever is asked for, and 204 behind the last.
    private void current(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        asked.add(query);
        int offset = Integer.parseInt(query.replaceFirst(".*offset=([0-9]+).*", "$1"));
        List<String> some = members.stream().skip(offset).limit(AT_MOST).toList();
        answer(exchange, some.isEmpty() ? 204 : 200, "{\"data\":[" + String.join(",", some) + "],\"@context\":[]}");
    }

    private void one(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
        asked.add(id);
        String email = id.equals("3") ? "" : ",\"hasEmail\":\"mailto:given." + id + "@example.org\"";
        answer(exchange, 200, "{\"data\":[{\"id\":\"person/" + id + "\",\"identifier\":\"" + id + "\"" + email + "}]}");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/ld+json");
        exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
        if (status != 204) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private record Run(int status, String said) {}

    private Run run(String... more) {
        StringWriter said = new StringWriter();
        String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/api/v2";
        int status = Tools.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(Stream.concat(
                                Stream.of("representatives", "--from", base, "--pause", "0", folder.toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
        return new Run(status, said.toString());
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private void have(int count) {
        members = IntStream.rangeClosed(1, count)
                .mapToObj(id -> member(id, id % 2 == 0 ? "EL" : "AT", id % 3 == 0 ? "S&D" : "PPE"))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Test
    void theSampleGivesWayToTheRealList() throws IOException {
        have(250);
        Run run = run();
        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.said()).contains("250 members, 1 of them without a mailbox", "new 250", "gone 0");
        assertThat(read("representatives.csv"))
                .startsWith("id,name,country,group,language,mailbox,page,left\n")
                .contains(
                        "\n2,Given 2 Family,GR,PPE,el,given.2@example.org,https://www.europarl.europa.eu/meps/en/2,\n")
                .contains("\n3,Given 3 Family,AT,S&D,de,,https://www.europarl.europa.eu/meps/en/3,\n")
                .doesNotContain("sample")
                .hasLineCount(251);
        assertThat(read("representatives.yaml"))
                .contains("sample: false", "id: \"S&D\"", "name: \"Group of the European People’s Party");
        assertThat(asked)
                .filteredOn(query -> query.startsWith("format=application%2Fld%2Bjson"))
                .hasSize(4);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("nothing is left beside").hasSize(3);
        }
    }

    @Test
    void theSecondTimeSaysWhatChangedAndKeepsWhatSomebodyChose() throws IOException {
        have(10);
        run();
        Files.writeString(
                folder.resolve("representatives.csv"),
                read("representatives.csv").replace("Given 4 Family,GR,PPE,el,", "Given 4 Family,GR,PPE,en,"));
        Files.writeString(
                folder.resolve("representatives.yaml"),
                read("representatives.yaml").replace("after_closing: false", "after_closing: true"));
        members.remove(0);
        members.set(0, member(2, "EL", "NI"));
        members.add(member(77, "FR", "Renew"));
        asked.clear();
        Run run = run();
        assertThat(run.said())
                .contains("new 1: Given 77 Family (FR, Renew)", "gone 1: Given 1 Family (AT, PPE)")
                .contains("changed 1: Given 2 Family (GR, NI)");
        assertThat(read("representatives.csv"))
                .contains("Given 4 Family,GR,PPE,en,given.4@example.org")
                .containsPattern("\n1,Given 1 Family,AT,PPE,de,given.1@example.org,[^,]*,20[0-9-]{8}\n");
        assertThat(read("representatives.yaml")).contains("after_closing: true").doesNotContain("2026-01-01");
        assertThat(asked)
                .as("mailboxes of those alone that have none")
                .contains("3", "77")
                .doesNotContain("2", "4");

        members.add(member(1, "AT", "PPE"));
        assertThat(run().said()).as("who comes back is a member").contains("new 1: Given 1 Family");
    }

    @Test
    void aListOfLessThanHalfIsNotTakenUnlessSomebodySaysSo() throws IOException {
        have(10);
        run();
        String before = read("representatives.csv");
        have(4);
        Run run = run();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.said()).contains("only 4 members, and there were 10", "--force");
        assertThat(read("representatives.csv")).isEqualTo(before);
        assertThat(run("--force").status()).isZero();
        assertThat(read("representatives.csv")).contains("Given 4 Family");
    }

    @Test
    void nobodyAtAllIsNeverTaken() throws IOException {
        String before = read("representatives.csv");
        assertThat(run("--force").status()).isEqualTo(2);
        assertThat(read("representatives.csv")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"identifier\":\"1\",\"label\":\"A\",\"api:country-of-representation\":\"US\",\"api:political-group\":\"X\"}",
                "{\"identifier\":\"../1\",\"label\":\"A\",\"api:country-of-representation\":\"AT\",\"api:political-group\":\"X\"}",
                "{\"identifier\":\"1\",\"api:country-of-representation\":\"AT\",\"api:political-group\":\"X\"}",
                "{\"identifier\":\"1\",\"label\":\"A\",\"api:country-of-representation\":\"AT\"}",
                "17",
                "not json"
            })
    void anAnswerOfAnotherShapeChangesNothing(String odd) throws IOException {
        String before = read("representatives.csv");
        members = List.of(odd);
        Run run = run();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.said()).contains("has the API changed?");
        assertThat(read("representatives.csv")).isEqualTo(before);
    }

    @Test
    void aFolderThatIsNoKitIsNotWrittenTo() throws IOException {
        Files.delete(folder.resolve("campaign.yaml"));
        assertThat(run().said()).contains("is no campaign's kit");
    }
}
