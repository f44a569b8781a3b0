package eu.undersigned.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.campaign.KitFolders;
import eu.undersigned.consultation.AnswerStore.Count;
import eu.undersigned.db.Database;
import eu.undersigned.db.TestPostgres;
import eu.undersigned.i18n.Language;
import eu.undersigned.secrets.SecretBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is subtracted from whatever, at one time or between two, no fewer than ten children are left.
///
/// Each child of the test chooses an option that no other chooses. So the published numbers themselves tell which
/// children are in which of them. Children whom no published number ever tells apart are in each sum and difference of
/// published numbers together, or not at all; so it is enough that there are ten of them at least.
class SubtractionTest {
    private static final int OPTIONS = 20;
    /// Of each kind: asked of everybody, and of the oldest alone.
    private static final int QUESTIONS = 20;

    private static final int CHILDREN = OPTIONS * QUESTIONS;
    private static final List<String> COUNTRIES = List.of("DE", "FR", "MT", "LU", "EE");

    @TempDir
    Path folder;

    private final Database database = TestPostgres.freshDatabase();
    private Instant now = Instant.parse("2027-05-10T12:00:00Z");
    private final WaitingSeal seal = new WaitingSeal(new SecretBox(new byte[32], new SecureRandom()));
    private final Board board = new Board(database);
    private final Answering answering =
            new Answering(seal, new TextSeal((_, _) -> Optional.empty(), Optional.empty()), () -> now);
    private Releasing releasing = new Releasing(new Campaigns(database, () -> now), database, seal, board, () -> now);
    private Campaigns campaigns = new Campaigns(database, () -> now);

