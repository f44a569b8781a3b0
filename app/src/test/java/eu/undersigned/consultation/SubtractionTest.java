package eu.undersigned.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.KitFolders;
import eu.undersigned.consultation.AnswerStore.Count;
import eu.undersigned.db.Database;
import eu.undersigned.db.TestPostgres;
import eu.undersigned.i18n.Language;
import eu.undersigned.secrets.SecretBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is subtracted from whatever, at one time or between two, no fewer than ten children are left, and none of
/// what is left is about one class, or about one class and a few others.
///
/// Each child of the test chooses an option that no other chooses, in a question of each kind that it is asked. So the
/// published numbers themselves tell which children are in which of them: those who are counted in a cell, and those of
/// them who were asked questions of each kind. Children whom no published number ever tells apart are in each sum and
/// difference of published numbers together, or not at all; so it is enough to look at those.
class SubtractionTest {
    private static final int OPTIONS = 20;
    /// Of each kind.
    private static final int QUESTIONS = 10;
    /// Which bands are asked; the first kind everybody is.
    private static final List<Set<Integer>> KINDS = List.of(Set.of(0, 1, 2), Set.of(2), Set.of(0, 1), Set.of(1, 2));

    private static final List<String> BANDS = List.of("8-11", "12-14", "15-17");
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
        Files.writeString(own.resolve("marks.en.yaml"), words());
        closes("2027-05-31");
        releasing = new Releasing(campaigns, database, seal, board, () -> now);
    }

    private void closes(String day) {
        try {
            Files.writeString(
                    folder.resolve("every-second-counts")
                            .resolve("consultations")
                            .resolve("marks.yaml"),
                    questions(day));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        campaigns.importKits(KitFolders.read(folder), (_, _, _) -> {});
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static String questions(String closes) {
        String options = IntStream.range(0, OPTIONS).mapToObj(i -> "o" + i).collect(Collectors.joining(", ", "[", "]"));
        StringBuilder yaml = new StringBuilder("""
                opens: 2027-05-01
                closes: %s
                bands:
                  - {youngest: 8, oldest: 11}
                  - {youngest: 12, oldest: 14}
                  - {youngest: 15, oldest: 17}
                questions:
                """.formatted(closes));
        for (int i = 0; i < KINDS.size() * QUESTIONS; i++) {
            String bands =
                    KINDS.get(i / QUESTIONS).stream().sorted().map(BANDS::get).collect(Collectors.joining(", "));
            yaml.append("  - {id: q%d, kind: several, options: %s, bands: [%s]}\n".formatted(i, options, bands));
        }
        return yaml.toString();
    }

    private static String words() {
        StringBuilder yaml = new StringBuilder("title: T\nsummary: S\nabout: [A]\nquestions:\n");
        String options =
                IntStream.range(0, OPTIONS).mapToObj(i -> "o" + i + ": O").collect(Collectors.joining(", ", "{", "}"));
        for (int i = 0; i < KINDS.size() * QUESTIONS; i++) {
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

    private Answers answers(int child, int band, String country) {
        Map<String, Set<String>> chosen = new HashMap<>();
        for (int kind = 0; kind < KINDS.size(); kind++) {
            if (KINDS.get(kind).contains(band)) {
                chosen.put("q" + (kind * QUESTIONS + child / OPTIONS), Set.of("o" + child % OPTIONS));
            }
        }
        return new Answers(consultation().bands().get(band), country, Language.EN, chosen, Map.of());
    }

    private void answer(int child, int band, String country) {
        database.useTransaction(
                transaction -> answering.store(transaction, campaign(), consultation(), answers(child, band, country)));
    }

    /// A class hands in the sheets of children from the first to before the last.
    private void handIn(int first, int last, int band, String country) {
        database.useTransaction(transaction -> answering.storeSheets(
                transaction,
                campaign(),
                consultation(),
                IntStream.range(first, last)
                        .mapToObj(child -> answers(child, band, country))
                        .toList(),
                today()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private void days(int days) {
        now = now.plus(Duration.ofDays(days));
        releasing.run();
    }

    /// In which published numbers each child is, as the numbers themselves tell, with the time at which it was seen
    /// there.
    private void see(int time, Map<Integer, Set<String>> seen) {
        List<Count> counts = board.of(campaign(), consultation()).counts();
        Map<String, Set<Integer>> sets = new HashMap<>();
        for (Count count : counts) {
            if (!count.option().isEmpty()) {
                int question = Integer.parseInt(count.question().substring(1));
                int child = question % QUESTIONS * OPTIONS
                        + Integer.parseInt(count.option().substring(1));
                assertThat(count.children()).isEqualTo(1);
                sets.computeIfAbsent(count.cell() + " " + question / QUESTIONS, _ -> new TreeSet<>())
                        .add(child);
            }
        }
        sets.forEach((set, children) -> children.forEach(
                child -> seen.computeIfAbsent(child, _ -> new TreeSet<>()).add(time + " " + set)));
        // The numbers without options are about the same sets.
        for (Count count : counts) {
            if (count.option().isEmpty()) {
                int kind = count.question().isEmpty()
                        ? 0
                        : Integer.parseInt(count.question().substring(1)) / QUESTIONS;
                assertThat(sets.getOrDefault(count.cell() + " " + kind, Set.of()))
                        .as(count.toString())
                        .hasSize(count.children());
            }
        }
    }

    private static Map<String, List<Integer>> together(Map<Integer, Set<String>> seen) {
        return seen.entrySet().stream()
                .collect(Collectors.groupingBy(
                        one -> one.getValue().toString(), Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    /// @param classes whose sheets they are; of a child who answered online there is none
    private static void assertNobodyStandsOut(Map<Integer, Set<String>> seen, Map<Integer, Integer> classes) {
        assertThat(together(seen)).isNotEmpty().allSatisfy((numbers, children) -> {
            assertThat(children).hasSizeGreaterThanOrEqualTo(10);
            Map<Integer, Long> sizes = children.stream()
                    .filter(classes::containsKey)
                    .collect(Collectors.groupingBy(classes::get, Collectors.counting()));
            boolean isOneClass = sizes.size() == 1 && sizes.containsValue((long) children.size());
            if (isOneClass) {
                assertThat(numbers).contains("band=, country=, source=]").doesNotContain("band=8", "band=1");
            } else {
                assertThat(sizes.values())
                        .allSatisfy(size -> assertThat(children.size() - size).isGreaterThanOrEqualTo(10));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noSumOrDifferenceOfPublishedNumbersIsAboutFewerThanTenChildrenOrOneClass(long seed) {
        Random random = new Random(seed);
        Map<Integer, Set<String>> seen = new HashMap<>();
        Map<Integer, Integer> classes = new HashMap<>();
        int child = 0;
        // Several times, since a consultation can be prolonged after it closed; sometimes with few children in all.
        while (child < CHILDREN) {
            int until = Math.min(CHILDREN, child + 15 + random.nextInt(60));
            int bands = random.nextInt(2);
            while (child < until) {
                // Most in few cells, a few in many.
                int band = Math.min(random.nextInt(3), random.nextInt(3) + bands);
                int any = random.nextInt(COUNTRIES.size());
                String country = COUNTRIES.get(Math.min(any, random.nextInt(COUNTRIES.size())));
                int last = child + 1;
                if (random.nextInt(12) == 0) {
                    last = Math.min(until, child + 3 + random.nextInt(22));
                    handIn(child, last, band, country);
                    for (int one = child; one < last; one++) {
                        classes.put(one, child);
                    }
                } else {
                    answer(child, band, country);
                }
                child = last;
                if (random.nextInt(6) == 0) {
                    days(random.nextInt(3));
                    see(child, seen);
                }
            }
            closes(today().minusDays(1).toString());
            days(2);
            see(1000 + child, seen);
            closes(today().plusDays(90).toString());
        }
        assertNobodyStandsOut(seen, classes);
        // It is worth something, too: nearly all are counted in the end.
        assertThat(seen).hasSizeGreaterThanOrEqualTo(CHILDREN - 2 * 9);
        assertThat(board.of(campaign(), consultation()).sums(Results.Part.ALL).children())
                .isEqualTo(seen.size());
    }

    @Test
    void nineWaitAndTheTenthBringsThemAllIn() {
        for (int child = 0; child < 9; child++) {
            answer(child, 0, "DE");
        }
        answer(20, 0, "FR");
        handIn(21, 22, 0, "DE");
        answer(30, 1, "DE");
        releasing.run();
        assertThat(board.of(campaign(), consultation()).counts()).isEmpty();
        answer(9, 0, "DE");
        releasing.run();
        Results results = board.of(campaign(), consultation());
        assertThat(results.sums(Results.Part.ALL).children()).isEqualTo(10);
        assertThat(results.countries()).isEqualTo(Map.of("DE", 10L));
    }

    @Test
    void afterTheCloseTheRestIsCountedTogetherWithoutTellingWhere() {
        for (int child = 0; child < 10; child++) {
            answer(child, 0, COUNTRIES.get(child % 2));
        }
        handIn(20, 26, 0, "FR");
        days(22); // the day after the close: sheets that were saved are handed in
        assertThat(board.of(campaign(), consultation()).counts()).isEmpty();
        days(1);
        Results results = board.of(campaign(), consultation());
        assertThat(results.sums(Results.Part.band("8-11")).children()).isEqualTo(16);
        assertThat(results.countries()).isEmpty();
        assertThat(results.sums(Results.Part.source(Source.ONLINE)).children()).isZero();
    }

    @Test
    void aQuestionThatFewerThanTenOfAGroupWereAskedHasNoNumbersThere() {
        for (int child = 0; child < 8; child++) {
            answer(child, 0, "DE");
            answer(20 + child, 2, "FR");
        }
        days(30);
        Results.Sums sums = board.of(campaign(), consultation()).sums(Results.Part.ALL);
        assertThat(sums.children()).isEqualTo(16);
        assertThat(sums.asked("q0")).isEqualTo(16);
        assertThat(sums.asked("q" + QUESTIONS)).isZero();
    }

    @Test
    void aQuestionThatAllButFewerThanTenOfAGroupWereAskedHasNoNumbersThereEither() {
        for (int child = 0; child < 6; child++) {
            answer(child, 0, "DE");
        }
        for (int child = 20; child < 30; child++) {
            answer(child, 2, COUNTRIES.get(child % 5));
        }
        answer(40, 1, "DE");
        days(30);
        // The ten of 15 to 17 have a cell of their own, so the seven younger ones are too few.
        assertThat(board.of(campaign(), consultation()).sums(Results.Part.ALL).children())
                .isEqualTo(10);
        List<Child> together = IntStream.range(0, 16)
                .mapToObj(child -> new Child(
                        new Cell(1, "marks", BANDS.get(child < 6 ? 0 : 2), "DE", "online"),
                        LocalDate.EPOCH,
                        Map.of(),
                        ""))
                .toList();
        assertThat(Grouping.asked(consultation().questions(), together).keySet())
                .as("ten are asked, six are not")
                .allSatisfy(question -> assertThat(question.bands()).hasSize(3))
                .hasSize(QUESTIONS);
    }

    /// 24 sheets that are handed in, and numbers that grow by these: whoever knows the hour would know the class.
    @Test
    void sheetsAreCountedOnALaterDayAndNeverThoseOfOneClass() {
        handIn(0, 24, 0, "DE");
        days(0);
        days(1);
        assertThat(board.of(campaign(), consultation()).counts()).isEmpty();
        handIn(24, 40, 0, "DE");
        days(0);
        assertThat(board.of(campaign(), consultation()).counts())
                .as("the same day")
                .isEmpty();
        days(1);
        assertThat(board.of(campaign(), consultation()).countries()).isEqualTo(Map.of("DE", 40L));
        handIn(40, 50, 0, "DE");
        days(1);
        assertThat(board.of(campaign(), consultation()).countries()).isEqualTo(Map.of("DE", 40L));
    }

    /// A teacher with nine sheets, and one sheet of another class.
    @Test
    void noTeacherLearnsWhatAFewOthersAnswered() {
        handIn(0, 9, 0, "DE");
        handIn(9, 10, 0, "DE");
        handIn(20, 40, 1, "FR");
        handIn(40, 43, 1, "FR");
        days(1);
        assertThat(board.of(campaign(), consultation()).counts()).isEmpty();
        days(29);
        Results results = board.of(campaign(), consultation());
        assertThat(results.sums(Results.Part.ALL).children())
                .as("of several bands: thirteen besides the twenty")
                .isEqualTo(33);
        assertThat(results.sums(Results.Part.ALL).asked("q" + 3 * QUESTIONS))
                .as("but not a number of the twenty and three alone")
                .isZero();
    }

    @Test
    void aClassThatIsLeftAloneIsCountedAfterTheCloseWithoutSayingWhereAndWithoutAFewOthers() {
        handIn(0, 24, 1, "DE");
        answer(30, 1, "DE");
        days(30);
        Results results = board.of(campaign(), consultation());
        assertThat(results.sums(Results.Part.ALL).children()).isEqualTo(24);
        assertThat(results.sums(Results.Part.band("12-14")).children()).isZero();
        assertThat(results.countries()).isEmpty();
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void whatWaitsLongerThanADayIsPutAmongOthersOnceADayAndAfterTheCloseOnce() {
        handIn(0, 24, 0, "DE");
        handIn(24, 30, 0, "FR");
        List<String> first = rows();
        days(0);
        assertThat(rows()).as("the same day").isEqualTo(first);
        days(1);
        List<String> second = rows();
        assertThat(second).hasSize(30).doesNotContainAnyElementsOf(first);
        int transactions = database.inTransaction(transaction -> transaction
                .createQuery("SELECT count(DISTINCT xmin::text) FROM consultation_waiting")
                .mapTo(Integer.class)
                .one());
        assertThat(transactions).isOne();
        days(1);
        assertThat(rows()).as("nobody came").isEqualTo(second);
        days(24);
        assertThat(waiting()).isEqualTo(6);
        List<String> third = rows();
        days(1);
        assertThat(rows()).isEqualTo(third);
    }

    private List<String> rows() {
        return database.inTransaction(transaction -> transaction
                .createQuery("SELECT id || encode(sealed, 'hex') FROM consultation_waiting ORDER BY id")
                .mapTo(String.class)
                .list());
    }

    @Test
    void whoAreTooFewInAllAreNeverCountedAndAreErasedThirtyDaysAfterTheClose() {
        List<Integer> few = new ArrayList<>(List.of(1, 2, 3));
        few.forEach(child -> answer(child, 0, "MT"));
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
