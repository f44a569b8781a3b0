package eu.undersigned.overview;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// Inhabitants of the EU's countries: `population.csv`, which names its source.
final class Population {
    private static final String FILE = "/population.csv";
    private static final long MILLION = 1_000_000;

    private final Map<String, Long> inhabitants = new HashMap<>();

    Population() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setCommentMarker('#')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream stream = Population.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException("no " + FILE);
            }
            for (CSVRecord row : format.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                inhabitants.put(row.get("country"), Long.valueOf(row.get("population")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Empty outside the EU.
    Optional<Long> of(String country) {
        return Optional.ofNullable(inhabitants.get(country));
    }

    /// Signatures per million inhabitants, to one digit; empty outside the EU.
    Optional<BigDecimal> perMillion(String country, long signatures) {
        return of(country)
                .map(people -> BigDecimal.valueOf(signatures * MILLION)
                        .divide(BigDecimal.valueOf(people), 1, RoundingMode.HALF_UP));
    }
}
