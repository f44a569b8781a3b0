package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Mallory wants to know whether somebody has signed. Nothing that she can see tells her.
class MalloryProbesStoryTest extends OneApplication {
    @Test
    void theFormAnswersANewAndAKnownMailboxAlike() {
        application.counted("Victor Known", "victor@known.example");
        HttpResponse<String> known = application.sign(SignerForm.of("Victor Known", "victor@known.example"));
        HttpResponse<String> fresh = application.sign(SignerForm.of("Victor Fresh", "victor@fresh.example"));
        assertThat(known.statusCode()).isEqualTo(fresh.statusCode()).isEqualTo(303);
        assertThat(visible(known)).isEqualTo(visible(fresh));
        assertThat(known.body()).isEqualTo(fresh.body());

        HttpResponse<String> inboxOfKnown = inbox(known);
        HttpResponse<String> inboxOfFresh = inbox(fresh);
        assertThat(visible(inboxOfKnown)).isEqualTo(visible(inboxOfFresh));
        assertThat(withoutTicket(inboxOfKnown.body())).isEqualTo(withoutTicket(inboxOfFresh.body()));
        assertThat(inboxOfKnown.body()).hasSameSizeAs(inboxOfFresh.body());
    }

    @Test
    void theApiAnswersANewAndAKnownMailboxAlike() {
        application.counted("Vera Known", "vera@known.example");
        HttpResponse<String> known = program("Vera Known", "vera@known.example");
        HttpResponse<String> fresh = program("Vera Fresh", "vera@fresh.example");
        assertThat(known.statusCode()).isEqualTo(fresh.statusCode()).isEqualTo(202);
        assertThat(known.body()).isEqualTo(fresh.body());
        assertThat(visible(known)).isEqualTo(visible(fresh));
    }

    @Test
    void aTicketThatNeverWasShowsTheSamePage() {
        HttpResponse<String> fresh = application.sign(SignerForm.of("Vic Ticket", "vic@ticket.example"));
        HttpResponse<String> invented = application.get(HOME + "/inbox/018f0000-0000-7000-8000-000000000000");
        assertThat(invented.statusCode()).isEqualTo(200);
        assertThat(withoutTicket(invented.body()))
                .isEqualTo(withoutTicket(inbox(fresh).body()));
    }

    /// What Mallory does with a mailbox: the same name twice, then two others.
    @Test
    void thePublishedNumberOfThoseWhoWaitMovesTheSameWay() {
        application.counted("Vito Single", "vito@single.example");
        application.counted("Vito Couple", "vito@couple.example");
        application.counted("Vita Couple", "vito@couple.example");
        List<Long> fresh = movesOfPending("vito@unknown.example");
        assertThat(fresh).isEqualTo(List.of(1L, 0L, 1L, 0L));
        assertThat(movesOfPending("vito@single.example"))
                .as("one person has signed")
                .isEqualTo(fresh);
        assertThat(movesOfPending("vito@couple.example"))
                .as("two people have signed")
                .isEqualTo(fresh);
    }

    @Test
    void guessingTheVictimsOwnNameTellsNothingEither() {
        application.counted("Vanja Guessed", "vanja@guessed.example");
        assertThat(movesOfPending("vanja@guessed.example", "Vanja Guessed"))
                .isEqualTo(movesOfPending("vanja@elsewhere.example", "Vanja Guessed"));
    }

    private static List<Long> movesOfPending(String mailbox, String... names) {
        List<String> tries =
                names.length > 0 ? List.of(names[0], names[0]) : List.of("Mal One", "Mal One", "Mal Two", "Mal Three");
        List<Long> moves = new ArrayList<>();
        for (String name : tries) {
            long before = settledPending();
            application.sign(SignerForm.of(name, mailbox));
            moves.add(settledPending() - before);
        }
        return moves;
    }

    /// As the public reads it, once all that has arrived is looked at and published.
    private static long settledPending() {
        Await.until("second tries", () -> application.number("SELECT count(*) FROM second_try") == 0);
        long stored = application.tally("accepted")
                - application.tally("confirmed")
                - application.tally("expired")
                - application.tally("rejected")
                + application.tally("echoed");
        return application
                .counts("published", counts -> counts.get("pending").asLong() == stored)
                .get("pending")
                .asLong();
    }

    private static HttpResponse<String> program(String name, String email) {
        return application
                .visitor()
                .postJson(
                        API + "/signatures",
                        Map.of(
                                "name", name, "email", email, "country", "IE", "age_ok", true, "consent", true,
                                "updates", false));
    }

    private static HttpResponse<String> inbox(HttpResponse<String> answer) {
        return application.get(answer.headers().firstValue("location").orElseThrow());
    }

    private static String withoutTicket(String page) {
        return page.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "TICKET");
    }

    private static Map<String, List<String>> visible(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        headers.computeIfPresent(
                "location",
                (_, all) ->
                        all.stream().map(MalloryProbesStoryTest::withoutTicket).toList());
        return headers;
    }
}
