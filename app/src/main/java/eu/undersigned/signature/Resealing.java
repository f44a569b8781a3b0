package eu.undersigned.signature;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Seals to the organisations' keys what earlier versions stored under the server's own key. Runs until none is left;
/// waits for campaigns whose lead has no key yet.
final class Resealing implements Runnable {
    private static final Logger LOG = System.getLogger(Resealing.class.getName());
    private static final int BATCH = 500;

    private final Database database;
    private final Campaigns campaigns;
    private final ServerSeal before;
    private final SignerSeal seal;

    Resealing(Database database, Campaigns campaigns, ServerSeal before, SignerSeal seal) {
        this.database = database;
        this.campaigns = campaigns;
        this.before = before;
        this.seal = seal;
    }

    @Override
    public void run() {
        for (Campaign campaign : campaigns.all()) {
            long sealed = 0;
            int batch = 0;
            do {
                batch = campaign.isSealable() ? database.inTransaction(handle -> reseal(handle, campaign)) : 0;
                sealed += batch;
            } while (batch == BATCH);
            if (sealed > 0) {
                long count = sealed;
                LOG.log(Level.INFO, () -> count + " signatures are now sealed to the lead's key");
            }
        }
    }

    private int reseal(Handle transaction, Campaign campaign) {
        List<ResealingStore.Row> rows = ResealingStore.next(transaction, campaign.id(), BATCH);
        for (ResealingStore.Row row : rows) {
            Signer signer = before.open(campaign.id(), row.id(), row.sealed());
            Sealed sealed = seal.seal(
                    campaign,
                    row.id(),
                    signer,
                    row.organisationUpdates() ? campaign.organisation(row.organisation()) : Optional.empty());
            ResealingStore.seal(transaction, campaign.id(), row, sealed);
        }
        return rows.size();
    }
}
