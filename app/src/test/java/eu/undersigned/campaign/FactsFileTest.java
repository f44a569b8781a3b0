package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the ledger takes, and what it refuses with a sentence.
class FactsFileTest {
    private static final String HEADER =
            "id,value,kind,source,as_of,claim,claim.de,unit,series,period,url,expires,conflicts_with,method\n";
    /// The petition's texts name these.
    private static final String NAMED = """
            reported-per-second,2.0,decimal,NCMEC,2024,,,,,,,,,
            confirmed-addresses,291273,count,IWF,2024,were confirmed,,addresses,urls,2024,,2027-06-30,,
            hosted-in-eu,62,percent,IWF,2024,,,,,,,,,
            """;
    private static final int FIRST_OWN_LINE = 5;

    @TempDir
    Path folder;

    private KitFolder kit = new KitFolder(Path.of(""));

    @BeforeEach
    void copyTheRealKit() throws IOException {
        kit = KitFolder.copyInto(folder);
    }

    private void facts(String rows) throws IOException {
        write("facts.csv", HEADER + NAMED + rows);
    }

    private void write(String file, String content) throws IOException {
        kit.write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    private Fact fact(String id) throws KitException {
        return kit.read().content().facts().stream()
                .filter(fact -> fact.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fiveColumnsAreEnough() throws IOException, KitException {
        write("facts.csv", """
                id,value,kind,source,as_of
                reported-per-second,2.0,decimal,NCMEC,2024
                confirmed-addresses,291273,count,IWF,2024
                hosted-in-eu,62,percent,IWF,2024
                """);
        Fact fact = fact("hosted-in-eu");
        assertThat(fact.figure())
                .isEqualTo(new Figure("hosted-in-eu", new BigDecimal("62"), Figure.Kind.PERCENT, "IWF", "2024"));
        assertThat(fact.claim().isEmpty()).isTrue();
        assertThat(fact.series()).isEmpty();
        assertThat(fact.isExpired(LocalDate.of(2999, 1, 1))).isFalse();
        assertThat(kit.read().figures()).hasSize(3);
    }

    @Test
    void allIsReadThatTheLedgerShows() throws IOException, KitException {
        facts("urls-2023,275652,count,IWF,2023,\"were, in 2023, confirmed\",wurden bestätigt,addresses,urls,2023,"
                + "https://www.example.org/report,2027-06-30,confirmed-addresses,By hand.\n");
        write("corrections.csv", """
                date,fact,was,is,reason,reason.de
                2024-05-02,urls-2023,275000,275652,Rounded.,Gerundet.
                """);
        Fact fact = fact("urls-2023");
        assertThat(fact.claim().in(Language.EN)).contains(new Fact.Spoken("were, in 2023, confirmed", Language.EN));
        assertThat(fact.claim().in(Language.DE)).contains(new Fact.Spoken("wurden bestätigt", Language.DE));
        assertThat(fact.claim().in(Language.EL)).contains(new Fact.Spoken("were, in 2023, confirmed", Language.EN));
        assertThat(fact.year()).contains(2023);
        assertThat(fact.series()).contains("urls");
        assertThat(fact.url()).contains("https://www.example.org/report");
        assertThat(fact.corrections()).singleElement().satisfies(correction -> {
            assertThat(correction.date()).isEqualTo(LocalDate.of(2024, 5, 2));
            assertThat(correction.was()).isEqualByComparingTo("275000");
            assertThat(correction.reason().in(Language.DE)).contains(new Fact.Spoken("Gerundet.", Language.DE));
        });
        assertThat(fact("confirmed-addresses").conflicting())
                .as("whichever names the other")
                .isEqualTo(Set.of("urls-2023"));
    }

    @Test
    void aFigureHoldsToTheEndOfItsLastDay() throws IOException, KitException {
        facts("");
        Fact fact = fact("confirmed-addresses");
        assertThat(fact.isExpired(LocalDate.of(2027, 6, 30))).isFalse();
        assertThat(fact.isExpired(LocalDate.of(2027, 7, 1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            x,1,count,S,2024,c,,u,urls,2023,,2027-06-31,,                 | expires: a date such as 2027-06-30 is expected
            x,1,count,S,2024,c,,u,urls,2023,,tomorrow,,                   | expires: a date such as 2027-06-30 is expected
            x,1,count,S,2024,c,,u,urls,2023,http://example.org,,,         | url: an address that begins with https:// is expected
            x,1,count,S,2024,c,,u,urls,2023,javascript:alert(1),,,        | url: an address that begins with https:// is expected
            x,1,count,S,2024,c,,u,urls,last year,,,,                      | period: a year is expected, such as 2024
            x,1,count,S,2024,c,,u,urls,,,,,                               | period: a figure of a series needs its year
            x,1,count,S,2024,c,,u,urls,2024,,,,                           | period: the series has a figure of this year already
            x,1,count,S,2024,c,,,urls,2023,,,,                            | unit: a figure of a series says what it counts
            x,1,percent,S,2024,c,,u,urls,2023,,,,                         | kind: the figures of a series are of one kind
            x,1,count,S,2024,c,,u,All URLs,2023,,,,                       | series: small letters, digits and single hyphens are expected
            x,1.5,count,S,2024,c,,,,,,,,                                  | value: a count is a whole number
            x,=1+1,count,S,2024,c,,,,,,,,                                 | value: a number is expected, such as 2.0
            x,-1,count,S,2024,c,,,,,,,,                                   | value: a number is expected, such as 2.0
            x,1e999999999,decimal,S,2024,c,,,,,,,,                        | value: a number is expected, such as 2.0
            x,1,number,S,2024,c,,,,,,,,                                   | kind: count, decimal or percent is expected
            x,1,count,,2024,c,,,,,,,,                                     | a figure needs its source and its date
            x,1,count,S,2024,c,,,,,,,x,                                   | conflicts_with: 'x' is no other id of facts.csv
            x,1,count,S,2024,c,,,,,,,moon,                                | conflicts_with: 'moon' is no other id of facts.csv
            hosted-in-eu,1,count,S,2024,c,,,,,,,,                         | id: small letters, digits and single hyphens are expected, each id once
            Two Words,1,count,S,2024,c,,,,,,,,                            | id: small letters, digits and single hyphens are expected, each id once
            x,1,count,S,2024                                              | 14 values are expected, with a comma for each that is empty
            """)
    void saysLineAndReason(String row, String reason) throws IOException {
        facts(row + "\n");
        assertThat(kit.errors()).contains(new KitError("facts.csv", FIRST_OWN_LINE, reason));
        assertThat(kit.errors()).allMatch(error -> error.file().equals("facts.csv"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1 May 2024,hosted-in-eu,60,62,Typing            | date: a date such as 2027-06-30 is expected
            2999-01-01,hosted-in-eu,60,62,Typing            | date: lies in the future
            2024-05-01,moon,60,62,Typing                    | fact: 'moon' is not in facts.csv
            2024-05-01,hosted-in-eu,sixty,62,Typing         | was: a number is expected, the one that stood there
            2024-05-01,hosted-in-eu,60,many,Typing          | is: a number is expected, the one that stands there since
            2024-05-01,hosted-in-eu,60,61,Typing            | is: facts.csv has another value for 'hosted-in-eu'
            2024-05-01,hosted-in-eu,60,62,                  | reason: is missing
            """)
    void saysWhatIsWrongWithACorrection(String row, String reason) throws IOException {
        facts("");
        write("corrections.csv", "date,fact,was,is,reason\n" + row + "\n");
        assertThat(kit.errors()).containsExactly(new KitError("corrections.csv", 2, reason));
    }

    @Test
    void textsHaveAnEnd() throws IOException {
        facts("x,1,count,S,2024," + "c".repeat(301) + ",,,,,,,,\n");
        assertThat(kit.errors())
                .containsExactly(new KitError("facts.csv", FIRST_OWN_LINE, "claim: is longer than 300 characters"));
        facts("x,1,count,S,2024,c," + "c".repeat(301) + ",,,,,,,\n");
        assertThat(kit.errors())
                .containsExactly(new KitError("facts.csv", FIRST_OWN_LINE, "claim.de: is longer than 300 characters"));
        facts("x,1,count,S,2024," + "c".repeat(1 << 20) + ",,,,,,,,\n");
        assertThat(kit.errors()).contains(new KitError("facts.csv", 0, "is larger than 256 KiB"));
    }

    @Test
    void noTextTurnsAround() throws IOException {
        facts("x,1,count,S,2024,turned \u202E around,,,,,,,,\n");
        assertThat(kit.errors())
                .contains(new KitError(
                        "facts.csv", FIRST_OWN_LINE, "holds a character that turns the direction of the text"));
    }

    @ParameterizedTest
    @CsvSource({"claim.xx", "value.de", "source.de", "note", "claim.de.de"})
    void otherColumnsAreRefused(String column) throws IOException {
        write("facts.csv", "id,value,kind,source,as_of,claim," + column + "\n");
        assertThat(kit.errors()).anySatisfy(error -> {
            assertThat(error.file()).isEqualTo("facts.csv");
            assertThat(error.reason()).startsWith("the columns are id,value,kind,source,as_of, then any of claim,");
        });
        write("facts.csv", "id,value,kind,source,as_of,claim,claim\n");
        assertThat(kit.errors()).anyMatch(error -> error.file().equals("facts.csv"));
    }

    @Test
    void aRowIsEditedAndTheOthersStay() throws IOException, KitException {
        facts("other,5,count,\"S, and others\",2024,\"with \"\"quotes\"\"\",,,,,,,,\n");
        KitFiles files = KitFiles.in(folder);
        KitFiles corrected = FactRows.correcting(
                files, "confirmed-addresses", "291274", LocalDate.of(2026, 11, 20), "Typing, again");
        FactRows rows = FactRows.of(corrected);
        assertThat(rows.find("other")).isEqualTo(FactRows.of(files).find("other"));
        assertThat(rows.find("confirmed-addresses").orElseThrow().get("value")).isEqualTo("291274");
        assertThat(KitReader.errors(corrected)).isEmpty();
        Correction correction =
                KitReader.read(corrected).content().facts().get(1).corrections().getFirst();
        assertThat(correction.was()).isEqualByComparingTo("291273");
        assertThat(correction.is()).isEqualByComparingTo("291274");
        assertThat(FactRows.of(FactRows.with(corrected, java.util.Map.of("id", "new", "value", "1")))
                        .find("confirmed-addresses"))
                .isEqualTo(rows.find("confirmed-addresses"));
    }
}
