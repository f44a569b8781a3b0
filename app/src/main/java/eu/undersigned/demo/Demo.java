package eu.undersigned.demo;

import eu.undersigned.account.Members;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.config.ConfigException;
import eu.undersigned.confirmation.Counted;
import eu.undersigned.consultation.ConsultationModule;
import eu.undersigned.cosigning.CosigningModule;
import eu.undersigned.db.Database;
import eu.undersigned.demo.DemoStore.DemoSignature;
import eu.undersigned.i18n.Language;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.signature.EmailAddress;
import eu.undersigned.signature.SignatureIds;
import eu.undersigned.signature.SignatureModule;
import eu.undersigned.signature.Signer;
import eu.undersigned.signature.SignerName;
import eu.undersigned.signature.Source;
import eu.undersigned.tally.Tally;
import eu.undersigned.voice.VoiceModule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/// Fills an empty instance with invented signatures, spread over countries, languages, organisations and days.
public final class Demo {
    private static final int SIGNATURES = 50_000;
    /// Beside those: asked for in the last days, and not confirmed yet.
    private static final int PENDING = 600;

    private static final int PENDING_DAYS = 13;
    private static final int BATCH = 1_000;
    private static final List<String> SOURCES = List.of(
            "newsletter",
            "partner-mail",
            "mastodon",
            "instagram",
            "qr-poster",
            "press",
            "radio",
            "podcast",
            "school-day",
            "conference");
    /// For which links are made that are passed on, as the page for sharing makes them.
    private static final List<String> PLACES = List.of("whatsapp", "link", "email", "telegram", "facebook", "mastodon");

    private static final int DAYS = 60;

    private final Database database;
    private final Campaigns campaigns;
    private final SignatureModule signatures;
    private final Tally tally;
    private final DemoOrganisations organisations;
    private final DemoConsole console;
    private final DemoVoices voices;
    private final DemoConsultations consultations;
    private final DemoCosignatures cosignatures;
    private final InstantSource clock;
    /// Seeded: every demonstration looks alike.
    private final Random random = new Random(2023);
    /// Apart, so that it changes nothing else.
    private final Random passing = new Random(2024);

    /// @param keys folder for the secret keys of invented organisations
    public Demo(
            Database database,
            Campaigns campaigns,
            SignatureModule signatures,
            Tally tally,
            Members members,
            VoiceModule voices,
            ConsultationModule consultations,
            CosigningModule cosigning,
            Path keys,
            InstantSource clock) {
        this.database = database;
        this.campaigns = campaigns;
        this.signatures = signatures;
        this.tally = tally;
        this.organisations = new DemoOrganisations(database, keys, clock);
        this.console = new DemoConsole(tally, members, clock);
        this.voices = new DemoVoices(database, voices, clock);
        this.consultations = new DemoConsultations(database, consultations);
        this.cosignatures = new DemoCosignatures(cosigning, clock);
        this.clock = clock;
    }

    public static boolean isDemo(Database database) {
        return database.inTransaction(DemoStore::isDemo);
    }

    /// Adds the signatures once.
    ///
    /// @throws ConfigException when real signatures are there
    public void fill() {
        if (isDemo(database)) {
            return;
        }
        if (!campaigns.all().getFirst().isSealable()) {
            throw new ConfigException("--demo: the lead organisation has no key to seal to");
        }
        if (database.inTransaction(DemoStore::hasSignatures)) {
            throw new ConfigException("--demo: this database holds real signatures; choose another --data");
        }
        organisations.add(campaigns.all().getFirst());
        campaigns.refresh();
        Campaign campaign = campaigns.all().getFirst();
        database.useTransaction(transaction -> {
            DemoStore.markAsDemo(transaction);
            for (int start = 0; start < SIGNATURES; start += BATCH) {
                List<DemoSignature> rows = new ArrayList<>();
                for (int i = start; i < start + BATCH; i++) {
                    rows.add(invent(campaign, i, true));
                }
                add(transaction, campaign, rows);
                tally.confirmed(
                        transaction, rows.stream().map(DemoSignature::counted).toList());
            }
            add(
                    transaction,
                    campaign,
                    IntStream.range(0, PENDING)
                            .mapToObj(i -> invent(campaign, SIGNATURES + i, false))
                            .toList());
            console.fill(transaction, campaign);
            DemoStore.analyze(transaction);
        });
        voices.fill(campaign);
        consultations.fill(campaign);
        cosignatures.fill(campaign);
    }

