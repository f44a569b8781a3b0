package eu.undersigned.tools;

import eu.undersigned.seal.Identity;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Feeds a mailing: opens the records of those who are due on this computer, and hands their mailboxes to the server
/// just
/// ahead of what it sends. Writes no mailbox to disk or screen.
@Command(
        name = "mail",
        description = "Opens the campaign's key for one mailing, and feeds the server with mailboxes just ahead of what"
                + " it sends. Can be stopped and started again at any time.",
        footer = {"", "Ends with 0 when everybody was tried, 3 when some records did not open, 2 when it can't go on."},
        mixinStandardHelpOptions = true)
final class Mail implements Callable<Integer> {
    private static final int CANNOT = 2;
    private static final String VARIABLE = "UNDERSIGNED_MAILING_TOKEN";

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "the lead organisation's secret key")
    @Nullable
    Path keyFile;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "the mailing's token; default: the variable " + VARIABLE,
            defaultValue = "${env:" + VARIABLE + ":-}")
    String token = "";

    @Parameters(paramLabel = "ADDRESS", description = "such as https://HOST/api/v1/mailings/7")
    String address = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (token.isBlank()) {
            return cannot("no token: give --token, or set " + VARIABLE);
        }
        String plain = address.replaceFirst("/+$", "");
        if (!plain.matches("https?://[^/]+(/.*)?/api/v1/mailings/[0-9]+")) {
            return cannot(address + " is no address of a mailing, such as https://HOST/api/v1/mailings/7");
        }
        return switch (SecretKeyFile.read(Objects.requireNonNull(keyFile))) {
            case SecretKeyFile.Key(Identity identity) -> feed(identity, URI.create(plain));
            case SecretKeyFile.None(String reason) -> cannot(reason);
        };
    }

    private int feed(Identity identity, URI mailing) throws InterruptedException {
        try (MailingServer server = new MailingServer(mailing, token.strip())) {
            return new Feeding(server, identity, this::say).run();
        } catch (MailingServer.Refused e) {
            return cannot(String.valueOf(e.getMessage()));
        }
    }

    private int cannot(String reason) {
        say(reason);
        return CANNOT;
    }

    private void say(String text) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println("mail: " + text);
        err.flush();
    }
}
