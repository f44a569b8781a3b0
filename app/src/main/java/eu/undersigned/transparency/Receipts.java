package eu.undersigned.transparency;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.confirmation.Entered;
import eu.undersigned.db.Database;
import eu.undersigned.leaf.Leaf;
import eu.undersigned.leaf.Receipt;
import eu.undersigned.signature.SignatureToken;
import eu.undersigned.tlog.ProofFile;
import eu.undersigned.tlog.Proofs;
import eu.undersigned.tlog.Tile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Receipts for those who hold a link (`docs/formats/receipt.md`).
public final class Receipts {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Campaigns campaigns;
    private final Database database;
    private final Function<SignatureToken, Optional<Entered>> signatures;

    /// @param signatures a link's confirmed signature
    Receipts(Campaigns campaigns, Database database, Function<SignatureToken, Optional<Entered>> signatures) {
        this.campaigns = campaigns;
        this.database = database;
        this.signatures = signatures;
    }

    public ReceiptResult find(SignatureToken token) {
        return signatures
                .apply(token)
                .map(signature -> database.inTransaction(transaction -> find(transaction, signature)))
                .orElseGet(ReceiptResult.Nothing::new);
    }

    private ReceiptResult find(Handle transaction, Entered signature) {
        Campaign campaign = campaigns.byId(signature.counted().campaign());
        OptionalLong index = WaitingStore.index(transaction, campaign.id(), signature.ticket());
        return index.isPresent()
                ? ready(transaction, campaign, signature, index.getAsLong())
                : new ReceiptResult.Waiting(campaign);
    }

    private static ReceiptResult ready(Handle transaction, Campaign campaign, Entered signature, long index) {
        LogState log = LogStore.find(transaction, campaign.id()).orElseThrow();
        Optional<LogState.Cosigned> cosigned = log.cosigned().filter(signed -> signed.size() > index);
        long size = cosigned.map(LogState.Cosigned::size).orElse(log.size());
        byte[] bundle =
                LogStore.bundle(transaction, campaign.id(), index / Tile.WIDTH).orElseThrow();
        Leaf.Signed leaf = (Leaf.Signed) Entries.leaf(bundle, (int) (index % Tile.WIDTH));
        Receipt receipt = new Receipt(Leaves.record(campaign, signature), signature.salt(), leaf);
        if (!receipt.fits()) {
            throw new IllegalStateException("the log holds another leaf than this signature's");
        }
        try {
            ProofFile file = new ProofFile(
                    Optional.of(receipt.encode()),
                    index,
                    Proofs.inclusion(index, size, new LogTiles(transaction, campaign.id())),
                    cosigned.map(LogState.Cosigned::checkpoint).orElse(log.checkpoint()));
            return new ReceiptResult.Ready(
                    campaign,
                    file,
                    receipt,
                    shortForm(index, receipt),
                    invalid(transaction, campaign.id(), index, log.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> invalid(Handle transaction, int campaign, long index, long size) {
        Optional<String> reason = Optional.empty();
        for (ChangeStore.Change change : ChangeStore.between(transaction, campaign, index, index + 1, size)) {
            byte[] bundle = LogStore.bundle(transaction, campaign, change.at() / Tile.WIDTH)
                    .orElseThrow();
            reason = switch ((Leaf.Change) Entries.leaf(bundle, (int) (change.at() % Tile.WIDTH))) {
                case Leaf.Invalidated(long _, long _, String word) -> Optional.of(word);
                case Leaf.Reinstated _ -> Optional.empty();
                case Leaf.Corrected _ -> reason;
                case Leaf.Withdrawn _ -> reason;
            };
        }
        return reason;
    }

    private static String shortForm(long index, Receipt receipt) {
        UUID id = receipt.record().signature();
        byte[] idBytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return String.join(
                ".",
                "v1",
                Long.toString(index),
                BASE64.encodeToString(idBytes),
                BASE64.encodeToString(receipt.record().link()),
                Long.toString(receipt.record().confirmed()),
                BASE64.encodeToString(receipt.salt()));
    }
}
