package eu.undersigned.tools;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Checks the chain of an audit trail that the console gave as a file.
@Command(
        name = "verify-audit",
        description = "Checks that nothing in an audit trail was changed, left out, put in or put elsewhere.",
        footer = "Exit status: 0 the chain is whole; 1 it is not, and where is named; 2 it could not be found out.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class VerifyAudit implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "as downloaded from the console's audit page")
    @Nullable
    Path file;

    @Option(
            names = "--head",
            paramLabel = "HASH",
            description = "that you noted down earlier: some entry must still have it")
    @Nullable
    String head;

    @Override
    public Integer call() throws IOException {
        Optional<byte[]> wanted = Optional.empty();
        if (head != null) {
            if (!head.matches("[0-9a-fA-F]{64}")) {
                throw new IOException("a head has 64 letters from a to f and digits");
            }
            wanted = Optional.of(HexFormat.of().parseHex(head));
        }
        try (InputStream in = Files.newInputStream(Objects.requireNonNull(file))) {
            return print(AuditChain.read(in, wanted));
        }
    }

    private int print(AuditChain.Report report) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        report.faults().forEach(fault -> out.println("DOES NOT FIT: " + fault));
        out.println(report.entries() + " entries, " + report.withheld() + " of them withheld; head "
                + HexFormat.of().formatHex(report.head()));
        report.found().ifPresent(id -> out.println("The head that you kept is that of entry " + id + "."));
        if (report.faults().isEmpty()) {
            out.println("The chain is whole.");
        }
        out.flush();
        return report.faults().isEmpty() ? 0 : 1;
    }
}
