package eu.undersigned.tools.verify;

import eu.undersigned.tlog.WitnessPolicy;
import eu.undersigned.tlog.WrongTileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// Recounts a petition from its public log, or looks at a receipt.
@Command(
        name = "verify",
        description = "Recounts a petition from its public log, and compares with what is published.",
        footer = "Exit status: 0 all fits; 1 something does not, and is named; 2 it could not be found out.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class Verify implements Callable<Integer> {
    private static final int DIFFERS = 1;
    private static final int CANNOT = 2;

    private final InstantSource clock;

    public Verify() {
        this(InstantSource.system());
    }

    Verify(InstantSource clock) {
        this.clock = clock;
    }

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "URL",
            description = "a campaign's address, that of its log, or a folder that holds a mirror")
    @Nullable
    String address;

    @Option(names = "--key", paramLabel = "VKEY", description = "the log's key, from a place that you trust")
    @Nullable
    String key;

    @Option(names = "--witness", paramLabel = "FILE", description = "a policy: witnesses that must have cosigned")
    @Nullable
    Path policy;

    @Option(names = "--state", paramLabel = "DIR", description = "what is kept from run to run (default: at home)")
    @Nullable
    Path stateFolder;

    @Option(names = "--fresh", description = "reads and counts all leaves again")
    boolean isFresh;

    @Option(names = "--mirror", paramLabel = "DIR", description = "writes the log there, for any web server")
    @Nullable
    Path mirrorFolder;

    @Option(names = "--receipt", paramLabel = "FILE", description = "checks a signer's receipt instead of recounting")
    @Nullable
    Path receipt;

    @Option(names = "--recount", description = "with --receipt: recounts too, so that no change can be left out")
    boolean isRecount;

    @Option(names = "--json", description = "prints one JSON document instead of the table")
    boolean isJson;

    @Option(names = "--all", description = "lists all days")
    boolean isAll;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "for leaves that wait to be published (default: 60)")
    int waitSeconds;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "for one answer of the server (default: 30)")
    int timeoutSeconds;

    @Option(names = "--progress", description = "shows how far the reading is")
    boolean isProgress;

    @Override
    public Integer call() {
        try {
            return run();
        } catch (DiffersException | WrongTileException e) {
            return stop(DIFFERS, "differs", "DOES NOT FIT: " + e.getMessage());
        } catch (NoSuchFileException e) {
            return stop(CANNOT, "failed", "there is no file " + e.getMessage());
        } catch (FileSystemException e) {
            return stop(CANNOT, "failed", "a file can't be read or written: " + e.getMessage());
        } catch (IOException e) {
            return stop(CANNOT, "failed", String.valueOf(e.getMessage()));
        }
    }

    private int stop(int status, String result, String reason) {
        if (isJson) {
            out().println(JsonReport.of(result, reason));
        }
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println("verify: " + reason);
        err.flush();
        return status;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private int run() throws IOException {
        if (waitSeconds < 0 || timeoutSeconds < 1) {
            throw new IOException("times are whole seconds from 1 on");
        }
        Optional<WitnessPolicy> witnesses = policy == null ? Optional.empty() : Optional.of(Trust.policy(policy));
        if (address == null) {
            return alone(witnesses);
        }
        try (Source source = Address.open(address, new Web(Duration.ofSeconds(timeoutSeconds)));
                StateFolder state =
                        StateFolder.open(stateFolder == null ? DefaultState.folder(source.name()) : stateFolder)) {
            Optional<byte[]> integrity = source.integrity();
            Optional<Published> published =
                    integrity.isPresent() ? Optional.of(Published.parse(integrity.get())) : Optional.empty();
            Trust trust = Trust.of(Optional.ofNullable(key), state.key(), published.map(Published::key), witnesses);
            return against(
                    source, state, trust, published.map(Published::campaign).orElse(""));
        }
    }

    private int alone(Optional<WitnessPolicy> witnesses) throws IOException {
        if (receipt == null || key == null || isRecount) {
            throw new IOException("give the address of a petition, or a receipt (--receipt) and a key (--key)");
        }
        Trust trust = Trust.of(Optional.of(key), Optional.empty(), Optional.empty(), witnesses);
        print(Optional.empty(), Optional.of(new ReceiptCheck(ReceiptFile.read(receipt), trust).alone()));
        return 0;
    }

    private int against(Source source, StateFolder state, Trust trust, String campaign) throws IOException {
        Optional<ReceiptFile> file = receipt == null ? Optional.empty() : Optional.of(ReceiptFile.read(receipt));
        Optional<Report> report = Optional.empty();
        if (file.isEmpty() || isRecount) {
            report = Optional.of(recount(source, state, trust));
        }
        Optional<ReceiptReport> fate = file.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReceiptCheck(file.get(), trust).against(source, state, campaign));
        print(report, fate);
        return report.map(found -> status(found.result())).orElse(0);
    }

    private static int status(Report.Result result) {
        return switch (result) {
            case FITS -> 0;
            case DIFFERS -> DIFFERS;
            case FAILED -> CANNOT;
        };
    }

    private Report recount(Source source, StateFolder state, Trust trust) throws IOException {
        Optional<Mirror> mirror = Optional.empty();
        if (mirrorFolder != null) {
            Mirror target = new Mirror(mirrorFolder);
            target.requireSameLog(trust.key().name());
            mirror = Optional.of(target);
        }
        // What was counted before is read again where it is not in the mirror yet.
        if (isFresh || mirror.isPresent() && !mirror.get().hasAll(counted(state))) {
            state.forgetCounts();
        }
        Progress progress =
                new Progress(Objects.requireNonNull(spec).commandLine().getErr(), isProgress);
        return new Verification(source, trust, state, Duration.ofSeconds(waitSeconds), clock).run(mirror, progress);
    }

    private static long counted(StateFolder state) throws IOException {
        return state.counts().map(counts -> counts.leaves).orElse(0L);
    }

    private void print(Optional<Report> report, Optional<ReceiptReport> fate) {
        if (isJson) {
            ObjectNode json = report.map(JsonReport::of)
                    .orElseGet(() -> Json.MAPPER.createObjectNode().put("result", "fits"));
            fate.ifPresent(found -> found.write(json.putObject("receipt")));
            out().println(JsonReport.text(json));
        } else {
            report.ifPresent(found -> new TextReport(out(), isAll, found).print());
            fate.ifPresent(found -> found.print(out()));
        }
        out().flush();
    }
}
