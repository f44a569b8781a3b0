package eu.undersigned.tools;

import eu.undersigned.seal.Identity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes an organisation's key. The secret half goes into a file that only its owner may read, the public half is
/// shown. Splits a key into shares, and joins them again.
@Command(
        name = "keygen",
        description = "Makes a key for an organisation: the secret half into FILE, the public half on the screen.",
        customSynopsis = {"keygen FILE", "       keygen --split K/N FILE", "       keygen --join SHARE... NEW-FILE"},
        mixinStandardHelpOptions = true)
final class Keygen implements Callable<Integer> {
    private static final int CANNOT = 2;
    private static final Pattern SPLIT = Pattern.compile("([0-9]{1,3})/([0-9]{1,3})");
    private static final String NOTE =
            "Whoever has this file can read what was sealed to it. If it is lost, what was sealed to it is lost.";

    @Spec
    @Nullable
    CommandSpec spec;

    @ArgGroup
    @Nullable
    Way way;

    /// What to do instead of making a key.
    static final class Way {
        @Option(
                names = "--split",
                paramLabel = "K/N",
                description =
                        "split the key in FILE into N shares, at most 20, any K of which give it back, such as 3/5")
        @Nullable
        String split;

        @Option(names = "--join", description = "join shares, and write the key to NEW-FILE")
        boolean isJoining;
    }

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "a new file for the secret key; never overwritten")
    List<Path> files = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        if (way != null && way.isJoining) {
            return files.size() < 2
                    ? cannot("shares and a new file for the key are expected: --join SHARE... NEW-FILE")
                    : join(files.subList(0, files.size() - 1), files.getLast());
        }
        if (files.size() != 1) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "one file is expected, not " + files.size());
        }
        return way != null && way.split != null ? split(way.split, files.getFirst()) : make(files.getFirst());
    }

    private int make(Path target) throws IOException {
        if (Files.exists(target)) {
            return cannot(target + " exists already, and may hold a key: choose another name");
        }
        Identity identity = Identity.generate();
        SecretKeyFile.write(target, identity, NOTE);
        say("""
                Secret key:  %s
                Public key:  %s
                Fingerprint: %s

                Before anybody signs:
                1. Keep two copies of the secret key's file in two safe places, and let a second person know where.
                   If it is lost, the signatures that were sealed to it are lost: nobody can open them, the server
                   included. There is no other way in.
                2. Whoever has the file can read the signers' names. Never send it; no coordinator needs it.
                3. Send the public key to the coordinator, and compare the fingerprint by telephone.""".formatted(target, identity.recipient(), identity.recipient().fingerprint()));
        return 0;
    }

    private int split(String wish, Path file) throws IOException {
        Matcher numbers = SPLIT.matcher(wish);
        if (!numbers.matches()) {
            return cannot("--split wants two numbers, such as 3/5: any 3 of 5 shares give the key back");
        }
        int threshold = Integer.parseInt(numbers.group(1));
        int total = Integer.parseInt(numbers.group(2));
        if (threshold < KeyShare.LEAST_THRESHOLD || threshold > total || total > KeyShare.MOST_SHARES) {
            return cannot("--split K/N wants at least " + KeyShare.LEAST_THRESHOLD + " for K, at most "
                    + KeyShare.MOST_SHARES + " for N, and K not above N: not " + wish);
        }
        return switch (SecretKeyFile.read(file)) {
            case SecretKeyFile.Key(Identity identity) -> split(identity, threshold, total, file);
            case SecretKeyFile.None(String reason) -> cannot(reason);
        };
    }

    private int split(Identity identity, int threshold, int total, Path file) throws IOException {
        List<KeyShare> shares = KeySplitting.split(identity, threshold, total, new SecureRandom());
        for (int first = 0; first + threshold <= total; first++) {
            Identity joined = KeySplitting.join(shares.subList(first, first + threshold));
            if (!joined.recipient().equals(identity.recipient())) {
                throw new IllegalStateException("shares that do not give the key back");
            }
        }
        for (KeyShare share : shares) {
            if (Files.exists(path(file, share))) {
                return cannot(path(file, share) + " exists already, and may be a share: put it elsewhere first");
            }
        }
        for (KeyShare share : shares) {
            SecretKeyFile.writeForOwner(path(file, share), share.write(total));
            say("Share " + share.number() + ":     " + path(file, share));
        }
        say("""
                Public key:  %s

                Any %d of these %d files give the secret key back; with fewer, it is lost like a lost key.
                Give each to another person, on paper or on a stick, and erase it here. Try joining them once:
                bin/keygen --join SHARE... NEW-FILE. Only then erase %s, if nobody is to hold it alone.""".formatted(identity.recipient(), threshold, total, file));
        return 0;
    }

    private static Path path(Path file, KeyShare share) {
        return file.resolveSibling(file.getFileName() + ".share-" + share.number());
    }

    private int join(List<Path> sources, Path target) throws IOException {
        if (Files.exists(target)) {
            return cannot(target + " exists already: name a new file for the key, behind the shares");
        }
        return switch (KeyShares.read(sources)) {
            case KeyShares.Fit(List<KeyShare> shares) -> {
                Identity identity = KeySplitting.join(shares);
                if (!identity.recipient().equals(shares.getFirst().recipient())) {
                    yield cannot("together these shares give another key than "
                            + shares.getFirst().recipient() + ": one of them was changed. Try others");
                }
                SecretKeyFile.write(target, identity, NOTE);
                say("Secret key:  " + target);
                say("Public key:  " + identity.recipient());
                yield 0;
            }
            case KeyShares.Unfit(String reason) -> cannot(reason);
        };
    }

    private int cannot(String reason) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println("keygen: " + reason);
        err.flush();
        return CANNOT;
    }

    private void say(String text) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
