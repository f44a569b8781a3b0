package eu.undersigned;

import static eu.undersigned.TestApplication.CAMPAIGN;

import eu.undersigned.tools.Tools;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/// The command `bin/mail` with the campaign's key, as a coordinator runs it.
final class UpdateFeeder {
    private final int port;
    private final Path key;
    private StringWriter said = new StringWriter();

    UpdateFeeder(TestApplication application) {
        this(application.port(), application.setup.data());
    }

    /// @param data of the instance, where a trial's key lies
    UpdateFeeder(int port, Path data) {
        this.port = port;
        this.key = data.resolve("keys").resolve(CAMPAIGN + ".justice-initiative.txt");
    }

    /// Gives the exit status.
    int run(String token, String mailing) {
        said = new StringWriter();
        return Tools.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(
                        "mail",
                        "--key",
                        key.toString(),
                        "--token",
                        token,
                        "http://127.0.0.1:" + port + "/api/v1/mailings/" + mailing);
    }

    /// What it said in its last run.
    String said() {
        return said.toString();
    }
}
