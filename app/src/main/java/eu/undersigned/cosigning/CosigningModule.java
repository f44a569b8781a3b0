package eu.undersigned.cosigning;

import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Letter;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.cosigning.CosignMails.About;
import eu.undersigned.cosigning.Cosigner.Signatory;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Language;
import eu.undersigned.layout.Layout;
import eu.undersigned.letter.Signatories;
import eu.undersigned.outbox.Desk;
import eu.undersigned.outbox.Outbox;
import eu.undersigned.secrets.KeyedHash;
import eu.undersigned.secrets.SecretBox;
import eu.undersigned.signature.EmailAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;

/// Wires organisations' signatures below letters.
public final class CosigningModule {
    /// After that coordinators are told.
    private static final Duration WAITED = Duration.ofDays(3);

    /// The queue's page behind `/console/{campaign}/`.
    public static final String PAGE = "cosignatures";

    private final Campaigns campaigns;
    private final Database database;
    private final Layout layout;
    private final InstantSource clock;
    private final CosignerSeal seal;
    private final KeyedHash hash;
    private final CosignLinks links;
    private final CosignMails mails;
    private final SignedLetters letters;
    private final OwnCosignature own;
    private final Asking asking;
    private final Mandates mandates;

    /// @param key a secret that is not in the database
    /// @param isDisposable whether a mail domain is of a service for throw-away mailboxes
    public CosigningModule(
            Campaigns campaigns,
            Database database,
            Outbox outbox,
            byte[] key,
            Predicate<String> isDisposable,
            Layout layout,
            SecureRandom random,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.layout = layout;
        this.clock = clock;
        this.seal = new CosignerSeal(new SecretBox(key, random));
        this.hash = new KeyedHash(key);
        this.links = new CosignLinks(hash);
        this.mails = new CosignMails(outbox, links);
        this.letters = new SignedLetters(database);
        this.own = new OwnCosignature(database, campaigns, seal, mails, letters, clock);
        this.asking = new Asking(database, seal, hash, mails, clock);
        this.mandates = new Mandates(isDisposable);
        letters.run();
    }

    public void route(Routes routes, ErrorPages errors) {
        new CosignHandler(campaigns, asking, mandates, new CosignLimits(hash), layout, errors).route(routes);
        new OwnCosignatureHandler(campaigns, own, links, mails, layout, errors).route(routes);
    }

    /// The team's side.
    ///
    /// @param signOffs of drafts
    public void route(ConsoleRoutes routes, ConsoleLayout console, Audit audit, SignOffs signOffs) {
        Deciding deciding = new Deciding(database, own, seal, hash, mails, letters, audit, clock);
        new QueueHandler(database, deciding, seal, new SignedOff(signOffs, hash), console).route(routes);
    }

    /// Who writes these mails, by kind.
    public Map<String, Desk> desks() {
        return CosignMailComposer.desks(layout);
    }

    public Signatories signatories() {
        return letters;
    }

    /// Reads what other nodes changed.
    public Runnable refresh() {
        return letters;
    }

    /// Tells those who signed that a letter's text is another one.
    public Runnable notices() {
        return new TextNotices(database, campaigns, seal, mails, clock);
    }

    /// Ends what has had its time.
    public Runnable expiry() {
        return new Expiry(database, campaigns, own, seal, mails, clock);
    }

    /// Whether organisations signed a letter, by its slug, whatever became of it since.
    public boolean isSigned(Campaign campaign, String letter) {
        return database.inTransaction(transaction -> CosignedStore.isSigned(transaction, campaign.id(), letter));
    }

    /// What somebody should see to.
    public List<String> warnings() {
        return campaigns.all().stream()
                .flatMap(campaign -> full(campaign).stream())
                .toList();
    }

    /// Letters that take no form any more, or soon won't.
    private List<String> full(Campaign campaign) {
        return campaign.content().letters().stream()
                .filter(letter -> database.inTransaction(transaction ->
                        Asking.isNearlyFull(CosignatureStore.counts(transaction, campaign.id(), letter.slug()))))
                .map(letter -> "so many organisations' signatures wait below the letter " + letter.slug()
                        + " of the campaign " + campaign.slug() + " that it takes no more, or soon won't: decide about"
                        + " those that wait at /console/" + campaign.slug() + "/cosignatures; what nobody confirmed"
                        + " goes after " + OwnCosignature.PATIENCE.toDays() + " days")
                .toList();
    }

    /// How many wait for a coordinator: signatures, and corrections of published ones.
    public long waiting(Campaign campaign) {
        Map<String, Long> sizes = database.inTransaction(
                transaction -> CosignedStore.sizes(transaction, campaign.id(), Optional.empty()));
        return sizes.getOrDefault(CosignatureState.WAITING.code(), 0L)
                + sizes.getOrDefault(QueueHandler.CORRECTION, 0L);
    }

    /// For how many days the oldest signature has waited for a coordinator; empty while none waits too long.
    public OptionalLong waitedDays(Campaign campaign) {
        Instant now = clock.instant();
        return database.inTransaction(transaction -> CosignedStore.oldestWaiting(transaction, campaign.id()))
                .map(since -> Duration.between(since, now))
                .filter(waited -> waited.compareTo(WAITED) >= 0)
                .map(waited -> OptionalLong.of(waited.toDays()))
                .orElse(OptionalLong.empty());
    }

    /// What an invented organisation signs.
    ///
    /// @param slug its name in the kit
    /// @param mailbox of an invented person
    public record Invented(
            String slug, String organisation, String country, String signatory, String role, String mailbox) {}

    /// Puts an invented organisation below a letter, or into the queue, for a demonstration: all of them share one
    /// domain.
    public void invent(Campaign campaign, Letter letter, Invented invented, Instant time, boolean isAccepted) {
        Website website = Website.parse(invented.slug() + ".demo.example.org").orElseThrow();
        Cosigner cosigner = new Cosigner(
                invented.organisation(),
                invented.country(),
                website,
                Optional.of(invented.slug()),
                new Signatory(invented.signatory(), invented.role()),
                EmailAddress.of(invented.mailbox()));
        UUID id = UUID.randomUUID();
        About about = new About(campaign, letter);
        database.useTransaction(transaction -> {
            CosignatureStore.add(
                    transaction,
                    id,
                    campaign.id(),
                    letter.slug(),
                    Language.EN,
                    cosigner.country(),
                    Asking.signed(about.letter().text(Language.EN)),
                    seal.seal(id, cosigner),
                    Prints.of(hash, cosigner),
                    true,
                    time);
            CosignatureStore.confirm(transaction, id, time);
            if (isAccepted) {
                CosignatureStore.accept(transaction, id, true, time);
                Cosignature row = CosignatureStore.find(transaction, id).orElseThrow();
                CosignedStore.publish(transaction, row, cosigner, time);
                letters.moved(transaction, campaign.id());
            }
        });
    }
}
