package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;
import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.TestApplication.Setup;
import eu.undersigned.account.Grant;
import eu.undersigned.account.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// A campaign that asks children, Tessa who coordinates it, and Theo, a teacher who holds a class pass.
abstract class PaperStory {
    static final String CLASSES = "/console/" + CAMPAIGN + "/consultations/after-school/classes";
    static final int OPEN_DAYS = 20;

    static TestApplication application;
    static TestMember tessa;

    @BeforeAll
    static void start() {
        application = TestApplication.start(Setup.fresh().withCampaigns(kits()));
        tessa = TestMember.of(application, "Tessa", new Grant(Role.COORDINATOR, 0, 0));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void begin() {
        application.execute(
                "TRUNCATE class_pass, class_page, consultation_waiting, consultation_count RESTART IDENTITY");
    }

    private static Path kits() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Path folder = TestFolders.make("paper");
        TestKit kit = TestKit.in(folder, CAMPAIGN);
        try {
            for (String file : List.of("helplines.csv", "voices.yaml")) {
                Files.copy(
                        TestApplication.KITS.resolve(CAMPAIGN).resolve(file),
                        kit.folder().resolve(file));
            }
            Path asked = Files.createDirectory(kit.folder().resolve("consultations"));
            Files.writeString(asked.resolve("after-school.yaml"), """
                    opens: %s
                    closes: %s
                    bands:
                      - youngest: 8
                        oldest: 11
                      - youngest: 16
                        oldest: 17
                    questions:
                      - id: place
                        kind: one
                        options: [home, park, friends]
                      - id: likes
                        kind: several
                        options: [games, films, books]
                      - id: older
                        kind: one
                        options: ["yes", "no"]
                        bands: [16-17]
                      - id: wish
                        kind: text
                    """.formatted(today, today.plusDays(OPEN_DAYS)));
            Files.writeString(asked.resolve("after-school.en.yaml"), """
                    title: After school
                    summary: What children do when school is over.
                    about:
                      - A paragraph.
                    questions:
                      place:
                        ask: Where are you after school?
                        options: {home: At home, park: In the park, friends: With friends}
                      likes:
                        ask: What do you like?
                        options: {games: Games, films: Films, books: Books}
                      older:
                        ask: Do you work?
                        options: {"yes": "Yes", "no": "No"}
                      wish:
                        ask: What would you change?
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /// What a member fills in to make a pass.
    Map<String, String> wishes(String band, String country, int children) {
        return Map.of(
                "once",
                page(tessa.get(CLASSES)).select("input[name=once]").attr("value"),
                "band",
                band,
                "country",
                country,
                "language",
                "en",
                "children",
                Integer.toString(children),
                "label",
                "the blue room");
    }

    /// Path behind the link of a new pass. In Belgium nobody of 16 needs a guardian, children of 8 do.
    String pass(String band, int children) {
        HttpResponse<String> answer = tessa.post(CLASSES, wishes(band, "BE", children));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return link(answer);
    }

    static String link(HttpResponse<String> answer) {
        String link = page(answer).select("#link").val();
        assertThat(link).startsWith("https://petition.example.org/en/class/");
        return link.substring("https://petition.example.org".length());
    }

    static Document page(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body());
    }

    /// A page of sheets as a browser would send it.
    static final class Sheets {
        private final String action;
        private final List<Map.Entry<String, String>> fields = new ArrayList<>();

        Sheets(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 409, 422);
            FormElement form = page(answer).select("form#sheets").forms().getFirst();
            action = form.attr("action");
            // Jsoup says "on" for a box without a value; browsers send the empty value that the page has.
            form.formData()
                    .forEach(field ->
                            fields.add(Map.entry(field.key(), field.value().equals("on") ? "" : field.value())));
        }

        /// Marks options of a question on some sheets, in the place of what was there.
        Sheets mark(int first, int last, String question, String... options) {
            for (int sheet = first; sheet <= last; sheet++) {
                String name = "s" + sheet + "." + question;
                fields.removeIf(field -> field.getKey().equals(name));
                for (String option : options) {
                    fields.add(Map.entry(name, option));
                }
            }
            return this;
        }

        String value(String name) {
            return fields.stream()
                    .filter(field -> field.getKey().equals(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
        }

        HttpResponse<String> sentTo(TestApplication application) {
            String body = String.join(
                    "&",
                    fields.stream()
                            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                            .toList());
            return application.visitor().post(action, Visitor.FORM, body.getBytes(StandardCharsets.UTF_8));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    Sheets sheets(String pass, int page) {
        return new Sheets(application.get(pass + "/" + page));
    }

    void saved(Sheets sheets) {
        HttpResponse<String> answer = sheets.sentTo(application);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    HttpResponse<String> handsIn(String pass) {
        return application.visitor().post(pass + "/done", Map.of());
    }

    /// What the page behind a pass says.
    String said(String pass) {
        HttpResponse<String> answer = application.get(pass);
        assertThat(answer.statusCode()).isEqualTo(200);
        return page(answer).select("main").text();
    }

    /// Answers that were handed in and wait to be counted.
    long handedIn() {
        return application.number("SELECT count(*) FROM consultation_waiting WHERE source = 'sheet'")
                + application.number("SELECT coalesce(sum(children), 0) FROM consultation_count WHERE question = ''");
    }
}
