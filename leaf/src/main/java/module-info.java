/// What the entries of a petition's public log say. No database, no HTTP, no cryptography but SHA-256.
module eu.undersigned.leaf {
    requires static org.jspecify;

    exports eu.undersigned.leaf;
}
