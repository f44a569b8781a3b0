package eu.undersigned.help;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.Helpline;
import eu.undersigned.campaign.Helpline.Purpose;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// When the number for children is shown, and as what.
class HelpPageTest {
    private static final LocalDate TODAY = LocalDate.parse("2027-06-01");
    private static final String NUMBER = "116111";

    private static Helpline row(String country, LocalDate expires) {
        return new Helpline(
                country,
                Set.of(),
                Purpose.CHILD,
                "A helpline",
                Optional.of("116 111"),
                Optional.empty(),
                "",
                List.of(),
                "A list",
                Optional.of(LocalDate.parse("2026-01-02")),
                expires);
    }

    private static HelpView.Group children(Optional<String> country, Helpline... rows) {
        return new HelpPage(List.of(rows), Texts.in(Language.EN), TODAY)
                .in(country).groups().stream()
                        .filter(group -> group.title().equals("help.talk"))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void withoutARowItIsSaidOfNoCountry() {
        assertThat(children(Optional.empty()).number().orElseThrow().dialled()).isEqualTo(NUMBER);
        HelpView.Group country = children(Optional.of("SE"));
        assertThat(country.number()).isEmpty();
        assertThat(country.text()).isEmpty();
        assertThat(country.lines()).isEmpty();
    }

    @Test
    void aRowForTheEuPastItsDayIsShownAsOneThatNobodyChecked() {
        for (Optional<String> country : List.of(Optional.of("SE"), Optional.<String>empty())) {
            HelpView.Group group = children(country, row(Helpline.EU, TODAY.minusDays(1)));
            assertThat(group.lines()).singleElement().satisfies(line -> {
                assertThat(line.number().orElseThrow().dialled()).isEqualTo(NUMBER);
                assertThat(line.verified()).isEmpty();
            });
        }
        assertThat(children(Optional.of("SE"), row(Helpline.EU, TODAY)).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.verified()).isPresent());
    }

    @Test
    void itGivesWayToOneThatHolds() {
        HelpView.Group group =
                children(Optional.of("SE"), row(Helpline.EU, TODAY.minusDays(1)), row(Helpline.EU, TODAY));
        assertThat(group.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.verified()).isPresent());
    }

    @Test
    void aCountrysOwnRowPastItsDayIsHidden() {
        assertThat(children(Optional.of("SE"), row("SE", TODAY.minusDays(1))).lines())
                .isEmpty();
    }
}