    @BeforeEach
    void start() throws IOException {
        Path kit = Files.createDirectories(folder.resolve("every-second-counts"));
        Path real = Path.of("../campaigns/every-second-counts");
        for (String file : List.of("facts.csv", "organisations.csv", "petition.en.md")) {
            Files.copy(real.resolve(file), kit.resolve(file));
        }
        Files.writeString(
                kit.resolve("campaign.yaml"),
                Files.readString(real.resolve("campaign.yaml")).replaceAll("languages: .*", "languages: [en]"));
        Path own = Files.createDirectories(kit.resolve("consultations"));
        Files.writeString(own.resolve("marks.yaml"), questions());
        Files.writeString(own.resolve("marks.en.yaml"), words());
        campaigns.importKits(KitFolders.read(folder), (_, _, _) -> {});
        releasing = new Releasing(campaigns, database, seal, board, () -> now);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static String questions() {
        String options = IntStream.range(0, OPTIONS).mapToObj(i -> "o" + i).collect(Collectors.joining(", ", "[", "]"));
        StringBuilder yaml = new StringBuilder("""
                opens: 2027-05-01
                closes: 2027-05-31
                bands:
                  - {youngest: 8, oldest: 11}
                  - {youngest: 12, oldest: 14}
                  - {youngest: 15, oldest: 17}
                questions:
                """);
        for (int i = 0; i < 2 * QUESTIONS; i++) {
            yaml.append("  - {id: q%d, kind: several, options: %s%s}\n"
                    .formatted(i, options, i < QUESTIONS ? "" : ", bands: [15-17]"));
        }
        return yaml.toString();
    }

    private static String words() {
        StringBuilder yaml = new StringBuilder("title: T\nsummary: S\nabout: [A]\nquestions:\n");
        String options =
                IntStream.range(0, OPTIONS).mapToObj(i -> "o" + i + ": O").collect(Collectors.joining(", ", "{", "}"));
        for (int i = 0; i < 2 * QUESTIONS; i++) {
            yaml.append("  q%d: {ask: Q, options: %s}\n".formatted(i, options));
        }
        return yaml.toString();
    }

    private Campaign campaign() {
        return campaigns.all().getFirst();
    }

    private Consultation consultation() {
        return campaign().content().consultations().getFirst();
    }

    private void answer(int child, int band, String country, Source source) {
        Band asked = consultation().bands().get(band);
        Map<String, Set<String>> chosen = new HashMap<>();
        chosen.put("q" + child / OPTIONS, Set.of("o" + child % OPTIONS));
        if (band == 2) {
            chosen.put("q" + (QUESTIONS + child / OPTIONS), Set.of("o" + child % OPTIONS));
        }
        Answers answers = new Answers(asked, country, Language.EN, chosen, Map.of());
        database.useTransaction(
                transaction -> answering.store(transaction, campaign(), consultation(), answers, source));
    }

    /// In which published cells each child is, as the numbers themselves tell, with the time at which it was seen
    /// there.
    private void see(int time, boolean isOfOldest, Map<Integer, Set<String>> seen) {
        for (Count count : board.of(campaign(), consultation()).counts()) {
            if (!count.option().isEmpty()) {
                int question = Integer.parseInt(count.question().substring(1));
                if (question >= QUESTIONS == isOfOldest) {
                    int child = question % QUESTIONS * OPTIONS
                            + Integer.parseInt(count.option().substring(1));
                    assertThat(count.children()).isEqualTo(1);
                    seen.computeIfAbsent(child, _ -> new TreeSet<>()).add(time + " " + count.cell());
                }
            }
        }
    }

    private static void assertNobodyStandsOut(Map<Integer, Set<String>> seen) {
        Map<String, Long> together = seen.values().stream()
                .collect(Collectors.groupingBy(Set::toString, TreeMap::new, Collectors.counting()));
        assertThat(together)
                .isNotEmpty()
                .allSatisfy((_, children) -> assertThat(children).isGreaterThanOrEqualTo(10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noSumOrDifferenceOfPublishedNumbersIsAboutFewerThanTenChildren(long seed) {
        Random random = new Random(seed);
        Map<Integer, Set<String>> seen = new HashMap<>();
        Map<Integer, Set<String>> seenOfOldest = new HashMap<>();
        int children = CHILDREN / 2 + random.nextInt(CHILDREN / 2);
        for (int child = 0; child < children; child++) {
            // Most in few cells, a few in many.
            int any = random.nextInt(COUNTRIES.size());
            answer(
                    child,
                    Math.min(random.nextInt(3), random.nextInt(3)),
                    COUNTRIES.get(Math.min(any, random.nextInt(COUNTRIES.size()))),
                    random.nextInt(4) == 0 ? Source.SHEET : Source.ONLINE);
            if (random.nextInt(6) == 0) {
                releasing.run();
                see(child, false, seen);
                see(child, true, seenOfOldest);
            }
        }
        int whileOpen = seen.size();
        now = now.plus(Duration.ofDays(30));
        releasing.run();
        see(children, false, seen);
        see(children, true, seenOfOldest);
        assertNobodyStandsOut(seen);
        assertNobodyStandsOut(seenOfOldest);
        // It is worth something, too: nearly all are counted in the end.
        assertThat(seen).hasSizeGreaterThan(Math.max(whileOpen, children - 10));
        assertThat(board.of(campaign(), consultation()).sums(Results.Part.ALL).children())
                .isEqualTo(seen.size());
    }

    @Test
    void nineWaitAndTheTenthBringsThemAllIn() {
        for (int child = 0; child < 9; child++) {
            answer(child, 0, "DE", Source.ONLINE);
        }
        answer(20, 0, "FR", Source.ONLINE);
        answer(21, 0, "DE", Source.SHEET);
        answer(22, 1, "DE", Source.ONLINE);
        releasing.run();
        assertThat(board.of(campaign(), consultation()).counts()).isEmpty();
        answer(9, 0, "DE", Source.ONLINE);
        releasing.run();
        Results results = board.of(campaign(), consultation());
        assertThat(results.sums(Results.Part.ALL).children()).isEqualTo(10);
        assertThat(results.countries()).isEqualTo(Map.of("DE", 10L));
    }

    @Test
    void afterTheCloseTheRestIsCountedTogetherWithoutTellingWhere() {
        for (int child = 0; child < 6; child++) {
            answer(child, 0, "DE", Source.ONLINE);
            answer(20 + child, 0, "FR", Source.SHEET);
        }
        now = now.plus(Duration.ofDays(30));
        releasing.run();
        Results results = board.of(campaign(), consultation());
        assertThat(results.sums(Results.Part.band("8-11")).children()).isEqualTo(12);
        assertThat(results.countries()).isEmpty();
        assertThat(results.sums(Results.Part.source(Source.ONLINE)).children()).isZero();
    }

    @Test
    void aQuestionThatFewerThanTenOfAGroupWereAskedHasNoNumbersThere() {
        for (int child = 0; child < 8; child++) {
            answer(child, 0, "DE", Source.ONLINE);
            answer(20 + child, 2, "FR", Source.ONLINE);
        }
        now = now.plus(Duration.ofDays(30));
        releasing.run();
        Results.Sums sums = board.of(campaign(), consultation()).sums(Results.Part.ALL);
        assertThat(sums.children()).isEqualTo(16);
        assertThat(sums.asked("q0")).isEqualTo(16);
        assertThat(sums.asked("q" + QUESTIONS)).isZero();
    }

    @Test
    void whoAreTooFewInAllAreNeverCountedAndAreErasedThirtyDaysAfterTheClose() {
        List<Integer> few = new ArrayList<>(List.of(1, 2, 3));
        few.forEach(child -> answer(child, 0, "MT", Source.ONLINE));
        now = now.plus(Duration.ofDays(51)); // the last of the thirty days
        releasing.run();
        releasing.expiry().run();
        assertThat(board.of(campaign(), consultation()).counts()).isEmpty();
        assertThat(waiting()).isEqualTo(3);
        now = now.plus(Duration.ofDays(1));
        releasing.expiry().run();
        assertThat(waiting()).isZero();
    }

    private int waiting() {
        return database.inTransaction(
                transaction -> AnswerStore.queues(transaction, campaign().id(), "marks").stream()
                        .mapToInt(AnswerStore.Queue::children)
                        .sum());
    }
}
