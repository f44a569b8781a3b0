package eu.undersigned.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.KitException;
import eu.undersigned.config.Settings;
import eu.undersigned.confirmation.Counted;
import eu.undersigned.confirmation.Entered;
import eu.undersigned.db.Database;
import eu.undersigned.db.TestPostgres;
import eu.undersigned.i18n.Language;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A node hears a few seconds late of what another one published. What it writes into the log is right all the same.
class NodeBehindTest {
    private final Database database = TestPostgres.freshDatabase();
    private final Campaigns behind = new Campaigns(database);

    @BeforeEach
    void importKit() throws KitException {
        behind.importKit(Path.of("../campaigns/every-second-counts"), (_, _, _) -> {});
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anOrganisationThatIsNewIsNamed() {
        int organisation = number("""
                INSERT INTO organisation (campaign_id, slug, name, role, position, is_current)
                SELECT id, 'newcomer', 'Newcomer', 'SUPPORTER', 99, true FROM campaign RETURNING id
                """);
        Campaign campaign = behind.all().getFirst();
        Instant now = Instant.now();
        Counted counted = new Counted(campaign.id(), "BE", "EN", Optional.of(organisation), Optional.empty(), now, now);
        int text = campaign.text(Language.EN).orElseThrow().id();
        Entered entered = new Entered(UUID.randomUUID(), counted, text, new byte[32], new byte[32], 0);
        assertThat(database.<String>inTransaction(transaction ->
                        new Leaves(behind).leaf(transaction, entered).organisation()))
                .isEqualTo("newcomer");
    }

    @Test
    void aBatchThatWasCorrectedIsNotTakenBack() {
        Sequencing late = sequencing(behind);
        database.useTransaction(transaction -> transaction.execute("UPDATE declared SET count = 60000"));
        Sequencing first = sequencing(new Campaigns(database));
        first.begin();
        first.run();
        assertThat(number("SELECT count FROM log_declared")).isEqualTo(60_000);
        int size = number("SELECT size FROM log");
        late.run();
        assertThat(number("SELECT count FROM log_declared")).isEqualTo(60_000);
        assertThat(number("SELECT size FROM log")).isEqualTo(size);
    }

    private Sequencing sequencing(Campaigns campaigns) {
        return new Sequencing(
                campaigns,
                database,
                LogConfig.from(Settings.of(Map.of()), false),
                new LogKey(new byte[32], "https://petition.example.org"),
                _ -> false,
                new SecureRandom(),
                InstantSource.system());
    }

    private int number(String sql) {
        return database.<Integer>inTransaction(
                transaction -> transaction.createQuery(sql).mapTo(Integer.class).one());
    }
}
