package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that send too much, too slowly, or what is no HTTP.
class HostileConnectionFaultTest {
    private static final int TEN_MEBIBYTES = 10 << 20;
    private static TestApplication application;

    @BeforeAll
    static void start() {
        application =
                TestApplication.start(TestApplication.Setup.fresh().with("UNDERSIGNED_HTTP_READ_TIMEOUT", "PT1S"));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @AfterEach
    void othersAreServedAllTheSame() {
        assertThat(application.get(HOME).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {HOME + "/sign", API + "/signatures", "/en/confirm/AAAA", "/nowhere", "/livez"})
    void aBodyOfTenMebibytesIsRefusedAndTheConnectionEnds(String path) {
        long before = System.nanoTime();
        try (RawConnection client = new RawConnection(application.port())) {
            client.say(post(path) + "Content-Length: " + TEN_MEBIBYTES + "\r\n\r\n");
            sendMuch(client);
            String answer = client.rest();
            assertThat(answer).doesNotStartWith("HTTP/1.1 2").doesNotStartWith("HTTP/1.1 5");
            if (path.endsWith("sign") || path.endsWith("signatures")) {
                // A reset after the answer may swallow it; the tests below read it before sending on.
                assertThat(answer).matches("(?s)(HTTP/1.1 413.*)?");
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {HOME + "/sign", API + "/signatures"})
    void theRefusalComesBeforeTheBody(String path) {
        try (RawConnection client = new RawConnection(application.port())) {
            client.say(post(path) + "Content-Length: " + TEN_MEBIBYTES + "\r\n\r\n");
            String answer = client.rest();
            assertThat(answer).startsWith("HTTP/1.1 413").containsIgnoringCase("Connection: close");
            assertThat(answer)
                    .contains(path.startsWith("/api") ? "urn:undersigned:problem:too-large" : "<!doctype html>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HOME + "/sign", API + "/signatures"})
    void aBodyInPiecesIsBoundedToo(String path) {
        try (RawConnection client = new RawConnection(application.port())) {
            client.say(post(path) + "Transfer-Encoding: chunked\r\n\r\n");
            byte[] piece = ("4000\r\n" + "a".repeat(0x4000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 5; i++) {
                client.say(piece);
            }
            String answer = client.rest();
            assertThat(answer).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void whoSendsAFormTooSlowlyIsLetGo() {
        long before = System.nanoTime();
        List<RawConnection> clients = new ArrayList<>();
        String[] beginnings = {
            post(HOME + "/sign") + "Content-Length: 100\r\n\r\nname=An",
            post(API + "/signatures") + "Content-Length: 100\r\n\r\n{",
            post(HOME + "/sign") + "Transfer-Encoding: chunked\r\n\r\n10\r\nname"
        };
        for (String beginning : beginnings) {
            RawConnection client = new RawConnection(application.port());
            client.say(beginning);
            clients.add(client);
        }
        for (int i = 0; i < beginnings.length; i++) {
            try (RawConnection client = clients.get(i)) {
                assertThat(client.rest()).as(beginnings[i]).doesNotContain("HTTP/1.1 5");
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        assertThat(application.signatures()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0016\u0003\u0001\u0002\u0000\u0001",
                "NONSENSE\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX-Header: \u0000\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nAccept-Language: \u00ff\u00fe\r\nConnection: close\r\n\r\n",
                "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "POST /en/every-second-counts/sign HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /en/every-second-counts/sign HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST /en/every-second-counts/sign HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
                "POST /en/every-second-counts/sign HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "GET / HTTP/1.1\r\n\r\n"
            })
    void whatIsNoHttpIsNoErrorOfOurs(String request) {
        String answer = RawConnection.ask(application.port(), request);
        assertThat(answer)
                .doesNotStartWith("HTTP/1.1 5")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    @Test
    void headersWithoutEndAreCutOff() {
        try (RawConnection client = new RawConnection(application.port())) {
            client.say("GET / HTTP/1.1\r\nHost: x\r\n");
            for (int i = 0; i < 400; i++) {
                client.say("X-Filler-" + i + ": " + "x".repeat(1000) + "\r\n");
            }
            client.say("\r\n");
            client.finish();
            assertThat(client.rest()).doesNotStartWith("HTTP/1.1 2").doesNotStartWith("HTTP/1.1 5");
        }
    }

    /// Two lengths, or a length and pieces, are how requests are smuggled past a proxy.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked",
                "Content-Length: 4\r\nContent-Length: 44",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"
            })
    void aRequestWithTwoLengthsIsNotTwoRequests(String headers) {
        String inner = "GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        String answer = RawConnection.ask(
                application.port(),
                "POST /en/every-second-counts/sign HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n\r\n0\r\n\r\n" + inner);
        assertThat(answer).doesNotStartWith("HTTP/1.1 5");
        assertThat(answer.split("HTTP/1\\.1 200", -1)).as(answer).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void fiveHundredSilentConnectionsKeepNobodyOut() {
        List<RawConnection> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                silent.add(new RawConnection(application.port()));
            }
            assertThat(application
                            .sign(SignerForm.of("Ann", "ann@crowd.example"))
                            .statusCode())
                    .isEqualTo(303);
        } finally {
            silent.forEach(RawConnection::close);
        }
        application.execute("DELETE FROM signature");
    }

    private static void sendMuch(RawConnection client) {
        byte[] much = new byte[64 << 10];
        Arrays.fill(much, (byte) 'a');
        for (int sent = 0; sent < TEN_MEBIBYTES; sent += much.length) {
            client.say(much);
        }
    }

    private static String post(String path) {
        String type = path.startsWith("/api/") ? "application/json" : Visitor.FORM;
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n";
    }
}
