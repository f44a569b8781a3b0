package eu.undersigned.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

/// Asks this process for a few pages, so that a start-up cache recorded meanwhile holds what a first visitor needs.
public final class Rehearsal {
    private static final List<String> PATHS =
            List.of("/", "/en/help", "/de/nowhere", "/api/v1/campaigns", "/readyz", "/metrics", "/dev/mailbox");

    private Rehearsal() {}

    public static void run(int port) {
        for (String path : PATHS) {
            try (InputStream body =
                    URI.create("http://127.0.0.1:" + port + path).toURL().openStream()) {
                body.readAllBytes();
            } catch (java.io.FileNotFoundException e) {
                continue; // the page for unknown addresses is rehearsed too
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
