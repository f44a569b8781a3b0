/// Perceptual hashes of pictures, and banks of them to compare with. The JDK alone; no database, no HTTP.
module eu.undersigned.screen {
    requires transitive java.desktop;
    requires static org.jspecify;

    exports eu.undersigned.screen;
}
