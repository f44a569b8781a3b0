package eu.undersigned.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import eu.undersigned.seal.Identity;
import eu.undersigned.seal.KeyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/// A board splits its recovery key, and one day joins it again.
class KeyShareTest {
    private static final Identity KEY = Identity.generate();

    @TempDir
    Path folder;

    @Test
    void anyShareOfTheThresholdGivesTheKeyBackAndFewerDoNot() {
        List<KeyShare> shares = KeySplitting.split(KEY, 3, 5, new SecureRandom());
        for (int chosen = 0; chosen < 1 << 5; chosen++) {
            int bits = chosen;
            List<KeyShare> some = IntStream.range(0, 5)
                    .filter(i -> (bits >> i & 1) == 1)
                    .mapToObj(shares::get)
                    .toList();
            if (!some.isEmpty()) {
                assertThat(KeySplitting.join(some).secret().equals(KEY.secret()))
                        .as(some.toString())
                        .isEqualTo(some.size() >= 3);
            }
        }
    }

    @Test
    void theLargestSplittingWorksToo() {
        List<KeyShare> shares = KeySplitting.split(KEY, 20, 20, new SecureRandom());
        assertThat(KeySplitting.join(shares).recipient()).isEqualTo(KEY.recipient());
        assertThat(KeySplitting.join(shares.subList(0, 19)).recipient()).isNotEqualTo(KEY.recipient());
    }

