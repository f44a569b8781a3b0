package eu.undersigned.delivery;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.db.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Bundles of a few of the lead's records, for whoever selected them.
public final class Excerpts {
    private final Database database;

    public Excerpts(Database database) {
        this.database = database;
    }

    /// The bytes of a bundle (docs/formats/bundle.md): about 400 for each record.
    public byte[] of(Campaign campaign, List<UUID> signatures, Instant now) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(400 * signatures.size() + 1024);
        try {
            new Bundle(database, campaign, campaign.lead(), out).writeThese(signatures, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
