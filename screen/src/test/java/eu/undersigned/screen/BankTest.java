package eu.undersigned.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.undersigned.screen.Bank.Match;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankTest {
    private static final PdqHash ZERO = new PdqHash(0, 0, 0, 0);

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("known.bank");
    }

    /// Differs from [#ZERO] in so many bits, spread over all four parts.
    private static PdqHash away(int bits) {
        long[] parts = new long[4];
        for (int i = 0; i < bits; i++) {
            parts[i % 4] |= 1L << i / 4;
        }
        return new PdqHash(parts[0], parts[1], parts[2], parts[3]);
    }

    @Test
    void findsWhatIsNearAndNothingElse() throws IOException {
        try (Bank bank = Bank.open(file())) {
            bank.add(away(0), 1);
            bank.add(away(31), 2);
            bank.add(away(32), 3);
            bank.add(away(256), 4);
            assertThat(bank.near(ZERO, 31)).containsExactly(new Match(1, 0), new Match(2, 31));
            assertThat(bank.near(ZERO, 32)).hasSize(3);
            assertThat(bank.near(ZERO, 256)).hasSize(4);
            assertThat(bank.near(away(256), 0)).containsExactly(new Match(4, 0));
        }
    }

    @Test
    void whatWasRemovedIsNotFoundAndStaysGone() throws IOException {
        try (Bank bank = Bank.open(file())) {
            bank.add(away(1), 7);
            bank.add(away(2), 8);
            bank.add(away(3), 7);
            assertThat(bank.remove(7)).isEqualTo(2);
            assertThat(bank.remove(7)).isZero();
            assertThat(bank.remove(99)).isZero();
            assertThat(bank.near(ZERO, 31)).containsExactly(new Match(8, 2));
            assertThat(bank.size()).isOne();
        }
        try (Bank bank = Bank.open(file())) {
            assertThat(bank.size()).isOne();
            assertThat(bank.near(ZERO, 31)).containsExactly(new Match(8, 2));
            bank.add(away(3), 9);
            assertThat(bank.near(ZERO, 31)).containsExactly(new Match(8, 2), new Match(9, 3));
        }
    }

    /// Against every hash of a list, over several blocks.
    @Test
    void missesNothingOfMany() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        List<PdqHash> all = new ArrayList<>();
        try (Bank bank = Bank.open(file())) {
            for (int i = 1; i <= 2 * Blocks.ROWS + 5; i++) {
                PdqHash hash = new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
                all.add(hash);
                bank.add(hash, i);
            }
        }
        try (Bank bank = Bank.open(file())) {
            assertThat(bank.size()).isEqualTo(all.size());
            for (int at : new int[] {0, 1, Blocks.ROWS - 1, Blocks.ROWS, 2 * Blocks.ROWS, all.size() - 1}) {
                PdqHash hash = all.get(at);
                List<Match> expected = new ArrayList<>();
                for (int i = 0; i < all.size(); i++) {
                    if (hash.distance(all.get(i)) <= 96) {
                        expected.add(new Match(i + 1, hash.distance(all.get(i))));
                    }
                }
                assertThat(bank.near(hash, 96)).isEqualTo(expected).contains(new Match(at + 1, 0));
            }
        }
    }

    @Test
    void lookupsGoOnWhileOthersAddAndRemove() throws Exception {
        try (Bank bank = Bank.open(file());
                ExecutorService readers = Executors.newFixedThreadPool(2)) {
            bank.add(away(5), 1);
            Future<?> reading = readers.submit(() -> {
                for (int i = 0; i < 2_000; i++) {
                    List<Match> seen = bank.near(away(5), 0);
                    assertThat(seen).contains(new Match(1, 0));
                    assertThat(seen).allMatch(match -> match.number() == 1 || match.number() % 2 == 0);
                }
                return null;
            });
            for (int i = 2; i < Blocks.ROWS + 100; i++) {
                bank.add(i % 64 == 0 ? away(5) : away(200), i % 2 == 0 ? i : i + 1);
                if (i % 128 == 0) {
                    int removed = i;
                    assertThat(bank.remove(removed)).isPositive();
                    assertThat(bank.near(away(5), 0)).noneMatch(match -> match.number() == removed);
                }
            }
            reading.get();
        }
    }

    @Test
    void oneAtATimeHasItOpen() throws IOException {
        try (Bank bank = Bank.open(file())) {
            bank.add(ZERO, 1);
            assertThatThrownBy(() -> Bank.open(file()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("open");
        }
        Bank.open(file()).close();
    }

    @Test
    void otherFilesAreRefusedAsTheyAre() throws IOException {
        for (byte[] content : new byte[][] {{1, 2, 3}, new byte[4096], new byte[5000]}) {
            Path other = Files.write(folder.resolve("other" + content.length), content);
            assertThatThrownBy(() -> Bank.open(other))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not a bank");
            assertThat(Files.readAllBytes(other)).isEqualTo(content);
        }
    }

    @Test
    void aCountThatTheFileHasNoRoomForIsDamage() throws IOException {
        try (Bank bank = Bank.open(file())) {
            bank.add(ZERO, 1);
        }
        try (FileChannel file = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            file.write(java.nio.ByteBuffer.wrap(new byte[] {-1, -1, -1, -1, -1, -1, -1, 127}), 8);
        }
        assertThatThrownBy(() -> Bank.open(file()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    /// The row was written, its place in the count too, and its number was not.
    @Test
    void aRowWithoutItsNumberIsNotThere() throws IOException {
        try (Bank bank = Bank.open(file())) {
            bank.add(away(1), 1);
            bank.add(away(2), 2);
        }
        try (FileChannel file = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            file.write(java.nio.ByteBuffer.wrap(new byte[4]), 4096L + (long) Blocks.ROWS * PdqHash.BYTES + 4);
        }
        try (Bank bank = Bank.open(file())) {
            assertThat(bank.size()).isOne();
            assertThat(bank.near(ZERO, 31)).containsExactly(new Match(1, 1));
        }
    }

    @Test
    void numbersAndDistancesThatMeanNothingAreRefused() throws IOException {
        try (Bank bank = Bank.open(file())) {
            assertThatThrownBy(() -> bank.add(ZERO, 0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> bank.near(ZERO, -1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> bank.near(ZERO, 257)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
