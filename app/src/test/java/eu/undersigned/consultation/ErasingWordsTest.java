package eu.undersigned.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.db.Database;
import eu.undersigned.db.TestPostgres;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.seal.Identity;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long own words stay, and that nobody is asked for words that nobody could read.
class ErasingWordsTest {
    private static final LocalDate CLOSE = LocalDate.of(2027, 5, 31);
    private static final Identity MODERATORS = Identity.generate();

    @TempDir
    Path folder;

    private final Database database = TestPostgres.freshDatabase();
    private Instant now = Instant.parse("2027-05-10T12:00:00Z");

    @AfterEach
    void close() {
        database.close();
    }

    private AskingKit kit(Optional<Identity> moderators) {
        return AskingKit.of(folder, database, moderators, () -> now);
    }

    private static Campaign campaign(AskingKit kit) {
        return kit.campaigns().find("every-second-counts").orElseThrow();
    }

    private static Consultation consultation(AskingKit kit, String slug) {
        return campaign(kit).content().consultations().stream()
                .filter(one -> one.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private void writes(AskingKit kit, String slug) {
        Answers answers = new Answers(
                new Band(16, 17),
                "BE",
                Language.EN,
                Map.of("place", Set.of("park")),
                Map.of("wish", "a longer break at noon"));
        database.useTransaction(
                transaction -> kit.answering().store(transaction, campaign(kit), consultation(kit, slug), answers));
    }

    private long texts(AskingKit kit, String slug) {
        return database.inTransaction(
                transaction -> kit.words().list(transaction, campaign(kit).id(), OwnText.State.NEW, 0, 100).stream()
                        .filter(text -> text.consultation().equals(slug))
                        .count());
    }

    private void passOn(LocalDate day, AskingKit kit) {
        now = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        kit.expiry().run();
    }

    @Test
    void ownWordsAreErasedNinetyDaysAfterTheClose() {
        AskingKit kit = kit(Optional.of(MODERATORS));
        writes(kit, "may");
        writes(kit, "endless");
        passOn(CLOSE.plusDays(90), kit);
        assertThat(texts(kit, "may")).as("the last of the ninety days").isEqualTo(1);
        passOn(CLOSE.plusDays(91), kit);
        assertThat(texts(kit, "may")).isZero();
        assertThat(texts(kit, "endless")).as("of another consultation").isEqualTo(1);
    }

    @Test
    void withoutALastDayTheyAreErasedAfterTwoYears() {
        AskingKit kit = kit(Optional.of(MODERATORS));
        writes(kit, "endless");
        LocalDate written = LocalDate.of(2027, 5, 10);
        passOn(written.plusDays(730), kit);
        assertThat(texts(kit, "endless")).isEqualTo(1);
        passOn(written.plusDays(731), kit);
        assertThat(texts(kit, "endless")).isZero();
    }

    @Test
    void ofAConsultationThatNoKitHasAnyMoreTheyAreErasedNinetyDaysAfterTheyCame() {
        AskingKit kit = kit(Optional.of(MODERATORS));
        LocalDate came = LocalDate.of(2027, 5, 10);
        OwnText text =
                new OwnText(UUID.randomUUID(), "gone", "16-17", Optional.of(Language.EN), came, OwnText.State.NEW);
        database.useTransaction(transaction -> TextStore.add(
                transaction, new TextStore.Row(campaign(kit).id(), text, MODERATORS.recipient(), new byte[3])));
        passOn(came.plusDays(90), kit);
        assertThat(texts(kit, "gone")).isEqualTo(1);
        passOn(came.plusDays(91), kit);
        assertThat(texts(kit, "gone")).isZero();
    }

    @Test
    void thePagesSayHowManyDaysTheyStay() {
        for (Language language : Language.values()) {
            assertThat(Texts.in(language).of("consultation.words")).contains(Integer.toString(OwnWords.KEPT_DAYS));
        }
    }

    @Test
    void withoutModeratorsNobodyIsAskedForWords() {
        AskingKit kit = kit(Optional.empty());
        Consultation may = consultation(kit, "may");
        Consultation asked =
                database.inTransaction(transaction -> kit.answering().asked(transaction, campaign(kit), may));
        assertThat(asked.questions()).extracting(Consultation.Question::id).containsExactly("place");
        assertThat(asked.bands()).isEqualTo(may.bands());
        assertThat(database.<Boolean>inTransaction(transaction -> kit.words().isLeftOut(transaction, campaign(kit))))
                .isTrue();
    }

    @Test
    void whereModeratorsAreEverythingIsAsked() {
        AskingKit kit = kit(Optional.of(MODERATORS));
        Consultation may = consultation(kit, "may");
        assertThat(database.<Consultation>inTransaction(
                        transaction -> kit.answering().asked(transaction, campaign(kit), may)))
                .isEqualTo(may);
        assertThat(database.<Boolean>inTransaction(transaction -> kit.words().isLeftOut(transaction, campaign(kit))))
                .isFalse();
    }
}
