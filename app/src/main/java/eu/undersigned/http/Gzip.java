package eu.undersigned.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Compression of bodies.
public final class Gzip {
    private Gzip() {}

    /// As small as can be: for bytes that are made once and sent often.
    public static byte[] best(byte[] bytes) {
        return compress(bytes, Deflater.BEST_COMPRESSION);
    }

    public static byte[] fast(byte[] bytes) {
        return compress(bytes, Deflater.BEST_SPEED);
    }

    private static byte[] compress(byte[] bytes, int level) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(level);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
