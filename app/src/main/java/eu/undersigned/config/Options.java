package eu.undersigned.config;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line of `bin/start`.
@Command(
        name = "bin/start",
        description = "Starts Undersigned: database, campaign, web server.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Options {
    @Spec
    @Nullable
    CommandSpec spec;

    private int port = 8080;

    @Option(names = "--port", paramLabel = "N", description = "the port to answer on (default: 8080; 0: any free one)")
    void port(int number) {
        if (number < 0 || number > 65_535) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--port: a number from 0 to 65535 is expected, not " + number);
        }
        port = number;
    }

    @Option(names = "--data", paramLabel = "DIR", description = "database, secrets and settings (default: data)")
    Path data = Path.of("data");

    @Option(names = "--campaigns", paramLabel = "DIR", description = "campaign kits (default: campaigns)")
    Path campaigns = Path.of("campaigns");

    @Option(names = "--demo", description = "add 50,000 synthetic signatures, marked on every page")
    boolean demo;

    @Option(
            names = "--token",
            paramLabel = "CAMPAIGN/ORGANISATION",
            description = "print the access token with which an organisation downloads its bundle, and end")
    String token = "";

    @Option(
            names = "--webhook-secret",
            paramLabel = "CAMPAIGN/ORGANISATION",
            description = "print the secret with which an organisation checks what its webhook is told, and end")
    String webhookSecret = "";

    @Option(
            names = "--new-coordinator",
            description = "print a link for one more coordinator, once: for when nobody can sign in any more")
    boolean newCoordinator;

    @Option(
            names = "--load-test",
            description = "for benchmarks and fault tests: loopback only, no limits per network, mail in memory")
    boolean loadTest;

    @Option(names = "--rehearse", hidden = true, description = "answer a few requests, then end: records a start")
    boolean rehearse;

    /// Parses the arguments. After `--help`, or arguments that can't be used, prints what there is to say and ends
    /// the process with status 0 or 2.
    public static Options parse(String... arguments) {
        Options options = new Options();
        CommandLine line = new CommandLine(options).setOverwrittenOptionsAllowed(true);
        try {
            line.parseArgs(arguments);
        } catch (ParameterException e) {
            System.err.println("bin/start: " + e.getMessage());
            System.exit(2);
        }
        if (line.isUsageHelpRequested()) {
            line.usage(System.out);
            System.exit(0);
        }
        return options;
    }

    public int port() {
        return port;
    }

    public Path data() {
        return data.toAbsolutePath().normalize();
    }

    public Path campaigns() {
        return campaigns.toAbsolutePath().normalize();
    }

    /// Empty: start the server.
    public String token() {
        return token;
    }

    /// Empty: start the server.
    public String webhookSecret() {
        return webhookSecret;
    }

    public boolean demo() {
        return demo;
    }

    public boolean newCoordinator() {
        return newCoordinator;
    }

    public boolean rehearse() {
        return rehearse;
    }

    public boolean loadTest() {
        return loadTest;
    }
}
