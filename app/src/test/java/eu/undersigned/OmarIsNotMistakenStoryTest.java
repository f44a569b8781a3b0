package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Omar signs what he sees, Tessa publishes what she sees, no stranger stands in between, and everything ends.
class OmarIsNotMistakenStoryTest {
    private static final String LETTER = HOME + "/letters/demand-to-lawmakers";
    private static final String QUEUE = "/console/" + CAMPAIGN + "/cosignatures";
    private static final String SETTINGS = "/console/" + CAMPAIGN + "/letters/demand-to-lawmakers/settings";
    private static final Duration EXPIRY = Duration.ofSeconds(60);

    private static Path campaigns;
    private static TestApplication application;
    private static TestMember tessa;
    private static int coordinators;

    @BeforeAll
    static void start() {
        campaigns = TestFolders.make("letters");
        try (Stream<Path> files = Files.walk(TestApplication.KITS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy =
                        campaigns.resolve(TestApplication.KITS.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        application = TestApplication.start(TestApplication.Setup.fresh().withCampaigns(campaigns));
        tessa = coordinator();
    }

    private static TestMember coordinator() {
        coordinators++;
        return TestMember.of(application, "Tessa" + coordinators, new Grant(Role.COORDINATOR, 0, 0));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static void restart() {
        TestApplication.Setup setup = application.setup;
        application.close();
        application = TestApplication.start(setup);
        tessa = coordinator();
    }

    private static HttpResponse<String> sign(String name, String domain, String signatory) {
        return application
                .visitor()
                .post(
                        LETTER + "/sign",
                        Map.of(
                                "organisation",
                                "",
                                "name",
                                name,
                                "country",
                                "MT",
                                "website",
                                "https://www." + domain + "/",
                                "signatory",
                                signatory,
                                "role",
                                "Director",
                                "email",
                                "info@" + domain,
                                "consent",
                                "yes"));
    }

    private static String asked(String name, String domain) {
        assertThat(sign(name, domain, "Omar Example").statusCode()).isEqualTo(200);
        return own(application.mailTo("info@" + domain, 1));
    }

    private static String own(TestMail mail) {
        Matcher link = Pattern.compile("/en/my-cosignature/[A-Za-z0-9_-]{43}").matcher(mail.text());
        assertThat(link.find()).as(mail.text()).isTrue();
        return link.group();
    }

    private static HttpResponse<String> does(String own, String... fields) {
        return application.visitor().post(own, fields(fields));
    }

    private static Map<String, String> fields(String... fields) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return all;
    }

    private static String confirmed(String name, String domain) {
        String own = asked(name, domain);
        assertThat(does(own, "do", "confirm").statusCode()).isEqualTo(303);
        return own;
    }

    private static String row() {
        return application.text("SELECT id FROM cosignature ORDER BY asked_at DESC LIMIT 1");
    }

    private static String state(String row) {
        return application.text("SELECT state FROM cosignature WHERE id = '" + row + "'");
    }

    /// The fields with which the queue's page accepts a row.
    private static Map<String, String> accepting(String row) {
        Document page = Jsoup.parse(tessa.get(QUEUE).body());
        Map<String, String> fields = new HashMap<>(Map.of("do", "accept"));
        page.select("section[aria-labelledby=n" + row + "] form:has(button[value=accept]) input")
                .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        assertThat(fields).as(page.text()).containsKey("shown");
        return fields;
    }

    private static HttpResponse<String> decides(String row, Map<String, String> fields) {
        return tessa.post(QUEUE + "/" + row, fields);
    }

    @Test
    void aNameThatNoCoordinatorSawIsNotPublished() {
        String own = confirmed("First house", "first.example.org");
        String row = row();
        Map<String, String> opened = accepting(row);
        assertThat(does(own, "do", "correct", "signatory", "Buy this", "role", "Now")
                        .statusCode())
                .isEqualTo(303);

        HttpResponse<String> late = decides(row, opened);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).as("what it is now").contains("Buy this", "changed it while you looked");
        assertThat(state(row)).isEqualTo("waiting");
        assertThat(application.get(LETTER).body()).doesNotContain("Buy this", "First house");
        assertThat(decides(row, Map.of("do", "accept")).statusCode())
                .as("a form that says nothing of what was seen")
                .isEqualTo(409);

        assertThat(does(own, "do", "correct", "signatory", "Omar B. Example", "role", "Head")
                        .statusCode())
                .isEqualTo(303);
        assertThat(decides(row, accepting(row)).statusCode()).isEqualTo(303);
        assertThat(application.get(LETTER).body()).contains("Omar B. Example", "First house");
        does(own, "do", "withdraw");
    }

    @Test
    void aTextIsSignedThatWasSeenAndNoOther() throws IOException {
        String early = asked("Early house", "early.example.org");
        String earlyRow = row();
        String other = asked("Other house", "other.example.org");
        String otherRow = row();
        Document before = Jsoup.parse(application.get(early).body());
        assertThat(before.select("main a[href$=/versions/1]")).hasSize(1);
        String first = before.expectFirst("input[name=version]").attr("value");

        Path text = campaigns.resolve(CAMPAIGN + "/letters/demand-to-lawmakers.en.md");
        String words = Files.readString(text);
        Files.writeString(text, words.replaceFirst("Each picture", "Every single picture"));
        restart();

        // The page that was open since shows nothing of the other text.
        HttpResponse<String> stale = does(early, "do", "confirm", "version", first, "newer", "");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(does(early, "do", "confirm").statusCode()).isEqualTo(409);
        assertThat(state(earlyRow)).isEqualTo("unconfirmed");
        Document page = Jsoup.parse(stale.body());
        assertThat(page.select("main a[href*=/versions/]").eachAttr("href"))
                .containsExactly(LETTER + "/versions/2", LETTER + "/versions/1");
        List<String> versions = page.select("main input[name=version]").eachAttr("value");
        assertThat(versions).hasSize(2).contains(first).doesNotHaveDuplicates();

        assertThat(does(early, "do", "confirm", "version", "0".repeat(64), "newer", versions.getFirst())
                        .statusCode())
                .isEqualTo(409);
        assertThat(does(early, "do", "confirm", "version", first, "newer", versions.getFirst())
                        .statusCode())
                .isEqualTo(303);
        assertThat(does(other, "do", "confirm", "version", versions.getFirst(), "newer", versions.getFirst())
                        .statusCode())
                .isEqualTo(303);
        assertThat(application.get(early).body()).contains("Signed: version 1");
        assertThat(application.get(other).body()).contains("Signed: version 2");
        assertThat(application.number(
                        "SELECT count(*) FROM cosignature WHERE id IN (?::uuid, ?::uuid) AND state = 'waiting'",
                        earlyRow,
                        otherRow))
                .isEqualTo(2);
        does(early, "do", "withdraw");
        does(other, "do", "withdraw");
        Files.writeString(text, words);
        restart();
    }

    @Test
    void aStrangerWhoNamesTheHousesMailboxKeepsItOutOfNothing() {
        String domain = "house.example.net";
        for (int i = 1; i <= 3; i++) {
            assertThat(sign("Strange house " + i, domain, "A Stranger").statusCode())
                    .isEqualTo(200);
        }
        String mail = own(application.mailTo("info@" + domain, 3));
        HttpResponse<String> sent = sign("The house itself", domain, "Omar Example");
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.body()).contains("at most three mails a day", "an earlier mail of ours");
        assertThat(application.mailsTo("info@" + domain)).hasSize(3);

        // It wasn't me: the next that waits is shown, and from there the one that it was. Mails come in any order; the
        // page of each lists the others.
        List<String> others = Jsoup.parse(application.get(mail).body()).select("main li a").eachText();
        String strange = Stream.of("Strange house 1", "Strange house 2", "Strange house 3")
                .filter(name -> others.stream().noneMatch(text -> text.contains(name)))
                .findFirst()
                .orElseThrow();
        HttpResponse<String> gone = does(mail, "do", "withdraw");
        assertThat(gone.statusCode()).isEqualTo(303);
        String next = gone.headers().firstValue("Location").orElseThrow();
        Document page = Jsoup.parse(application.get(next).body());
        assertThat(page.text()).contains("The house itself", "Strange house").doesNotContain(strange);
        assertThat(application.get(own(application.mailTo("info@" + domain, 1))).body())
                .contains("The house itself");
        String own = page.text().contains("Strange house 2")
                        && page.select("main li a").text().contains("itself")
                ? page.select("main li a:contains(itself)").attr("href")
                : next;
        assertThat(does(own, "do", "confirm").statusCode()).isEqualTo(303);
        assertThat(tessa.get(QUEUE).body()).contains("The house itself").doesNotContain("Strange house");

        // One network is told so when it goes on and on about one mailbox; others are heard.
        assertThat(sign("Strange house 5", domain, "A Stranger").statusCode()).isEqualTo(200);
        assertThat(sign("Strange house 6", domain, "A Stranger").statusCode()).isEqualTo(429);
        assertThat(sign("Another house", "another.example.net", "Olga Example").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLetterThatWasSignedIsNotTakenBackIntoTheDrafts() {
        String own = confirmed("Settled house", "settled.example.org");
        EditorForm form = tessa.form(SETTINGS);
        assertThat(form.get("stage")).isEqualTo("open");
        HttpResponse<String> refused =
                tessa.upload(SETTINGS, form.with("stage", "drafting").fields(), "none", "none.txt", new byte[0]);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("organisations have signed this letter");
        does(own, "do", "withdraw");
    }

    @Test
    void theTeamIsToldBeforeALetterTakesNoMore() {
        assertThat(application.get("/readyz").body()).doesNotContain("takes no more");
        application.execute("INSERT INTO cosignature (id, campaign_id, letter, state, language, country, text_language,"
                + " version, substance, name_print, host_print, domain_print, mailbox_print, asked_at, confirmed_at)"
                + " SELECT gen_random_uuid(), id, 'demand-to-lawmakers', 'waiting', 'EN', 'MT', 'EN', '', '', '', '',"
                + " int4send(number), '', now(), now() FROM campaign, generate_series(1, 400) AS number WHERE slug = '"
                + CAMPAIGN + "'");
        try {
            assertThat(application.get("/readyz").body()).contains("demand-to-lawmakers", "takes no more");
        } finally {
            application.execute("DELETE FROM cosignature WHERE version = ''");
        }
    }

    @Test
    void whatNobodyDecidesEndsAlsoWhereTheLetterIsGone() throws IOException {
        confirmed("Declined house", "declined.example.org");
        String declined = row();
        confirmed("Forgotten house", "forgotten.example.org");
        String forgotten = row();
        String corrected = confirmed("Corrected house", "corrected.example.org");
        String accepted = row();
        assertThat(decides(accepted, accepting(accepted)).statusCode()).isEqualTo(303);
        does(corrected, "do", "correct", "signatory", "Omar C. Example", "role", "Head");

        Path settings = campaigns.resolve(CAMPAIGN + "/letters/demand-to-lawmakers.yaml");
        String before = Files.readString(settings);
        Files.writeString(settings, before.replace("stage: open", "stage: drafting"));
        restart();
        assertThat(application.get(LETTER).statusCode()).isEqualTo(404);
        assertThat(decides(declined, accepting(declined)).statusCode())
                .as("nothing is published below what nobody can read")
                .isEqualTo(410);
        assertThat(decides(declined, Map.of("do", "decline", "reason", "expired"))
                        .statusCode())
                .as("that is for time to say")
                .isEqualTo(422);
        assertThat(decides(declined, Map.of("do", "decline", "reason", "other")).statusCode())
                .isEqualTo(303);
        assertThat(state(declined)).isEqualTo("declined");
        Await.until(
                "it is noticed that the letter is gone",
                EXPIRY,
                () -> application.number("SELECT count(*) FROM cosignature_letter_gone") == 1);

        restart();
        application.clock.move(Duration.ofDays(91));
        Await.until("nobody decided", EXPIRY, () -> state(forgotten).equals("declined"));
        assertThat(application.mailTo("info@forgotten.example.org", 1).text()).contains("within 90 days");
        assertThat(application.mailTo("info@corrected.example.org", 1).subject())
                .contains("stay as they were");
        Await.until(
                "nobody is written to any more",
                EXPIRY,
                () -> application.number("SELECT count(*) FROM cosignature WHERE sealed IS NOT NULL"
                                + " AND state <> 'unconfirmed'")
                        == 0);
        assertThat(state(accepted)).isEqualTo("accepted");
        Files.writeString(settings, before);
        restart();
        assertThat(application.get(LETTER).body()).contains("Corrected house");
    }
}
