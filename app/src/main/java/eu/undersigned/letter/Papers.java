package eu.undersigned.letter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.undersigned.layout.Press;
import eu.undersigned.secrets.ContentHash;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/// Makes PDFs and keeps them: each document once.
final class Papers implements AutoCloseable {
    private static final int AT_ONCE = 1;
    private static final int MOST_WAITING = 16;
    private static final long MOST_CACHED_BYTES = 24L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Press<byte[]> press = new Press<>("paper-", AT_ONCE, MOST_WAITING, Papers::warn);
    private final Cache<String, byte[]> made = Caffeine.newBuilder()
            .maximumWeight(MOST_CACHED_BYTES)
            .weigher((String hash, byte[] pdf) -> pdf.length)
            .build();

    /// Empty when too many wait, or when it could not be made.
    ///
    /// @param xhtml of the document
    Optional<byte[]> of(String xhtml) {
        String hash = ContentHash.of(xhtml);
        byte[] known = made.getIfPresent(hash);
        return known != null
                ? Optional.of(known)
                : press.make(hash, PATIENCE, () -> {
                    byte[] pdf = Pdf.of(xhtml);
                    made.put(hash, pdf);
                    return pdf;
                });
    }

    private static void warn(Throwable why) {
        System.getLogger(Papers.class.getName()).log(Level.WARNING, () -> "a letter could not be made a PDF: " + why);
    }

    @Override
    public void close() {
        press.close();
    }
}
