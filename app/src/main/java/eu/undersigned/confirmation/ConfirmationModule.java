package eu.undersigned.confirmation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.db.GroupCommit;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Language;
import eu.undersigned.layout.Layout;
import eu.undersigned.operations.Metrics;
import eu.undersigned.signature.Asked;
import eu.undersigned.signature.SignatureModule;
import eu.undersigned.signature.SignatureToken;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;

/// Wires stage 2.
public final class ConfirmationModule implements AutoCloseable {
    private static final GroupCommit.Bounds BOUNDS = new GroupCommit.Bounds(1024, 256, Duration.ofSeconds(10));

    private final Campaigns campaigns;
    private final Database database;
    private final Layout layout;
    private final Metrics metrics;
    private final Confirming confirming;
    private final OwnSignature own;
    private final Validity validity;
    private final Asked asked;
    private final Runnable expiry;
    private final Runnable entering;

    public ConfirmationModule(
            Campaigns campaigns,
            Database database,
            SignatureModule signatures,
            CountListener listener,
            LeafListener leaves,
            ErasureListener erasures,
            SentUpdates updates,
            Layout layout,
            Metrics metrics,
            SecureRandom random,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.layout = layout;
        this.metrics = metrics;
        Histogram latency =
                metrics.seconds("undersigned_confirm_commit_seconds", "Time of one commit of confirmations");
        this.confirming = new Confirming(
                database, listener, leaves, random, clock, BOUNDS, (_, nanos) -> latency.observe(nanos / 1e9));
        metrics.gauge("undersigned_confirm_queue", "Confirmations that wait for their commit", confirming::depth);
        this.own =
                new OwnSignature(database, campaigns, signatures, listener, leaves, erasures, updates, random, clock);
        this.validity = new Validity(campaigns, listener, leaves, erasures, random, clock);
        this.entering = new Entering(database, leaves, random);
        this.asked = signatures.asked();
        this.expiry = new Expiring(database, listener, clock);
    }

    /// @param confirmedCount the number of confirmed signatures, this one included
    public void route(Routes routes, ErrorPages errors, ToLongFunction<Campaign> confirmedCount) {
        Counter outcomes = metrics.counter("undersigned_confirm_total", "Confirm requests by outcome", "outcome");
        for (String outcome : List.of("confirmed", "rejected", "withdrawn", "refused", "busy")) {
            outcomes.initLabelValues(outcome);
        }
        new ConfirmHandler(campaigns, confirming, own, confirmedCount, layout, errors, outcomes).route(routes);
        new MySignatureHandler(campaigns, database, confirming, own, asked, layout, errors, outcomes).route(routes);
    }

    /// Takes signatures out of the count, and back.
    public Validity validity() {
        return validity;
    }

    /// Erases what has expired: to be run every few minutes.
    public Runnable expiry() {
        return expiry;
    }

    /// Gives leaves to confirmed signatures that have none: to be run after the start, and before what needs them all.
    public Runnable entering() {
        return entering;
    }

    /// The signature of a token as the public log knows it, whether it counts now or not; empty unless it was confirmed
    /// and has its leaf.
    public Optional<Entered> entered(SignatureToken token) {
        return confirming.entered(token);
    }

    /// Ends the lead's updates to one signer: noted as a changed answer, in the words of `language`.
    ///
    /// @return empty when there is no such signature (any more); else whether it had said yes until now
    public Optional<Boolean> stopUpdates(UUID signature, Language language) {
        return own.stopUpdates(signature, language);
    }

    @Override
    public void close() {
        confirming.close();
    }
}
