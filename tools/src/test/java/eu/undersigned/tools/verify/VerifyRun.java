package eu.undersigned.tools.verify;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/// The command as somebody types it, and what it said.
record VerifyRun(int status, String out, String err) {
    static VerifyRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new CommandLine(new Verify())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new VerifyRun(status, out.toString(), err.toString());
    }

    /// Without patience, with the state in a folder of the test.
    static VerifyRun of(String address, Path state, String... more) {
        List<String> arguments = new ArrayList<>(List.of(address, "--state", state.toString(), "--timeout", "2"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--wait")) {
            arguments.addAll(List.of("--wait", "0"));
        }
        return of(arguments.toArray(String[]::new));
    }

    String said() {
        return out + err;
    }
}
