package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.Helpline.Purpose;
import eu.undersigned.campaign.Helpline.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where to get help, row by row: what can't be relied on is refused with its line.
class HelplinesFileTest {
    private static final String FILE = "helplines.csv";
    private static final String HEADER =
            "country,purpose,name,phone,url,hours,source,verified_on,expires,languages,except\n";
    private static final String GOOD =
            "DE,child,Kindertelefon,116 111,https://help.example.org/,14 to 20,A list,2026-01-02,2026-07-02,de en,\n";

    @TempDir
    Path folder;

    private KitFolder kit = new KitFolder(Path.of(""));

    @BeforeEach
    void copyTheRealKit() throws IOException {
        kit = KitFolder.copyInto(folder);
    }

    private List<KitError> errors(String rows) throws IOException {
        kit.write(FILE, (HEADER + rows).getBytes(StandardCharsets.UTF_8));
        return kit.errors();
    }

    @Test
    void theRealRowsAreThereAndNobodyHasCheckedThem() throws KitException {
        List<Helpline> real = KitReader.read(KitFolder.REAL).content().helplines();
        assertThat(real).hasSize(46);
        assertThat(real).allSatisfy(helpline -> {
            assertThat(helpline.verifiedOn()).isEmpty();
            assertThat(helpline.source()).contains("2026");
        });
        assertThat(real)
                .filteredOn(Helpline::isForAll)
                .extracting(Helpline::phone)
                .containsExactly(Optional.of("112"), Optional.of("116 111"), Optional.of("116 000"));
    }

    @Test
    void aRowIsReadWhole() throws IOException, KitException {
        assertThat(errors(GOOD)).isEmpty();
        Helpline row = kit.read().content().helplines().getFirst();
        assertThat(row.country()).isEqualTo("DE");
        assertThat(row.purpose()).isEqualTo(Purpose.CHILD);
        assertThat(row.dialled()).hasValue("116111");
        assertThat(row.hours()).isEqualTo("14 to 20");
        assertThat(row.languages()).hasSize(2);
        assertThat(row.verifiedOn()).hasValue(LocalDate.of(2026, 1, 2));
        assertThat(row.expires()).isEqualTo(LocalDate.of(2026, 7, 2));
    }

    @Test
    void aKitWithoutTheFileHasNoRows() throws IOException, KitException {
        kit.delete(FILE);
        assertThat(kit.read().content().helplines()).isEmpty();
    }

    /// After the good row, which is in line 2.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            DE,child,A,1,,,,,2026-07-02,,                             | source: is missing
            DE,child,,1,,,S,,2026-07-02,,                             | name: is missing
            DE,child,A,,,,S,,2026-07-02,,                             | phone: a number or an address is expected
            DE,child,A,call me,,,S,,2026-07-02,,                      | phone: digits and spaces are expected, such as 116 000
            DE,child,A,1,javascript:alert(1),,S,,2026-07-02,,         | url: an address that begins with https:// is expected
            DE,child,A,1,https://a b,,S,,2026-07-02,,                 | url: an address that begins with https:// is expected
            DE,child,A,1,https://u:p@example.org/,,S,,2026-07-02,,    | url: names no site
            DE,child,A,1,https:///x,,S,,2026-07-02,,                  | url: names no site
            DE,child,A,1,,,S,,,,                                      | expires: a date such as 2026-11-22 is expected
            DE,child,A,1,,,S,,2026-02-30,,                            | expires: a date such as 2026-11-22 is expected
            DE,child,A,1,,,S,soon,2026-07-02,,                        | verified_on: a date such as 2026-11-22 is expected
            DE,child,A,1,,,S,2999-01-01,2999-07-02,,                  | verified_on: lies in the future
            DE,child,A,1,,,S,2026-08-01,2026-07-02,,                  | expires: lies before the day on which it was checked
            DE,friend,A,1,,,S,,2026-07-02,,                           | purpose: emergency, child, missing or report is expected
            XX,child,A,1,,,S,,2026-07-02,,                            | country: two capital letters of ISO 3166 are expected, or EU for all of its members
            DE,child,Kindertelefon,1,,,S,,2026-07-02,,                | name: stands here twice for this country and purpose
            DE,child,A,1,,,S,,2026-07-02,xx,                          | languages: 'xx' is no official language of the EU
            DE,child,A,1,,,S,,2026-07-02,,FR                          | except: only a row for the EU can leave countries out
            EU,child,A,1,,,S,,2026-07-02,,CH                          | except: 'CH' is no member of the EU
            DE,child,A,1,,,S,,2026-07-02                              | 11 values are expected, with a comma for each that is empty
            """)
    void whatIsWrongIsRefusedWithItsLine(String row, String reason) throws IOException {
        assertThat(errors(GOOD + row + "\n")).contains(new KitError(FILE, 3, reason));
    }

    @Test
    void aTextThatIsTooLongTurnsDirectionOrHasTwoLinesIsRefused() throws IOException {
        assertThat(errors(GOOD.replace("A list", "x".repeat(301))))
                .containsExactly(new KitError(FILE, 2, "source: is longer than 300 characters"));
        assertThat(errors(GOOD.replace("A list", "\"A\nlist\"")))
                .singleElement()
                .satisfies(error -> assertThat(error.reason()).isEqualTo("source: one line is expected"));
        assertThat(errors(GOOD.replace("A list", "A \u202Elist")))
                .contains(new KitError(FILE, 2, "holds a character that turns the direction of the text"));
        assertThat(errors(GOOD.replace("A list", "x".repeat(1 << 20))))
                .contains(new KitError(FILE, 0, "is larger than 256 KiB"));
    }

    @Test
    void otherColumnsAndTooManyRowsAreRefused() throws IOException {
        kit.write(FILE, "country,purpose\nDE,child\n".getBytes(StandardCharsets.UTF_8));
        assertThat(kit.errors()).singleElement().satisfies(error -> {
            assertThat(error.line()).isEqualTo(1);
            assertThat(error.reason()).startsWith("the columns are country,purpose,name");
        });
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 1001; i++) {
            rows.append("DE,child,Name ").append(i).append(",1,,,S,,2026-07-02,,\n");
        }
        assertThat(errors(rows.toString())).containsExactly(new KitError(FILE, 0, "holds more than 1000 rows"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2026-07-01, EXPIRED",
        "2026-01-01, 2026-07-01, EXPIRED",
        "'', 2026-07-02, UNVERIFIED",
        "2026-01-01, 2026-07-02, EXPIRING",
        "2026-01-01, 2026-07-31, EXPIRING",
        "2026-01-01, 2026-08-01, FINE",
    })
    void aRowHoldsUntilTheEndOfItsLastDay(String verified, String expires, State state) {
        Optional<LocalDate> checked = verified.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(verified));
        assertThat(State.of(checked, LocalDate.parse(expires), LocalDate.of(2026, 7, 2)))
                .isEqualTo(state);
    }
}
