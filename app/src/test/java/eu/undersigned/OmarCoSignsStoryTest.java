package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Omar signs an open letter for the house that he directs: form, mail, a coordinator's look, the list, and back.
class OmarCoSignsStoryTest {
    private static final String LETTER = HOME + "/letters/demand-to-lawmakers";
    private static final String SIGN = LETTER + "/sign";
    private static final String QUEUE = "/console/" + CAMPAIGN + "/cosignatures";
    private static final String DRAFT = "forced-labour";

    private static Path campaigns;
    private static TestApplication application;
    private static TestMember tessa;
    private static int houses;
    private static int coordinators;

    @BeforeAll
    static void start() throws IOException {
        campaigns = TestFolders.make("letters");
        try (Stream<Path> files = Files.walk(TestApplication.KITS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy =
                        campaigns.resolve(TestApplication.KITS.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        application = TestApplication.start(TestApplication.Setup.fresh().withCampaigns(campaigns));
        tessa = coordinator();
    }

    private static TestMember coordinator() {
        int campaign = (int) application.number("SELECT id FROM campaign WHERE slug = ?", CAMPAIGN);
        coordinators++;
        return TestMember.of(application, "Tessa" + coordinators, new Grant(Role.COORDINATOR, campaign, 0));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    /// A house of its own: no other has its name.
    private record House(String name, String domain, String mailbox) {
        static House fresh(String domain) {
            houses++;
            return new House("House number " + houses, domain, "omar" + houses + "@" + domain);
        }

        Map<String, String> form() {
            return new HashMap<>(Map.of(
                    "organisation", "",
                    "name", name,
                    "country", "MT",
                    "website", "https://www." + domain + "/",
                    "signatory", "Omar Example",
                    "role", "Director",
                    "email", mailbox,
                    "consent", "yes"));
        }
    }

    private static HttpResponse<String> sign(House house) {
        return application.visitor().post(SIGN, house.form());
    }

    private static String own(House house) {
        return own(application.mailTo(house.mailbox(), 1));
    }

    private static String own(TestMail mail) {
        Matcher link = Pattern.compile("/en/my-cosignature/[A-Za-z0-9_-]{43}").matcher(mail.text());
        assertThat(link.find()).as(mail.text()).isTrue();
        return link.group();
    }

    private static HttpResponse<String> does(String own, String what, String... more) {
        Map<String, String> fields = new HashMap<>(Map.of("do", what));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return application.visitor().post(own, fields);
    }

    private static String confirmed(House house) {
        assertThat(sign(house).statusCode()).isEqualTo(200);
        String own = own(house);
        assertThat(does(own, "confirm").statusCode()).isEqualTo(303);
        return own;
    }

    /// The id of the newest row.
    private static String row() {
        return application.text("SELECT id FROM cosignature ORDER BY asked_at DESC LIMIT 1");
    }

    private static HttpResponse<String> decides(String row, String what, String... more) {
        Map<String, String> fields = new HashMap<>(Map.of("do", what));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        if (what.equals("accept")) {
            fields.putIfAbsent("shown", onPage(row, "shown"));
        }
        HttpResponse<String> answer = tessa.post(QUEUE + "/" + row, fields);
        if (answer.statusCode() == 303) {
            assertThat(answer.headers().firstValue("Location").orElse("")).contains("done=");
        }
        return answer;
    }

    private static String accepted(House house) {
        String own = confirmed(house);
        String row = row();
        assertThat(decides(row, "accept", "others", others(row)).statusCode()).isEqualTo(303);
        return own;
    }

    /// What the page offers to say about those that it shows beside it.
    private static String others(String row) {
        return onPage(row, "others");
    }

    /// The value of a field beside a row that waits; empty where there is none.
    private static String onPage(String row, String field) {
        String page = tessa.get(QUEUE).body();
        int from = page.indexOf("n" + row);
        String section = from < 0 ? "" : page.substring(from, page.indexOf("</section>", from));
        Matcher box =
                Pattern.compile("name=\"" + field + "\" value=\"([^\"]+)\"").matcher(section);
        return box.find() ? box.group(1) : "";
    }

    @Test
    void aHouseSignsFromTheFormToTheLetter() {
        House house = House.fresh("house.example.org");
        assertThat(application.get(SIGN).body()).contains("name=\"signatory\"", "Eurochild");

        HttpResponse<String> sent = sign(house);
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.body()).contains(house.mailbox());
        assertThat(sent.headers().firstValue("Cache-Control")).contains("no-store");

        String own = own(house);
        // A program that looks at mails opens the link: nothing happens.
        assertThat(application.get(own).body()).contains("value=\"confirm\"", house.name());
        assertThat(application.text("SELECT state FROM cosignature WHERE id = '" + row() + "'"))
                .isEqualTo("unconfirmed");
        assertThat(application.get(LETTER).body()).doesNotContain(house.name());

        assertThat(does(own, "confirm").statusCode()).isEqualTo(303);
        assertThat(does(own, "confirm").statusCode()).isEqualTo(303);
        assertThat(application.get(LETTER).body()).doesNotContain(house.name());
        assertThat(tessa.get(QUEUE).body()).contains(house.name(), house.mailbox(), "Omar Example");

        String row = row();
        assertThat(application.text("SELECT c::text FROM cosignature c WHERE id = '" + row + "'"))
                .doesNotContain("Omar", "House", "example.org");
        assertThat(decides(row, "accept", "others", others(row)).statusCode()).isEqualTo(303);
        assertThat(application.mailTo(house.mailbox(), 2).subject()).contains("stands below the letter");
        assertThat(application.get(LETTER).body()).contains(house.name(), "Omar Example", "Director");
        assertThat(decides(row, "accept").statusCode()).isEqualTo(410);
        assertThat(application.number(
                        "SELECT count(*) FROM audit WHERE action = 'cosignature.accepted' AND subject = ?",
                        "cosignature/" + row))
                .isEqualTo(1);

        // A correction waits for the coordinator; then it is there.
        assertThat(does(own, "correct", "signatory", "Omar B. Example", "role", "Head")
                        .statusCode())
                .isEqualTo(303);
        assertThat(application.get(LETTER).body()).doesNotContain("Omar B. Example");
        String queue = tessa.get(QUEUE + "?state=correction").body();
        assertThat(queue).contains("Omar B. Example, Head");
        Matcher print = Pattern.compile("name=\"print\" value=\"([^\"]+)\"").matcher(queue);
        assertThat(print.find()).isTrue();
        assertThat(decides(row, "correct", "print", print.group(1)).statusCode())
                .isEqualTo(303);
        assertThat(application.get(LETTER).body()).contains("Omar B. Example");

        // Before the delivery, withdrawing leaves nothing.
        assertThat(does(own, "withdraw").statusCode()).isEqualTo(200);
        assertThat(application.get(LETTER).body()).doesNotContain(house.name());
        assertThat(application.number("SELECT count(*) FROM cosignature WHERE id = ?::uuid", row))
                .isZero();
        assertThat(application.get(own).statusCode()).isEqualTo(410);
    }

    @Test
    void mailboxesThatProveNothingAreRefusedWithASentence() {
        Map<String, String> form = House.fresh("house.example.org").form();
        for (String mailbox : List.of("omar@gmail.com", "omar@web.de", "omar@0-mail.com", "omar@example.net")) {
            form.put("email", mailbox);
            HttpResponse<String> answer = application.visitor().post(SIGN, form);
            assertThat(answer.statusCode()).as(mailbox).isEqualTo(422);
            assertThat(answer.body()).contains("href=\"#email\"");
            assertThat(application.mailsTo(mailbox)).isEmpty();
        }
        form.put("website", "https://co.uk/");
        form.put("email", "omar@house.co.uk");
        assertThat(application.visitor().post(SIGN, form).body()).contains("href=\"#website\"");
    }

    @Test
    void whichVersionWasSignedIsKnownWithoutReadingTheTexts() {
        House house = House.fresh("house.example.org");
        String own = confirmed(house);
        application.execute("ALTER TABLE letter_version RENAME COLUMN opening TO opening_away");
        try {
            HttpResponse<String> queue = tessa.get(QUEUE);
            assertThat(queue.statusCode()).isEqualTo(200);
            assertThat(queue.body()).contains("<dt>Version of the text</dt>");
            assertThat(application.get(own).body()).contains("version 1 of the text");
        } finally {
            application.execute("ALTER TABLE letter_version RENAME COLUMN opening_away TO opening");
        }
        does(own, "withdraw");
    }

    @Test
    void hostileWordsAreRefusedOrShownAsWords() {
        House house = House.fresh("house.example.net");
        Map<String, String> form = house.form();
        form.put("name", "<script>alert(1)</script>");
        form.put("signatory", "Omar\r\nBcc: all@example.org");
        HttpResponse<String> answer = application.visitor().post(SIGN, form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("&lt;script>").doesNotContain("<script>alert");
        form.put("signatory", "Visit evil.com");
        assertThat(application.visitor().post(SIGN, form).statusCode()).isEqualTo(422);
        assertThat(application.visitor().post(SIGN, Map.of()).statusCode()).isEqualTo(422);
        assertThat(application.get("/en/my-cosignature/" + "A".repeat(43)).statusCode())
                .isEqualTo(404);
        assertThat(application.get(HOME + "/letters/..%2f/sign").statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverAsksAgainLearnsNothingAndTheMailboxGetsItsLinkOnceADay() {
        House house = House.fresh("example.com");
        String own = confirmed(house);
        String first = sign(house).body();
        assertThat(sign(house).body()).isEqualTo(first);
        TestMail known = application.mailTo(house.mailbox(), 2);
        assertThat(own(known)).isEqualTo(own);
        assertThat(application.mailsTo(house.mailbox())).hasSize(2);
        does(own, "withdraw");
    }

    @Test
    void oneOrganisationUnderTwoNamesOrDomainsIsNotPublishedTwiceByItself() {
        House first = House.fresh("house.example.edu");
        String own = accepted(first);
        // Another domain, and the same name with another form in law.
        House second = new House("THE " + first.name() + " e.V.", "example.info", "olga@example.info");
        String other = confirmed(second);
        String row = row();
        assertThat(decides(row, "accept").statusCode()).isEqualTo(409);
        assertThat(application.get(LETTER).body()).doesNotContain(second.name());
        assertThat(tessa.get(QUEUE).body()).contains("May be the same organisation", "name=\"others\"");
        assertThat(decides(row, "decline", "reason", "same").statusCode()).isEqualTo(303);
        assertThat(application.mailTo(second.mailbox(), 2).text()).contains("stands below the letter already");
        assertThat(application.get(other).body()).contains("already");
        assertThat(application.number("SELECT count(*) FROM cosignature WHERE id = ?::uuid AND sealed IS NULL", row))
                .isEqualTo(1);

        // Another name at the same domain; the coordinator knows that it is another one.
        House third = House.fresh("house.example.edu");
        String neighbour = confirmed(third);
        String next = row();
        assertThat(decides(next, "accept").statusCode()).isEqualTo(409);
        assertThat(decides(next, "accept", "others", others(next)).statusCode()).isEqualTo(303);
        assertThat(application.text("SELECT after FROM audit WHERE subject = 'cosignature/" + next
                        + "' AND action = 'cosignature.accepted'"))
                .contains("other than");
        assertThat(application.get(LETTER).body()).contains(first.name(), third.name());
        does(own, "withdraw");
        does(neighbour, "withdraw");
    }

    @Test
    void aLetterThatIsNotOpenTakesNoSignature() {
        assertThat(application.get(HOME + "/letters/" + DRAFT + "/sign").statusCode())
                .isEqualTo(410);
        assertThat(application.get(HOME + "/letters/nothing/sign").statusCode()).isEqualTo(404);
        House house = House.fresh("house.example.org");
        assertThat(application
                        .visitor()
                        .post(HOME + "/letters/" + DRAFT + "/sign", house.form())
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void anotherNodeWithANewerTextTellsEachSignatoryOnceAndADeliveryKeepsWhatItWas() throws IOException {
        House house = House.fresh("house.example.int");
        String own = accepted(house);
        House late = House.fresh("late.example.org");
        String lateOwn = confirmed(late);
        String lateRow = row();
        application.mailTo(house.mailbox(), 2);

        Path text = campaigns.resolve(CAMPAIGN + "/letters/demand-to-lawmakers.en.md");
        Path settings = campaigns.resolve(CAMPAIGN + "/letters/demand-to-lawmakers.yaml");
        String textBefore = Files.readString(text);
        String settingsBefore = Files.readString(settings);
        restart();
        Files.writeString(text, textBefore.replaceFirst("Each picture", "Every single picture"));
        restart();
        application.clock.move(Duration.ofHours(2));
        Await.until("told", () -> application.number("SELECT count(*) FROM cosignature_notice") >= 2);
        TestMail changed = application.mailTo(house.mailbox(), 1);
        assertThat(changed.subject()).contains("text has changed");
        restart();
        application.clock.move(Duration.ofHours(4));
        String page = application.get(own).body();
        Matcher version = Pattern.compile("name=\"version\" value=\"([^\"]+)\"").matcher(page);
        assertThat(version.find()).as(page).isTrue();
        assertThat(does(own, "sign", "version", "0".repeat(64)).statusCode()).isEqualTo(409);
        assertThat(does(own, "sign", "version", version.group(1)).statusCode()).isEqualTo(303);
        assertThat(application.get(own).body())
                .doesNotContain("name=\"version\"")
                .contains("version 2");
        assertThat(application.number("SELECT count(*) FROM cosignature_notice"))
                .isEqualTo(2);

        // Delivered today: tomorrow a signature is later, and a withdrawal stays as text without the person.
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Files.writeString(settings, settingsBefore.replace("stage: open", "stage: delivered\ndelivered: " + today));
        restart();
        application.clock.move(Duration.ofDays(2));
        tessa = coordinator();
        assertThat(application.get(SIGN).statusCode()).isEqualTo(410);
        assertThat(decides(lateRow, "accept", "others", others(lateRow)).statusCode())
                .isEqualTo(303);
        assertThat(application.get(LETTER).body()).contains(house.name(), late.name(), "after the letter was");
        assertThat(does(own, "withdraw").statusCode()).isEqualTo(303);
        String list = application.get(LETTER).body();
        assertThat(list)
                .contains(house.name(), "taken back on", "Signed version 2")
                .contains("Omar Example");
        String handedOver = LETTER + "/versions/2.pdf";
        assertThat(list).contains(handedOver);
        assertThat(pdf(handedOver)).contains(house.name(), "taken back on").doesNotContain(late.name(), "Omar Example");
        assertThat(application.visitor().getBytes(LETTER + "/versions/1.pdf").statusCode())
                .isEqualTo(404);
        assertThat(
                        application.number(
                                "SELECT count(*) FROM cosignature_published WHERE withdrawn_at IS NOT NULL AND signatory IS NULL"))
                .isEqualTo(1);
        assertThat(application.get(own).body()).contains("after the letter was delivered");
        // The later one was in nothing that was delivered: it goes.
        assertThat(does(lateOwn, "withdraw").statusCode()).isEqualTo(200);
        assertThat(application.get(LETTER).body()).doesNotContain(late.name(), "Omar Example");
        Files.writeString(text, textBefore);
        Files.writeString(settings, settingsBefore);
        restart();
    }

    private static String pdf(String path) throws IOException {
        HttpResponse<byte[]> answer = application.visitor().getBytes(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        try (PDDocument document = Loader.loadPDF(answer.body())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    /// A second start on the same database, with what the folder holds now.
    private static void restart() {
        TestApplication.Setup setup = application.setup;
        application.close();
        application = TestApplication.start(setup);
        tessa = coordinator();
    }
}
