/// Transparency logs: what a log writes, what a client checks, and how a log asks witnesses. Needs the
/// JDK alone.
///
/// A log is a list of entries that only grows. It publishes hashes of its Merkle tree as files of up to
/// 256 hashes (tiles) and signs its head (a checkpoint). Whoever knows the log's key can then be shown
/// that an entry is in it, and that nothing was taken away; witnesses keep it from showing two histories
/// to two people.
///
/// A log with one entry, and a reader who trusts only its key:
///
/// ```java
/// NoteSigner signer = NoteSigner.ed25519("example.org/log", seed);
/// Frontier frontier = Frontier.empty();
/// frontier.append(MerkleTree.leafHash(entry));
/// Checkpoint head = new Checkpoint("example.org/log", frontier.size(), frontier.root());
/// byte[] served = SignedCheckpoint.sign(head, signer).note().bytes();
///
/// SignedCheckpoint opened = SignedCheckpoint.open(served, VerifierKey.parse(vkey));
/// CheckedTiles tiles = CheckedTiles.open(opened.checkpoint(), tile -> download(tile.path()));
/// List<byte[]> proof = Proofs.inclusion(0, opened.checkpoint().size(), tiles);
/// String file = new ProofFile(Optional.empty(), 0, proof, opened.note().encode()).encode();
/// ```
///
/// To verify such a file offline: [ProofFile#parse(byte\[\])], [WitnessPolicy#open], [ProofFile#proves].
///
/// Input that is not what its specification says is a [MalformedException]; a caller's mistake is an
/// [IllegalArgumentException]; a proof that fails is `false`. Every value has one spelling, so what was
/// read is written back as the same bytes. Byte arrays are copied on the way in and out, except inside of
/// lists of hashes that a caller is given.
///
/// What it does not do: store entries or tiles, serve them, keep what a witness must keep, sign subtrees,
/// read RFC 6962 tree heads (signature type 0x05) or ECDSA keys (0x02), prune.
///
/// Sources: [RFC 6962](https://www.rfc-editor.org/rfc/rfc6962.html),
/// [RFC 9162](https://www.rfc-editor.org/rfc/rfc9162.html), and C2SP's
/// [signed-note](https://c2sp.org/signed-note), [tlog-checkpoint](https://c2sp.org/tlog-checkpoint),
/// [tlog-tiles](https://c2sp.org/tlog-tiles), [tlog-proof](https://c2sp.org/tlog-proof),
/// [tlog-cosignature](https://c2sp.org/tlog-cosignature), [tlog-witness](https://c2sp.org/tlog-witness) and
/// [tlog-policy](https://c2sp.org/tlog-policy).
@NullMarked
package eu.undersigned.tlog;

import org.jspecify.annotations.NullMarked;
