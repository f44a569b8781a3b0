package eu.undersigned.paper;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.KitFolders;
import eu.undersigned.consultation.ConsultationModule;
import eu.undersigned.db.Database;
import eu.undersigned.db.TestPostgres;
import eu.undersigned.http.StaticFiles;
import eu.undersigned.http.Templates;
import eu.undersigned.i18n.Language;
import eu.undersigned.layout.Layout;
import eu.undersigned.seal.Identity;
import eu.undersigned.secrets.KeyedHash;
import eu.undersigned.secrets.SecretBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was saved and nobody handed in.
class LeftBehindTest {
    private static final byte[] KEY = new byte[32];

    @TempDir
    Path folder;

    private final Database database = TestPostgres.freshDatabase();
    private Instant now = Instant.parse("2027-05-10T12:00:00Z");
    private final Campaigns campaigns = new Campaigns(database, () -> now);
    private final SecureRandom random = new SecureRandom();
    private final Layout layout = new Layout(new Templates(), new StaticFiles(), () -> false, "http://localhost");
    private final ConsultationModule consultations = new ConsultationModule(
            campaigns,
            database,
            KEY,
            (_, _) -> Optional.of(Identity.generate().recipient()),
            Optional.empty(),
            true,
            layout,
            random,
            () -> now);
    private final PaperModule paper =
            new PaperModule(campaigns, database, KEY, consultations.answering(), layout, random, () -> now);
    private final Entering entering = new Entering(
            campaigns,
            database,
            new SecretBox(new KeyedHash(KEY).of("class pages"), random),
            consultations.answering(),
            () -> now);

    @BeforeEach
    void start() throws IOException {
        Path kit = Files.createDirectories(folder.resolve("every-second-counts"));
        Path real = Path.of("../campaigns/every-second-counts");
        for (String file : List.of("facts.csv", "organisations.csv", "petition.en.md", "petition.de.md")) {
            Files.copy(real.resolve(file), kit.resolve(file));
        }
        Files.writeString(
                kit.resolve("campaign.yaml"),
                Files.readString(real.resolve("campaign.yaml")).replaceAll("languages: .*", "languages: [en, de]"));
        Path own = Files.createDirectories(kit.resolve("consultations"));
        // There are German words alone, also for sheets of a pass in English.
        Files.writeString(own.resolve("park.yaml"), """
                opens: 2027-05-01
                closes: 2027-05-31
                bands:
                  - {youngest: 16, oldest: 17}
                questions:
                  - {id: place, kind: one, options: [home, park]}
                  - {id: wish, kind: text}
                """);
        Files.writeString(own.resolve("park.de.yaml"), """
                title: T
                summary: S
                about: [A]
                questions:
                  place: {ask: Q, options: {home: H, park: P}}
                  wish: {ask: W}
                """);
        campaigns.importKits(KitFolders.read(folder), (_, _, _) -> {});
    }

    @AfterEach
    void close() {
        database.close();
    }

    private PassToken pass(int children) {
        Campaign campaign = campaigns.all().getFirst();
        PassToken token = PassToken.of(new KeyedHash(KEY).of("class pass", Integer.toString(children)));
        ClassPass pass = new ClassPass(
                0,
                campaign.id(),
                "park",
                OptionalInt.empty(),
                "16-17",
                "BE",
                Language.EN,
                children,
                "",
                PassState.OPEN,
                false);
        database.useTransaction(transaction -> PassStore.add(transaction, pass, token, LocalDate.parse("2027-05-10")));
        return token;
    }

