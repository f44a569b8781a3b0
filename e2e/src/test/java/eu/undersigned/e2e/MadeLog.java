package eu.undersigned.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import eu.undersigned.leaf.Channel;
import eu.undersigned.leaf.Leaf;
import eu.undersigned.leaf.LeafRecord;
import eu.undersigned.leaf.Receipt;
import eu.undersigned.tlog.BundleName;
import eu.undersigned.tlog.Checkpoint;
import eu.undersigned.tlog.Cosigner;
import eu.undersigned.tlog.EntryBundle;
import eu.undersigned.tlog.KeyType;
import eu.undersigned.tlog.MerkleTree;
import eu.undersigned.tlog.NoteSigner;
import eu.undersigned.tlog.ProofFile;
import eu.undersigned.tlog.Proofs;
import eu.undersigned.tlog.SignedCheckpoint;
import eu.undersigned.tlog.Tile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A log that a story writes itself, with a key of its own, in place of the app's: a visitor's browser that is sent
/// [here][#answer] gets its files and takes its key for the right one. What no honest server does can be seen so.
final class MadeLog {
    static final String ORIGIN = "log.example.org/" + CampaignCopies.SHIPPED + "/log";
    private static final byte[] SEED = filled(7);
    private static final Instant NOW = Instant.parse("2026-11-22T03:19:50Z");
    private static final long HOUR = Leaf.hour(NOW);
    private static final byte[] SALT = filled(3);

    private final NoteSigner signer = NoteSigner.ed25519(ORIGIN, SEED);
    private final Cosigner witness = Cosigner.of("witness.example", KeyType.COSIGNATURE_ED25519, filled(9), () -> NOW);
    private final List<byte[]> leaves = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private boolean isWitnessed;

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /// Whoever signed with this number.
    private static LeafRecord record(int number) {
        return new LeafRecord(CampaignCopies.SHIPPED, new UUID(number, 1), filled(5), 1_795_317_590_000L);
    }

    private static Leaf.Signed leaf(int number, String country) {
        byte[] commitment = record(number).commitment(SALT);
        return new Leaf.Signed(HOUR, country, Channel.MAIL, "de", filled(1), "eurochild", commitment);
    }

    /// This many signatures, numbered from where the log ends.
    MadeLog signed(int count) {
        for (int i = 0; i < count; i++) {
            leaves.add(leaf(leaves.size(), "BE").encode());
        }
        return this;
    }

    /// A leaf that changes another, and its line in the list of changes.
    MadeLog changed(Leaf.Change change, String kind) {
        changes.add(change.index() + " " + kind + " " + leaves.size());
        leaves.add(change.encode());
        return this;
    }

    /// The list says so, whatever the leaf says.
    MadeLog claimed(long index, long at) {
        changes.add(index + " withdrawn " + at);
        return this;
    }

    MadeLog withdrawn(long index) {
        return changed(new Leaf.Withdrawn(HOUR + 1, index), "withdrawn");
    }

    /// As if this leaf had always been another.
    MadeLog rewritten(int index) {
        leaves.set(index, leaf(index, "FR").encode());
        return this;
    }

    /// As if the log had ended there.
    MadeLog cutTo(int size) {
        leaves.subList(size, leaves.size()).clear();
        return this;
    }

    /// From now on a witness cosigns, whom the page knows.
    MadeLog witnessed() {
        isWitnessed = true;
        return this;
    }

    int size() {
        return leaves.size();
    }

    String checkpoint() {
        SignedCheckpoint signed = SignedCheckpoint.sign(new Checkpoint(ORIGIN, size(), root()), signer);
        return (isWitnessed ? signed.with(List.of(witness.sign(signed))) : signed)
                .note()
                .encode();
    }

    private byte[] root() {
        try {
            return Proofs.root(size(), this::tile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] tile(Tile tile) {
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        for (int i = 0; i < tile.width(); i++) {
            long at = tile.number() * Tile.WIDTH + i;
            hashes.writeBytes(
                    tile.level() == 0
                            ? MerkleTree.leafHash(leaves.get((int) at))
                            : MerkleTree.root(tile(new Tile(tile.level() - 1, at, Tile.WIDTH))));
        }
        return hashes.toByteArray();
    }

    /// The receipt for a signed leaf, as of now.
    String receipt(int index) {
        try {
            return new ProofFile(
                            Optional.of(extra(index)), index, Proofs.inclusion(index, size(), this::tile), checkpoint())
                    .encode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] extra(int index) {
        return new Receipt(record(index), SALT, leaf(index, "BE")).encode();
    }

    static String shortForm(int index) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        byte[] id = ByteBuffer.allocate(16).putLong(index).putLong(1).array();
        return "v1." + index + "." + base64.encodeToString(id) + "." + base64.encodeToString(filled(5)) + "."
                + record(index).confirmed() + "." + base64.encodeToString(SALT);
    }

    /// Stands in for the app's log in this browser: pages that check receipts get this log's keys.
    MadeLog answer(BrowserContext context) {
        context.route("**/" + CampaignCopies.SHIPPED + "/log/**", this::answer);
        context.route("**/*/" + CampaignCopies.SHIPPED + "/receipt", route -> {
            var page = route.fetch();
            String witnesses = isWitnessed ? witness.key().text() : "";
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(page)
                    .setBody(page.text()
                            .replaceFirst(
                                    "data-key=\"[^\"]*\"",
                                    "data-key=\"" + signer.key().text() + "\"")
                            .replaceFirst("data-witnesses=\"[^\"]*\"", "data-witnesses=\"" + witnesses + "\"")));
        });
        return this;
    }

    byte[] file(String path) {
        return body(path).orElseThrow();
    }

    private void answer(Route route) {
        String path = route.request().url().replaceFirst(".*/log/", "");
        Optional<byte[]> body = body(path);
        route.fulfill(new Route.FulfillOptions()
                .setStatus(body.isPresent() ? 200 : 404)
                .setBodyBytes(body.orElseGet(() -> new byte[0])));
    }

    private Optional<byte[]> body(String path) {
        if (path.equals("checkpoint")) {
            return Optional.of(checkpoint().getBytes(StandardCharsets.UTF_8));
        }
        if (path.matches("changes/[0-9]+")) {
            long from = Long.parseLong(path.substring("changes/".length())) * 65_536;
            if (from >= size()) {
                return Optional.empty();
            }
            return Optional.of(changes.stream()
                    .filter(line -> Long.parseLong(line.split(" ")[0]) / 65_536 * 65_536 == from)
                    .map(line -> line + "\n")
                    .reduce("", String::concat)
                    .getBytes(StandardCharsets.UTF_8));
        }
        return Tile.parse(path)
                .filter(tile -> Tile.in(size(), tile.level(), tile.number()).equals(Optional.of(tile)))
                .map(this::tile)
                .or(() -> BundleName.parse(path)
                        .filter(name -> BundleName.in(size(), name.number()).equals(Optional.of(name)))
                        .map(this::bundle));
    }

    private byte[] bundle(BundleName name) {
        int from = Math.toIntExact(name.number() * Tile.WIDTH);
        return EntryBundle.encode(leaves.subList(from, from + name.width()));
    }
}
