package eu.undersigned.signature;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.organisation.OrganisationKey;
import eu.undersigned.seal.Envelope;
import eu.undersigned.seal.Person;
import eu.undersigned.seal.RecordName;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Seals a signer's name and mailbox before the row leaves the request. The one place through which personal data goes
/// into the signature table. What was sealed here, this server can't open.
public final class SignerSeal {
    private final Epochs epochs;
    private final SecureRandom random;
    private final boolean isSkipped;

    SignerSeal(Epochs epochs, SecureRandom random, boolean isSkipped) {
        this.epochs = epochs;
        this.random = random;
        this.isSkipped = isSkipped;
    }

    /// The copy that the signer's own link opens.
    byte[] ownCopy(byte[] secret, Signer signer) {
        return isSkipped ? noise(OwnCopies.length(signer)) : OwnCopies.first(secret, signer, random);
    }

    /// @param campaign whose lead has a key
    /// @param consented the organisation that the signer said yes to
    public Sealed seal(Campaign campaign, UUID id, Signer signer, Optional<Organisation> consented) {
        byte[] person = person(signer).encode();
        Epochs.Epoch lead = epochs.current(campaign.id(), campaign.lead().key().orElseThrow());
        byte[] toLead = seal(campaign, campaign.lead().key().orElseThrow(), lead, id, person);
        Optional<OrganisationKey> key = consented
                .filter(organisation -> organisation.id() != campaign.lead().id())
                .flatMap(Organisation::key);
        if (key.isEmpty()) {
            return new Sealed(lead.id(), toLead, 0, Sealed.NOTHING);
        }
        Epochs.Epoch partner = epochs.current(campaign.id(), key.get());
        return new Sealed(lead.id(), toLead, partner.id(), seal(campaign, key.get(), partner, id, person));
    }

    private byte[] seal(Campaign campaign, OrganisationKey key, Epochs.Epoch epoch, UUID id, byte[] person) {
        if (isSkipped) {
            return noise(person.length + Envelope.OVERHEAD_BYTES);
        }
        return epoch.key().seal(new RecordName(campaign.slug(), key.recipient(), epoch.id(), id), person);
    }

    /// As incompressible as an envelope, so that the database has the same work with it.
    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }

    static Person person(Signer signer) {
        return new Person(signer.name().value(), signer.email().value());
    }

    /// The keys of epochs that have ended leave the memory.
    void dropEnded() {
        epochs.dropEnded();
    }
}