    private void save(PassToken pass, int page, int sheets, Sheet sheet) {
        List<Sheet> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(i < sheets ? sheet : Sheet.EMPTY);
        }
        String base = SheetPage.empty(10).hash();
        assertThat(entering.save(pass, page, base, new SheetPage(all))).isEqualTo(new EntryResult.Done());
    }

    private long number(String sql) {
        return database.inTransaction(
                transaction -> transaction.createQuery(sql).mapTo(Long.class).one());
    }

    /// One child was absent, and the last button was forgotten.
    @Test
    void whatWasSavedIsHandedInWhenTheConsultationIsOver() {
        PassToken class4 = pass(20);
        save(class4, 1, 10, new Sheet(Map.of("place", List.of("park")), Map.of()));
        save(class4, 2, 9, new Sheet(Map.of("place", List.of("home")), Map.of()));
        pass(30);
        now = now.plus(Duration.ofDays(21)); // the last day
        paper.expiry().run();
        assertThat(number("SELECT sum(sheets) FROM class_page")).isEqualTo(19);
        now = now.plus(Duration.ofDays(1));
        paper.expiry().run();
        assertThat(number("SELECT count(*) FROM class_page")).isZero();
        assertThat(number("SELECT count(*) FROM class_pass WHERE state = 'done'"))
                .isOne();
        assertThat(number("SELECT count(*) FROM consultation_waiting WHERE source = 'sheet'"))
                .isEqualTo(19);
        consultations.releasing().run();
        now = now.plus(Duration.ofDays(1));
        consultations.releasing().run();
        assertThat(number("SELECT sum(children) FROM consultation_count WHERE question = ''"))
                .isEqualTo(19);
        now = now.plus(Duration.ofDays(30));
        paper.expiry().run();
        assertThat(number("SELECT count(*) FROM class_pass")).isZero();
    }

    /// In German, capital letters name nobody, as they may in English.
    @Test
    void ownWordsThatWereSavedAreKeptInTheLanguageInWhichTheyWereLookedAt() {
        PassToken pass = pass(20);
        save(pass, 1, 10, new Sheet(Map.of(), Map.of("wish", "mehr Bäume und Wiesen")));
        Group group = entering.find(pass).orElseThrow();
        assertThat(group.pass().language()).isEqualTo(Language.EN);
        assertThat(group.written()).isEqualTo(Language.DE);
        assertThat(entering.handIn(pass)).isEqualTo(new EntryResult.Done());
        assertThat(number("SELECT count(*) FROM consultation_text")).isEqualTo(10);
    }

    /// Rows that one transaction wrote have the same `xmin`, which whoever reads the tables can see.
    @Test
    void afterTheNightNothingTellsWhichRowsCameWithWhichPass() {
        for (int children : new int[] {19, 20}) {
            PassToken pass = pass(children);
            save(pass, 1, 10, new Sheet(Map.of("place", List.of("park")), Map.of("wish", "mehr Wiesen")));
            assertThat(entering.handIn(pass)).isEqualTo(new EntryResult.Done());
        }
        String together = "SELECT count(DISTINCT xmin::text) FROM ";
        assertThat(number(together + "consultation_text")).isEqualTo(2);
        assertThat(number(together + "class_pass")).isEqualTo(2);
        now = now.plus(Duration.ofDays(1));
        paper.expiry().run();
        consultations.expiry().run();
        assertThat(number(together + "consultation_text")).isOne();
        assertThat(number(together + "class_pass")).isOne();
        assertThat(number("SELECT count(*) FROM class_pass p JOIN consultation_text t ON p.xmin = t.xmin"))
                .isZero();
        long passes = number("SELECT max(xmin::text::bigint) FROM class_pass");
        paper.expiry().run();
        consultations.expiry().run();
        assertThat(number("SELECT max(xmin::text::bigint) FROM class_pass"))
                .as("once")
                .isEqualTo(passes);
    }

    @Test
    void notesThatWereWrittenInTheClearAreSealed() {
        pass(20);
        database.useTransaction(transaction -> transaction.execute("UPDATE class_pass SET label = 'the blue room'"));
        paper.expiry().run();
        assertThat(number("SELECT count(*) FROM class_pass WHERE label = '' AND length(note) > 300"))
                .isOne();
        byte[] note = database.inTransaction(transaction -> transaction
                .createQuery("SELECT note FROM class_pass")
                .mapTo(byte[].class)
                .one());
        NoteSeal seal = new NoteSeal(new SecretBox(new KeyedHash(KEY).of("class pages"), random));
        int id = (int) number("SELECT id FROM class_pass");
        assertThat(seal.open(id, note)).isEqualTo("the blue room");
    }
}
