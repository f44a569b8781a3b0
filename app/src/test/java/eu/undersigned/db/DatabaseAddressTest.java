package eu.undersigned.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            postgresql://db/petition                       | jdbc:postgresql://db/petition                    | -   | -
            postgresql://me@db:5433/petition               | jdbc:postgresql://db:5433/petition               | me  | -
            postgres://me:pa%3Ass@db/petition?ssl=true     | jdbc:postgresql://db/petition?ssl=true           | me  | pa:ss
            postgresql://me:a:b@db/petition                | jdbc:postgresql://db/petition                    | me  | a:b
            jdbc:postgresql://one,two/petition             | jdbc:postgresql://one,two/petition               | -   | -
            """)
    void readsUrls(
            String url,
            String jdbc,
            @org.jspecify.annotations.Nullable String user,
            @org.jspecify.annotations.Nullable String password) {
        DatabaseAddress address = DatabaseAddress.parse(url);
        assertThat(address.jdbcUrl()).isEqualTo(jdbc);
        assertThat(address.user().orElse(null)).isEqualTo(user);
        assertThat(address.password().orElse(null)).isEqualTo(password);
    }

    @Test
    void keepsThePasswordOutOfWhatIsPrinted() {
        assertThat(DatabaseAddress.parse("postgresql://me:hush@db/petition").toString())
                .isEqualTo("DatabaseAddress[jdbc:postgresql://db/petition]");
        assertThat(DatabaseAddress.parse("jdbc:postgresql://db/petition?password=hush")
                        .toString())
                .doesNotContain("hush");
    }
}