    /// The numbers of `docs/formats/key-share.md`.
    @Test
    void theValuesAreThoseOfTheDocument() {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 0x2a);
        Queue<Integer> coefficients = new ArrayDeque<>(List.of(0x07, 0x53));
        SecureRandom told = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                Integer next = coefficients.poll();
                Arrays.fill(bytes, next == null ? 0 : next.byteValue());
            }
        };
        List<KeyShare> shares = KeySplitting.split(Identity.of(secret), 3, 4, told);
        assertThat(shares.stream().map(share -> share.bytes()[17] & 0xff)).containsExactly(0x7e, 0x73, 0x27, 0x71);
    }

    @Test
    void aBoardSplitsItsKeyAndJoinsIt() throws Exception {
        Path key = keyFile("board.txt", KEY);
        CommandRun split = CommandRun.of("keygen", "--split", "3/5", key.toString());
        assertThat(split.status()).as(split.said()).isZero();
        assertThat(split.said())
                .contains("Any 3 of these 5 files", KEY.recipient().text(), "board.txt.share-5")
                .doesNotContain("AGE-SECRET", "KEY-SHARE-1");
        Path share = share(4);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(share)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(share)).contains("# Share 4 of 5", "threshold: 3\nnumber: 4\nshare: KEY-SHARE-1 ");
        Path joined = folder.resolve("joined.txt");
        CommandRun join = join(joined, share(5), share(1), share(4));
        assertThat(join.status()).as(join.said()).isZero();
        assertThat(join.said()).contains(KEY.recipient().text()).doesNotContain("AGE-SECRET", "KEY-SHARE-1");
        assertThat(Files.readString(joined).lines().toList()).contains(KEY.secret());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(joined)))
                .isEqualTo("rw-------");
        assertThat(run("age-keygen", "-y", joined.toString()).strip())
                .isEqualTo(KEY.recipient().text());
    }

    @Test
    void withTheDocumentAndTheJdkAloneItIsJoinedToo() throws Exception {
        CommandRun.of("keygen", "--split", "2/3", keyFile("board.txt", KEY).toString());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String script = "../docs/formats/JoinShares.java";
        assertThat(run(java, script, share(3).toString(), share(2).toString()).strip())
                .isEqualTo(KEY.secret());
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void whatWasTypedFromPaperInAnotherWayIsRead() {
        KeyShare share = KeySplitting.split(KEY, 2, 2, new SecureRandom()).getFirst();
        String text = share.write(2);
        String bare = text.replaceAll("(?m)^#.*\n", "");
        for (String typed : List.of(
                bare,
                text.replace("\n", "\r\n"),
                "\uFEFF" + text,
                text.toLowerCase(Locale.ROOT),
                bare.replace("\n", "  \n\n  ").replace(":", " : "),
                bare.replaceAll("(?<=[0-9A-Z]) (?=[0-9A-Z]{1,4})", ""),
                bare.replace("\nthreshold: 2\nnumber: 1\n", "\n") + "number: 1\nthreshold: 2\n")) {
            assertThat(KeyShare.read(typed))
                    .as(typed)
                    .isInstanceOfSatisfying(
                            KeyShare.Content.Share.class,
                            content -> assertThat(content.share().bytes()).isEqualTo(share.bytes()));
        }
    }

    @Test
    void everyMistypedCharacterIsFoundInItsFile() throws IOException {
        CommandRun.of("keygen", "--split", "2/3", keyFile("board.txt", KEY).toString());
        String good = Files.readString(share(2));
        for (int i = good.indexOf("undersigned key"); i < good.length() - 1; i++) {
            if (" \n".indexOf(good.charAt(i)) >= 0) {
                continue; // spaces are passed over, and lines are for another test
            }
            char other = good.charAt(i) == 'Z' || good.charAt(i) == 'z' ? 'Q' : 'Z';
            String bad = good.substring(0, i) + other + good.substring(i + 1);
            assertThat(KeyShare.read(bad)).as(bad).isInstanceOf(KeyShare.Content.None.class);
        }
        int place = good.indexOf("KEY-SHARE-1 ") + 30;
        char other = good.charAt(place) == 'Z' ? 'Q' : 'Z';
        Files.writeString(share(2), good.substring(0, place) + other + good.substring(place + 1));
        assertRefuses(share(2) + " has a wrong character in the line 'share'", "--join", share(1), share(2));
    }

    @Test
    void whatCanNotBeSplitOrJoinedIsSaid() throws IOException {
        Path key = keyFile("board.txt", KEY);
        for (String wish : List.of("1/3", "0/0", "3/2", "2/21", "99/99")) {
            assertRefuses("--split K/N wants at least 2 for K, at most 20 for N", "--split", wish, key);
        }
        for (String wish : List.of("3", "3/5/7", "a/b", "-2/3", "9999/9999")) {
            assertRefuses("two numbers, such as 3/5", "--split", wish, key);
        }
        Path locked = Files.writeString(folder.resolve("locked.txt"), "age-encryption.org/v1\n-> scrypt x 18\n");
        assertRefuses("age --decrypt", "--split", "2/3", locked);
        Path open =
                Files.writeString(folder.resolve("public.txt"), KEY.recipient().text());
        assertRefuses("holds the public key", "--split", "2/3", open);
        assertRefuses("there is no ", "--split", "2/3", folder.resolve("missing.txt"));
        assertRefuses("no secret key", "--split", "2/3", Files.createFile(folder.resolve("empty.txt")));

        CommandRun.of("keygen", "--split", "3/5", key.toString());
        String first = Files.readString(share(1));
        assertRefuses(share(1) + " exists already", "--split", "2/3", key);
        assertThat(share(1)).as("never overwritten").hasContent(first);
        assertRefuses("too few shares: 3 are needed, these are 2, with the numbers 1, 4", "--join", share(4), share(1));
        assertRefuses("hold the same share, number 1", "--join", share(1), share(2), share(1));
        assertRefuses("is no share of a key", "--join", share(1), key);
        assertRefuses("there is no ", "--join", share(1), folder.resolve("missing"));
        assertRefuses("is empty", "--join", share(1), folder.resolve("empty.txt"));
        CommandRun onto = join(key, share(1), share(2), share(3));
        assertThat(onto.status()).isEqualTo(2);
        assertThat(onto.said()).contains("exists already");
        assertRefuses("a new file for the key", "--join");

        Path other = keyFile("other.txt", Identity.generate());
        CommandRun.of("keygen", "--split", "3/5", other.toString());
        assertRefuses("of different keys", "--join", share(1), share(2), folder.resolve("other.txt.share-3"));
        Path again = Files.copy(key, folder.resolve("again.txt"));
        CommandRun.of("keygen", "--split", "3/5", again.toString());
        assertRefuses("of two splittings", "--join", share(1), share(2), folder.resolve("again.txt.share-3"));
    }

    /// A share whose maker lied: right by its checksum, wrong by its value.
    @Test
    void sharesThatGiveAnotherKeyAreFoundByThePublicKey() throws IOException {
        List<KeyShare> shares = KeySplitting.split(KEY, 2, 2, new SecureRandom());
        KeyShare one = shares.getFirst();
        byte[] bytes = one.bytes().clone();
        bytes[0] ^= 1;
        KeyShare forged = new KeyShare(one.recipient(), one.threshold(), one.number(), one.split(), bytes);
        Path first = Files.writeString(folder.resolve("forged"), forged.write(2));
        Path second =
                Files.writeString(folder.resolve("honest"), shares.getLast().write(2));
        assertRefuses("together these shares give another key than", "--join", first, second);
    }

    @Test
    void aNewKeyComesWithAWarningBeforeAnybodySigns() throws IOException {
        Path file = folder.resolve("new.txt");
        CommandRun run = CommandRun.of("keygen", file.toString());
        assertThat(run.status()).isZero();
        assertThat(run.said())
                .contains("Before anybody signs", "If it is lost, the signatures that were sealed to it are lost")
                .contains("Public key:  age1")
                .doesNotContain("AGE-SECRET");
        assertThat(Files.readString(file)).contains("If it is lost");
        String before = Files.readString(file);
        assertThat(CommandRun.of("keygen", file.toString()).status()).isEqualTo(2);
        assertThat(file).hasContent(before);
        assertThat(CommandRun.of("keygen", file.toString(), "second").said()).contains("one file is expected");
    }

    static Stream<byte[]> texts() {
        String text =
                KeySplitting.split(KEY, 2, 3, new SecureRandom()).getFirst().write(3);
        return Stream.of(
                        "",
                        "undersigned key share v1",
                        text,
                        text.replaceAll("(?m)^#.*\n", ""),
                        text + text,
                        "a:b\n:\n")
                .map(share -> share.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("texts")
    @FuzzTest
    void aShareIsReadOnlyAsItWasWritten(byte[] bytes) {
        if (KeyShare.read(new String(bytes, StandardCharsets.UTF_8))
                instanceof KeyShare.Content.Share(KeyShare share)) {
            KeyShare.Content again = KeyShare.read(share.write(share.number()));
            assertThat(again).isInstanceOfSatisfying(KeyShare.Content.Share.class, content -> {
                assertThat(content.share().bytes()).isEqualTo(share.bytes());
                assertThat(content.share().belongsTo(share)).isTrue();
            });
        }
    }

    private Path keyFile(String name, Identity identity) throws IOException {
        return Files.writeString(folder.resolve(name), KeyFile.write(identity, Instant.EPOCH, List.of()));
    }

    private Path share(int number) {
        return folder.resolve("board.txt.share-" + number);
    }

    private static CommandRun join(Path target, Path... shares) {
        List<String> arguments = new ArrayList<>(List.of("keygen", "--join"));
        Stream.of(shares).map(Path::toString).forEach(arguments::add);
        arguments.add(target.toString());
        return CommandRun.of(arguments.toArray(new String[0]));
    }

    /// Nothing is joined, printed or written.
    private void assertRefuses(String reason, Object... arguments) {
        List<String> words = new ArrayList<>(List.of("keygen"));
        Stream.of(arguments).map(Object::toString).forEach(words::add);
        Path target = folder.resolve("joined.txt");
        if (arguments[0].equals("--join")) {
            words.add(target.toString());
        }
        CommandRun run = CommandRun.of(words.toArray(new String[0]));
        assertThat(run.status()).as(words.toString()).isEqualTo(2);
        assertThat(run.said()).contains(reason).doesNotContain("AGE-SECRET-KEY-1Q", "KEY-SHARE-1", "\tat ");
        assertThat(target).doesNotExist();
    }
}