    private void add(Handle transaction, Campaign campaign, List<DemoSignature> rows) {
        DemoStore.insert(transaction, rows);
        tally.acceptedBefore(
                transaction,
                campaign.id(),
                rows.stream().map(row -> row.counted().acceptedAt()).toList());
    }

    private DemoSignature invent(Campaign campaign, int number, boolean isConfirmed) {
        DemoCountry country = DemoCountry.any(random);
        Language language = campaign.texts().containsKey(country.language()) ? country.language() : Language.EN;
        PetitionText text = campaign.text(language)
                .orElse(campaign.texts().values().iterator().next());
        Instant confirmed = isConfirmed ? time(DAYS) : time(PENDING_DAYS);
        UUID id = SignatureIds.at(
                confirmed.minus(isConfirmed ? delay() : Duration.ZERO), random.nextLong(), random.nextLong());
        Signer signer = new Signer(
                new SignerName("Demo Signer " + number), EmailAddress.of("signer" + number + "@demo.example.org"));
        List<Organisation> all = campaign.organisations();
        Optional<Organisation> organisation =
                random.nextInt(3) == 0 ? Optional.of(all.get(random.nextInt(all.size()))) : Optional.empty();
        boolean isAsked = organisation.filter(Organisation::isAsking).isPresent();
        boolean saysYes = isAsked && random.nextBoolean();
        byte[] tokenHash = new byte[32];
        random.nextBytes(tokenHash);
        return new DemoSignature(
                signatures.fingerprint(campaign.slug(), signer),
                id,
                signatures.namePrint(campaign.slug(), signer),
                text.id(),
                signatures.seal().seal(campaign, id, signer, organisation.filter(_ -> saysYes)),
                isAsked ? saysYes ? 2 : 1 : 0,
                tokenHash,
                random.nextInt(5) < 2,
                isConfirmed,
                new Counted(
                        campaign.id(),
                        country.name(),
                        language.name(),
                        organisation.map(Organisation::id),
                        source(),
                        SignatureIds.time(id),
                        confirmed));
    }

    /// Most within minutes, some after hours, a few after days.
    private Duration delay() {
        return Duration.ofSeconds((long) (20 * Math.exp(random.nextDouble() * random.nextDouble() * 9.6)));
    }

    /// Half of the links say where they stood.
    private Optional<Source> source() {
        int any = random.nextInt(20);
        if (any >= SOURCES.size()) {
            return Optional.empty();
        }
        String word = SOURCES.get(Math.min(any, random.nextInt(SOURCES.size())));
        int generation = generation();
        return Optional.of(
                generation == 0
                        ? new Source(word, 0)
                        : new Source(PLACES.get(passing.nextInt(PLACES.size())), generation));
    }

    /// Every second link that is followed was passed on once more.
    private int generation() {
        return Math.min(Source.MOST_GENERATIONS, Integer.numberOfTrailingZeros(passing.nextInt() | 1 << 30));
    }

    /// Many on the first days, waves at day and few at night.
    private Instant time(int days) {
        double age = days * (1 - Math.pow(random.nextDouble(), 2.2));
        Instant day = clock.instant().minus(Duration.ofMinutes((long) (age * 24 * 60)));
        return random.nextInt(4) == 0 ? day : day.minusSeconds(random.nextInt(3_600));
    }
}
