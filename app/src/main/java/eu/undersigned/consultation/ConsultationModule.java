package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.seal.Recipient;
import eu.undersigned.secrets.KeyedHash;
import eu.undersigned.secrets.SecretBox;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/// Wires consultations.
public final class ConsultationModule {
    private final Answering answering;
    private final Releasing releasing;

    /// @param key a secret that is not in the database
    /// @param moderators to whom own words are sealed
    /// @param recovery can open them too, where one is set
    public ConsultationModule(
            Campaigns campaigns,
            Database database,
            byte[] key,
            BiFunction<Handle, Campaign, Optional<Recipient>> moderators,
            Optional<Recipient> recovery,
            SecureRandom random,
            InstantSource clock) {
        WaitingSeal seal = new WaitingSeal(new SecretBox(new KeyedHash(key).of("waiting"), random));
        this.answering = new Answering(seal, new TextSeal(moderators, recovery), clock);
        this.releasing = new Releasing(campaigns, database, seal, clock);
    }

    /// Takes what children answered.
    public Answering answering() {
        return answering;
    }

    /// Counts what can be counted.
    public Runnable releasing() {
        return releasing;
    }

    /// Erases what has had its time.
    public Runnable expiry() {
        return releasing.expiry();
    }
}
