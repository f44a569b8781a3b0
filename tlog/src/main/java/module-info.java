/// Transparency logs: Merkle trees, tiles, signed checkpoints, proofs, witnesses. The JDK alone; no
/// database.
module eu.undersigned.tlog {
    requires transitive java.net.http;
    requires static org.jspecify;

    exports eu.undersigned.tlog;
}
