/// Seals records to the public keys of organisations. No database, no HTTP.
module eu.undersigned.seal {
    requires com.exceptionfactory.jagged;
    requires com.exceptionfactory.jagged.bech32;
    requires com.exceptionfactory.jagged.framework;
    requires com.exceptionfactory.jagged.x25519;
    requires static org.jspecify;

    exports eu.undersigned.seal;
}
