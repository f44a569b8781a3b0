package eu.undersigned;

import eu.undersigned.config.ConfigException;
import eu.undersigned.config.Options;
import eu.undersigned.operations.JsonLog;
import eu.undersigned.operations.Rehearsal;
import java.util.stream.Stream;

/// Starts Undersigned.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        JsonLog.install();
        Options options = Options.parse(arguments);
        try {
            Stream.of(options.token(), options.webhookSecret())
                    .filter(name -> !name.isEmpty() && Application.isInNoKit(options, name))
                    .forEach(name -> System.err.println("bin/start: no kit in " + options.campaigns() + " has " + name
                            + ": is it written as there, CAMPAIGN/ORGANISATION?"));
            if (!options.token().isEmpty()) {
                System.out.println(Application.token(options, System.getenv(), options.token()));
                return;
            }
            if (!options.webhookSecret().isEmpty()) {
                System.out.println(Application.webhookSecret(options, System.getenv(), options.webhookSecret()));
                return;
            }
            Application application = Application.start(options, System.getenv());
            if (options.rehearse()) {
                Rehearsal.run(application.port());
                application.close();
                return;
            }
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(application::close));
            application.warnings().forEach(warning -> System.err.println("bin/start: " + warning));
            application
                    .firstLink()
                    .ifPresent(link -> System.out.println((options.newCoordinator() ? "New" : "First")
                            + " coordinator, once, within 24 hours: " + link));
            System.out.println("Ready: http://localhost:" + application.port() + "/");
        } catch (ConfigException e) {
            System.err.println("bin/start: " + e.getMessage());
            System.exit(2);
        }
    }
}
