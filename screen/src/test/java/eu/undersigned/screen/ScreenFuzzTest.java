package eu.undersigned.screen;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whatever comes in: an answer or a refusal by name, never another exception.
class ScreenFuzzTest {
    @FuzzTest
    void hashesAreReadAsTheyAreWritten(FuzzedDataProvider data) {
        String digits = data.consumeRemainingAsString();
        try {
            String written = PdqHash.parse(digits).toString();
            if (!written.equalsIgnoreCase(digits)) {
                throw new AssertionError(digits + " was read as " + written);
            }
        } catch (IllegalArgumentException e) {
            // refused
        }
    }

    @FuzzTest
    void anyPictureHasAHash(FuzzedDataProvider data) {
        int width = data.consumeInt(1, 200);
        int height = data.consumeInt(1, 200);
        float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.consumeInt(0, 255);
        }
        int quality = Pdq.hashAll(new Luminance(values, width, height)).quality();
        if (quality < 0 || quality > 100) {
            throw new AssertionError("quality " + quality);
        }
    }

    @FuzzTest
    void aFileIsABankOrRefused(byte[] content) throws IOException {
        Path file = Files.createTempFile("fuzz", ".bank");
        try {
            Files.write(file, content);
            try (Bank bank = Bank.open(file)) {
                bank.near(new PdqHash(0, 0, 0, 0), PdqHash.BITS);
            } catch (IOException e) {
                // refused
            }
        } finally {
            Files.delete(file);
        }
    }
}
