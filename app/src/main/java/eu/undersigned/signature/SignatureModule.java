package eu.undersigned.signature;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.db.GroupCommit;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import eu.undersigned.operations.Metrics;
import eu.undersigned.outbox.Desk;
import eu.undersigned.outbox.Letter;
import eu.undersigned.outbox.Outbox;
import eu.undersigned.secrets.KeyedHash;
import eu.undersigned.secrets.SecretBox;
import eu.undersigned.secrets.Secrets;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Wires stage 1.
public final class SignatureModule implements AutoCloseable {
    /// At 8,000 signatures a second, what waits is written within an eighth of a second.
    private static final GroupCommit.Bounds BOUNDS = new GroupCommit.Bounds(1024, 256, Duration.ofSeconds(10));

    private final Campaigns campaigns;
    private final Database database;
    private final Outbox outbox;
    private final AcceptedListener listener;
    private final Layout layout;
    private final Metrics metrics;
    private final InstantSource clock;
    private final Asked asked;
    private final Fingerprints fingerprints;
    private final SignerSeal seal;
    private final Resealing resealing;
    private final SecureRandom random;
    private final SecondTries secondTries;
    private final GroupCommit<NewSignature, UUID> writer;
    private final Signing signing;
    private final Guard guard;

    public SignatureModule(
            Campaigns campaigns,
            Database database,
            Outbox outbox,
            AcceptedListener listener,
            Layout layout,
            Secrets secrets,
            SealConfig sealConfig,
            Guard guard,
            Metrics metrics,
            SecureRandom random,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.guard = guard;
        this.database = database;
        this.outbox = outbox;
        this.listener = listener;
        this.layout = layout;
        this.metrics = metrics;
        this.clock = clock;
        this.asked = new Asked(database);
        this.fingerprints = new Fingerprints(new KeyedHash(secrets.pepper()), new MailboxRules());
        this.seal = new SignerSeal(new Epochs(database, sealConfig, random, clock), random, sealConfig.isSkipped());
        this.resealing =
                new Resealing(database, campaigns, new ServerSeal(new SecretBox(secrets.recordKey(), random)), seal);
        this.random = random;
        this.secondTries = new SecondTries(database, outbox, listener, clock);
        Histogram latency = metrics.seconds("undersigned_sign_commit_seconds", "Time of one commit of signatures");
        this.writer = new GroupCommit<>(
                "signing",
                database,
                BOUNDS,
                new SigningStore(outbox, listener, secondTries::wake)::write,
                (_, nanos) -> latency.observe(nanos / 1e9));
        metrics.gauge(
                "undersigned_second_tries_abandoned", "Second tries that failed five times", secondTries::abandoned);
        metrics.gauge("undersigned_sign_queue", "Signatures that wait for their commit", writer::depth);
        this.signing = new Signing(
                campaigns,
                asked,
                writer,
                fingerprints,
                seal,
                outbox,
                guard,
                new SignatureIds(clock, random),
                random,
                clock);
    }

    public void route(Routes routes, FormPage formPage, ErrorPages errors) {
        Counter outcomes = metrics.counter("undersigned_sign_total", "Sign requests by outcome", "outcome");
        for (String outcome : List.of(
                "accepted",
                "asked",
                "step",
                "blocked",
                "invalid",
                "notyet",
                "closed",
                "limited",
                "busy",
                "unavailable")) {
            outcomes.initLabelValues(outcome);
        }
        Counter flaws = metrics.counter("undersigned_sign_invalid_total", "What was wrong with forms", "field", "code");
        Correcting correcting = new Correcting(database, outbox, signing, guard, listener, clock);
        new SignHandler(campaigns, signing, guard, formPage, layout, errors, outcomes, flaws).route(routes);
        new SignApiHandler(campaigns, signing, guard, outcomes, flaws).route(routes);
        new InboxHandler(campaigns, database, outbox, correcting, guard, layout, errors).route(routes);
    }

    /// Erases what is stored beside a signature: letters that wait, second tries of the same person, echoes.
    ///
    /// @param namePrint of its mailbox and name
    public void forget(Handle transaction, int campaign, UUID id, byte[] namePrint) {
        outbox.forget(transaction, id);
        SecondTryStore.forget(transaction, campaign, namePrint);
        int echoes = SecondTryStore.forgetEchoes(transaction, id);
        if (echoes > 0) {
            listener.echoed(transaction, campaign, -echoes);
        }
    }

    /// Who writes letters to signers, by kind.
    public Map<String, Desk> desks() {
        Desk desk = new Desk(new SignMailComposer(campaigns, layout), this::refused);
        return Stream.of(SignLetter.Kind.values()).collect(Collectors.toMap(SignLetter.Kind::name, _ -> desk));
    }

    private void refused(Handle transaction, Letter refused) {
        SignLetter letter = SignLetter.decode(refused);
        int bounced = letter.isFirst()
                ? SecondTryStore.unreachable(transaction, letter.id())
                : SecondTryStore.echoes(transaction, letter.id());
        if (bounced > 0) {
            listener.bounced(transaction, letter.campaign(), bounced);
        }
    }

    /// The words in which signers are asked.
    public Asked asked() {
        return asked;
    }

    public SignerSeal seal() {
        return seal;
    }

    /// The copy of a signer's own data after a correction through one of their links.
    ///
    /// @param link its place among the links, from 0
    public byte[] ownCopies(int link, int links, SignatureToken token, Signer corrected) {
        return OwnCopies.corrected(link, links, token, corrected, random);
    }

    /// Ends epochs whose time is over, and seals rows of earlier versions: to be run every minute.
    public Runnable sealing() {
        return () -> {
            seal.dropEnded();
            resealing.run();
        };
    }

    /// The keyed hash of a mailbox and a name, for a signer who corrects their name.
    public byte[] namePrint(String campaign, Signer signer) {
        return fingerprints.person(campaign, fingerprints.canonical(signer.email()), signer.name());
    }

    /// Whether a signature was made with this mailbox, in whichever spelling.
    ///
    /// @param fingerprint of the signature
    public boolean isMailboxOf(String campaign, EmailAddress email, byte[] fingerprint) {
        String canonical = fingerprints.canonical(email);
        return Arrays.equals(fingerprint, fingerprints.mailbox(campaign, canonical, 1))
                || Arrays.equals(fingerprint, fingerprints.mailbox(campaign, canonical, 2));
    }

    /// The keyed hash of a mailbox's first place, under which a signature is unique.
    public byte[] fingerprint(String campaign, Signer signer) {
        return fingerprints.mailbox(campaign, fingerprints.canonical(signer.email()), 1);
    }

    @Override
    public void close() {
        writer.close();
        secondTries.close();
    }
}
