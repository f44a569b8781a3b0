package eu.undersigned.tools;

import java.io.PrintWriter;
import java.io.StringWriter;

/// A command of the tools as somebody types it, and what it said.
record CommandRun(int status, String said) {
    static CommandRun of(String... arguments) {
        StringWriter said = new StringWriter();
        int status = Tools.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(arguments);
        return new CommandRun(status, said.toString());
    }
}
