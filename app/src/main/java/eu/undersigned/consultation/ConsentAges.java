package eu.undersigned.consultation;

import eu.undersigned.campaign.Consultation.Band;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// From which age on children decide for themselves about their data online, by country.
///
/// @see <a href="https://eur-lex.europa.eu/eli/reg/2016/679/oj">Regulation (EU) 2016/679, Article 8(1)</a>
public final class ConsentAges {
    private static final String FILE = "/consultation/consent-age.csv";

    /// Where no law that we know sets another one: the regulation's own.
    private static final int ELSEWHERE = 16;

    private static final Map<String, Integer> AGES = read();

    private ConsentAges() {}

    /// In years.
    public static int of(String country) {
        return AGES.getOrDefault(country, ELSEWHERE);
    }

    /// Whether a guardian must agree first.
    public static boolean needsGuardian(String country, int age) {
        return age < of(country);
    }

    /// Whether a guardian must agree for some of a band.
    public static boolean needsGuardian(String country, Band band) {
        return needsGuardian(country, band.youngest());
    }

    private static Map<String, Integer> read() {
        try (InputStream in = ConsentAges.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            Map<String, Integer> ages = new HashMap<>();
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 3))
                    .forEach(row -> ages.put(row[0], Integer.valueOf(row[1])));
            return ages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
