package eu.undersigned.db;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A process that starts a server and then waits to be killed.
final class LeftoverParent {
    private LeftoverParent() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(arguments[0]), arguments[1]);
        System.out.println(server.pid() + " " + server.port());
        new CountDownLatch(1).await();
    }
}
