import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.config.Settings;
import eu.undersigned.confirmation.Counted;
import eu.undersigned.confirmation.Entered;
import eu.undersigned.confirmation.Ticket;
import eu.undersigned.db.Database;
import eu.undersigned.db.DatabaseAddress;
import eu.undersigned.operations.Metrics;
import eu.undersigned.transparency.Leaves;
import eu.undersigned.transparency.LogConfig;
import eu.undersigned.transparency.TransparencyModule;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Fills a log with invented leaves as confirming transactions do, 256 at a time, and has it sequenced in rounds.
/// Prints `sequenced N` (leaves a second, waiting ones alone) and `token T` for some signatures whose rows it makes
/// too.
public class LogFill {
    static final int BATCH = 256;
    static final int ROUND = 512 * BATCH;
    static final int SIGNATURES = 1_000;
    static final String[] COUNTRIES = {"DE", "FR", "IT", "ES", "PL", "RO", "NL", "BE", "CZ", "SE", "PT", "GR", "HU", "MT"};
    static final String[] LANGUAGES = {"DE", "FR", "IT", "ES", "PL", "RO", "NL", "NL", "CS", "SV", "PT", "EL", "HU", "MT"};

    public static void main(String[] arguments) throws Exception {
        byte[] seed = Base64.getDecoder().decode(Files.readString(Path.of(arguments[0])).strip());
        long leaves = Long.parseLong(arguments[1]);
        Database database = Database.open(DatabaseAddress.parse(System.getenv("BIG_URL")), 4);
        Campaigns campaigns = new Campaigns(database);
        Campaign campaign = campaigns.all().getFirst();
        SecureRandom random = new SecureRandom();
        TransparencyModule log = new TransparencyModule(
                campaigns, database, LogConfig.from(Settings.of(Map.of("log.publish.interval", "PT0S")), false), seed,
                "http://localhost", _ -> Optional.empty(), new Metrics(), random, InstantSource.system());
        log.begin();
        Leaves writer = new Leaves(campaigns);
        long every = Math.max(BATCH, leaves / SIGNATURES / BATCH * BATCH);
        long nanos = 0;
        for (long done = 0; done < leaves; ) {
            int round = (int) Math.min(ROUND, leaves - done);
            for (int start = 0; start < round; start += BATCH) {
                int count = Math.min(BATCH, round - start);
                boolean hasSignature = (done + start) % every == 0;
                database.useTransaction(transaction -> enter(transaction, writer, campaign, count, hasSignature, random));
            }
            long begun = System.nanoTime();
            log.begin();
            nanos += System.nanoTime() - begun;
            done += round;
            System.err.printf("%d leaves, %.0f a second%n", done, done / (nanos / 1e9));
        }
        System.out.printf("sequenced %.0f%n", leaves / (nanos / 1e9));
        log.close();
        database.close();
    }

    static void enter(
            Handle transaction, Leaves writer, Campaign campaign, int count, boolean hasSignature, SecureRandom random)
            {
        long first = transaction.createQuery("SELECT nextval('leaf_batch')").mapTo(Long.class).one() * Ticket.PLACES;
        Random cheap = new Random(first);
        var texts = new ArrayList<>(campaign.texts().values());
        List<Entered> entered = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            int country = (int) Math.abs(cheap.nextGaussian() * 5) % COUNTRIES.length;
            byte[] salt = new byte[32];
            random.nextBytes(salt);
            Instant at = Instant.now().minus(cheap.nextInt(60 * 24), ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
            Optional<Integer> organisation = cheap.nextInt(3) == 0
                    ? Optional.of(campaign.organisations().get(cheap.nextInt(campaign.organisations().size())).id())
                    : Optional.empty();
            Counted counted = new Counted(campaign.id(), COUNTRIES[country], LANGUAGES[country], organisation, Optional.empty(), at, at);
            UUID id = new UUID(at.toEpochMilli() << 16 | 0x7000, cheap.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
            byte[] secret = new byte[16];
            random.nextBytes(secret);
            Entered one = new Entered(id, counted, texts.get(country % texts.size()).id(), hash(secret), salt, first + place);
            entered.add(one);
            if (hasSignature && place == 0) {
                insert(transaction, one, random);
                byte[] token = ByteBuffer.allocate(32)
                        .putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).put(secret).array();
                System.out.println("token " + Base64.getUrlEncoder().withoutPadding().encodeToString(token));
            }
        }
        writer.entered(transaction, entered);
    }

    static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void insert(Handle transaction, Entered one, SecureRandom random) {
        byte[] fingerprint = new byte[32];
        random.nextBytes(fingerprint);
        transaction.execute(
                """
                INSERT INTO signature (campaign_id, fingerprint, id, name_print, state, country, language, text_id, updates,
                                       lead_epoch, lead_sealed, token_hashes, confirmed_at, salt, ticket)
                VALUES (?, ?, ?, ?, 'C', ?, ?, ?, false, 1, ?, ?, ?, ?, ?)
                """,
                one.counted().campaign(), fingerprint, one.id(), new byte[16], one.counted().country(),
                one.counted().language(), one.text(), new byte[93], one.link(),
                Timestamp.from(one.counted().confirmedAt()), one.salt(), one.ticket());
    }
}
