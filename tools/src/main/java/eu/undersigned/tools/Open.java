package eu.undersigned.tools;

import eu.undersigned.seal.Identity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Opens bundles with an organisation's key, on the organisation's own computer.
@Command(
        name = "open",
        description = "Opens bundles with the organisation's secret key. Needs no server and no network.",
        mixinStandardHelpOptions = true)
final class Open implements Callable<Integer> {
    private static final int INCOMPLETE = 3;
    private static final int CANNOT = 2;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "the secret key")
    @Nullable
    Path keyFile;

    @Option(names = "--format", paramLabel = "csv|jsonl", description = "default: csv", defaultValue = "csv")
    Rows.Format format = Rows.Format.csv;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "a new file, readable by you alone")
    @Nullable
    Path output;

    @Parameters(arity = "1..*", paramLabel = "BUNDLE", description = "downloaded bundles of one organisation")
    List<Path> bundles = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        return switch (SecretKeyFile.read(Objects.requireNonNull(keyFile))) {
            case SecretKeyFile.Key(Identity identity) -> open(identity, Objects.requireNonNull(output));
            case SecretKeyFile.None(String reason) -> cannot(reason);
        };
    }

    private int open(Identity identity, Path target) throws IOException {
        if (Files.exists(target)) {
            return cannot(target + " exists already: choose another name");
        }
        Contents contents = new Contents(bundles.size() > 1);
        List<BundleFile.State> states = new ArrayList<>();
        for (Path bundle : bundles) {
            BundleFile.State state = BundleFile.read(bundle, contents::add);
            if (!canUse(bundle, state)) {
                return CANNOT;
            }
            states.add(state);
        }
        if (contents.isMixed()) {
            return cannot("these bundles are of several organisations or campaigns: open each one's apart");
        }
        SecretKeyFile.create(target);
        boolean isWritten = false;
        try {
            int status = write(identity, target, contents, states);
            isWritten = status != CANNOT;
            return status;
        } finally {
            if (!isWritten) {
                Files.deleteIfExists(target);
            }
        }
    }

    /// Before a person is written, all of a file must have been seen: whether it is whole, and whom it erases.
    private boolean canUse(Path bundle, BundleFile.State state) {
        return switch (state) {
            case BundleFile.State.Whole() -> true;
            case BundleFile.State.Cut(Optional<UUID> lastId) -> {
                say(bundle + " is incomplete; people may be missing, and some who have to be erased may be there. "
                        + lastId.map(id -> "Download the rest with ?after=" + id + ", and open both files together")
                                .orElse("Download it again"));
                yield true;
            }
            case BundleFile.State.Damaged(String reason) -> {
                say(bundle + " is damaged: " + reason + ". Nothing was written. Download it again");
                yield false;
            }
        };
    }

    private int write(Identity identity, Path target, Contents contents, List<BundleFile.State> states)
            throws IOException {
        Opening opening;
        try (Writer writer = Files.newBufferedWriter(target, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
                Rows rows = format.rows(writer)) {
            opening = new Opening(identity, contents, rows::add, this::say);
            for (int i = 0; i < bundles.size(); i++) {
                if (!BundleFile.read(bundles.get(i), opening::line).equals(states.get(i))) {
                    return cannot(bundles.get(i) + " changed while it was read. Nothing was written. Try again");
                }
            }
        }
        say(count(opening.opened(), "person", "people") + ", " + contents.erased() + " erased");
        opening.complaints(identity.recipient()).forEach(this::say);
        boolean isIncomplete = states.stream().anyMatch(BundleFile.State.Cut.class::isInstance);
        if (opening.unopened() > 0) {
            return opening.opened() == 0 ? CANNOT : INCOMPLETE;
        }
        return isIncomplete ? INCOMPLETE : 0;
    }

    static String count(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    private int cannot(String reason) {
        say(reason);
        return CANNOT;
    }

    private void say(String text) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println("open: " + text);
        err.flush();
    }
}
