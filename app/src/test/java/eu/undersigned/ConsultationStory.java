package eu.undersigned;

import static eu.undersigned.TestApplication.API;
import static eu.undersigned.TestApplication.CAMPAIGN;
import static eu.undersigned.TestApplication.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import tools.jackson.databind.JsonNode;

/// A campaign with a consultation that is open for ten days, and children who answer it.
final class ConsultationStory {
    static final String PAGE = HOME + "/consultations/first";
    static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    static final String QUESTIONS = """
            opens: %s
            closes: %s
            bands:
              - youngest: 8
                oldest: 11
              - youngest: 12
                oldest: 14
              - youngest: 15
                oldest: 17
            questions:
              - id: safe
                kind: one
                options: [always, seldom]
              - id: who
                kind: several
                options: [companies, schools, police]
              - id: older
                kind: one
                options: ["yes", "no"]
                bands: [15-17]
              - id: wish
                kind: text
            """.formatted(TODAY.minusDays(1), TODAY.plusDays(10));
    private static final String ENGLISH = """
            title: What do you want <b>?
            summary: What it is about.
            about: [Who asks., What happens.]
            questions:
              safe:
                ask: How safe do you feel?
                options: {always: Always, seldom: Seldom}
              who:
                ask: Who should do more?
                options: {companies: Companies, schools: Schools, police: Police}
              older:
                ask: For those who are older?
                options: {"yes": "Yes", "no": "No"}
              wish:
                ask: What would you change?
            """;

    private static final String HELPLINES = """
            country,purpose,name,phone,url,hours,source,verified_on,expires,languages,except
            EU,child,Child helpline,116 111,,,made for tests,,%1$s,,FR
            BE,child,Awel,103,,,made for tests,,%1$s,,
            """.formatted(TODAY.plusYears(1));

    private final TestApplication application;

    private ConsultationStory(TestApplication application) {
        this.application = application;
    }

    /// Writes the kit, and starts.
    static ConsultationStory start(Path campaigns) {
        return on(kit(campaigns));
    }

    /// Starts with kits that are there.
    static ConsultationStory on(Path campaigns) {
        return new ConsultationStory(
                TestApplication.start(TestApplication.Setup.fresh().withCampaigns(campaigns)));
    }

    /// The children of an application that runs.
    static ConsultationStory in(TestApplication application) {
        return new ConsultationStory(application);
    }

    static Path kit(Path campaigns) {
        try {
            Path kit = TestKit.in(campaigns, CAMPAIGN).folder();
            Path real = TestApplication.KITS.resolve(CAMPAIGN);
            Path folder = Files.createDirectories(kit.resolve("consultations"));
            for (String file :
                    List.of("voices.yaml", "consultations/safe-online.yaml", "consultations/safe-online.en.yaml")) {
                Files.copy(real.resolve(file), kit.resolve(file));
            }
            Files.writeString(kit.resolve("helplines.csv"), HELPLINES);
            Files.writeString(folder.resolve("first.yaml"), QUESTIONS);
            Files.writeString(folder.resolve("first.en.yaml"), ENGLISH);
            Files.writeString(folder.resolve("second.yaml"), QUESTIONS);
            Files.writeString(folder.resolve("second.de.yaml"), ENGLISH);
            return campaigns;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestApplication application() {
        return application;
    }

    /// The page of questions for a child who needs no guardian.
    String pass(int age, String country) {
        return pass(application.get(PAGE + "/start?age=" + age + "&country=" + country));
    }

    String passWithGuardian(int age, String country) {
        return pass(application
                .visitor()
                .post(PAGE + "/guardian", Map.of("age", "" + age, "country", country, "guardian", "yes")));
    }

    private static String pass(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        Matcher location = Pattern.compile(".*/questions\\?pass=([A-Za-z0-9_-]+)")
                .matcher(answer.headers().firstValue("Location").orElse(""));
        assertThat(location.matches()).isTrue();
        return location.group(1);
    }

    HttpResponse<String> answers(String pass, Map<String, String> chosen) {
        Map<String, String> fields = new HashMap<>(chosen);
        fields.put("pass", pass);
        return application.visitor().post(PAGE + "/answers", fields);
    }

    /// Several children alike.
    void answer(int children, int age, String country, Map<String, String> chosen) {
        for (int i = 0; i < children; i++) {
            assertThat(answers(passWithGuardian(age, country), chosen).statusCode())
                    .isEqualTo(303);
        }
    }

    long waiting() {
        return application.number("SELECT count(*) FROM consultation_waiting");
    }

    /// Waits until as many have been counted.
    JsonNode counted(int children) {
        Await.until(
                "they are counted",
                Duration.ofSeconds(30),
                () -> data().get("children").asInt() >= children);
        assertThat(data().get("children").asInt()).isEqualTo(children);
        return data();
    }

    JsonNode data() {
        return application.visitor().getJson(API + "/consultations/first.json");
    }
}
