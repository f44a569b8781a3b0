package eu.undersigned.signature;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.signature.SignFormCheck.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignFormCheckTest {
    private static final String WHOLE =
            "name=Ana+Kova%C4%8D&email=ana%40example.org&country=SI&age_ok=yes&consent=yes&updates=no";

    @Test
    void readsAWholeForm() {
        assertThat(check(WHOLE))
                .isEqualTo(new Checked.Right(new SignRequest(
                        new Signer(SignForms.name("Ana Kovač"), SignForms.email("ana@example.org")),
                        "SI",
                        false,
                        Optional.empty(),
                        Optional.empty())));
    }

    @Test
    void readsAnOrganisationsQuestion() {
        assertThat(request(WHOLE + "&organisation=partner&organisation_updates=yes"))
                .extracting(SignRequest::organisation, SignRequest::organisationUpdates)
                .containsExactly(Optional.of(SignForms.PARTNER.id()), Optional.of(true));
    }

    @Test
    void anAnswerToNobodysQuestionIsDropped() {
        assertThat(request(WHOLE + "&organisation_updates=yes").organisationUpdates())
                .isEmpty();
    }

    @Test
    void smallLettersNameACountryToo() {
        assertThat(request(with("country", "+si+")).country()).isEqualTo("SI");
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', error.name.missing",
        "name, %20, error.name.missing",
        "name, Ana%00, error.name.control",
        "name, Ana%0d%0aBcc:+x, error.name.control",
        "name, www.example.org, error.name.link",
        "name, %ff, error.encoding",
        "email, '', error.email.missing",
        "email, +%09, error.email.missing",
        "email, ana, error.email.invalid",
        "email, ana%40example.org%0d%0aBcc:eve%40example.org, error.email.invalid",
        "email, %c3, error.encoding",
        "country, '', error.country.missing",
        "country, ZZ, error.country.unknown",
        "country, Slovenia, error.country.unknown",
        "country, %f0%28, error.encoding",
        "age_ok, '', error.age.missing",
        "age_ok, %ff, error.encoding",
        "consent, '', error.consent.missing",
        "consent, %, error.encoding",
        "updates, '', error.updates.missing",
        "updates, maybe, error.updates.missing",
        "updates, YES, error.updates.missing",
        "updates, %zz, error.encoding"
    })
    void namesTheOneThingThatIsWrong(String field, String value, String error) {
        assertThat(errors(with(field, value))).containsExactly(field + " " + error);
    }

    @ParameterizedTest
    @CsvSource({
        "name=b, name error.duplicate",
        "email=b, email error.duplicate",
        "country=SI, country error.duplicate",
        "age_ok=yes, age_ok error.duplicate",
        "consent=yes, consent error.duplicate",
        "updates=yes, updates error.duplicate",
        "organisation=nobody, organisation error.organisation.unknown",
        "organisation=partner, organisation_updates error.organisationupdates.missing",
        "organisation=partner&organisation_updates=perhaps, organisation_updates error.organisationupdates.missing",
        "organisation=partner&organisation=partner, organisation error.duplicate",
        "organisation=partner&organisation_updates=yes&organisation_updates=no, organisation_updates error.duplicate"
    })
    void namesWhatWasAddedWrongly(String added, String error) {
        assertThat(errors(WHOLE + "&" + added)).containsExactly(error);
    }

    @Test
    void tooLongAnswersAreNamed() {
        assertThat(errors(with("name", "a".repeat(101)))).containsExactly("name error.name.long");
        assertThat(errors(with("email", "a".repeat(250) + "%40b.eu"))).containsExactly("email error.email.long");
    }

    @Test
    void anEmptyFormNamesEverythingInTheOrderOfThePage() {
        assertThat(errors(""))
                .containsExactly(
                        "name error.name.missing",
                        "email error.email.missing",
                        "country error.country.missing",
                        "age_ok error.age.missing",
                        "consent error.consent.missing",
                        "updates error.updates.missing");
    }

    @Test
    void everyErrorCanBeSaidInEveryLanguage() {
        Stream<FieldError> all = Stream.of(
                        "",
                        "name=www.x.de&email=x&country=x&organisation=x&updates=yes&updates=no",
                        "name=" + "a".repeat(101) + "&email=" + "a".repeat(300) + "&organisation=partner",
                        "name=%00&email=%ff")
                .flatMap(body -> wrong(body).stream());
        for (FieldError error : all.toList()) {
            for (Language language : Language.values()) {
                assertThat(Texts.in(language).of(error.message(), error.values()))
                        .doesNotContain("{", "}");
            }
        }
    }

    private static Checked check(String body) {
        return SignFormCheck.check(SignForms.posted(body), SignForms.CAMPAIGN);
    }

    private static SignRequest request(String body) {
        return switch (check(body)) {
            case Checked.Right(SignRequest request) -> request;
            case Checked.Wrong(List<FieldError> errors) -> throw new AssertionError(errors);
        };
    }

    private static List<FieldError> wrong(String body) {
        return switch (check(body)) {
            case Checked.Right _ -> List.of();
            case Checked.Wrong(List<FieldError> errors) -> errors;
        };
    }

    private static List<String> errors(String body) {
        return wrong(body).stream()
                .map(error -> error.field() + " " + error.message())
                .toList();
    }

    /// The whole form with one field changed.
    private static String with(String field, String value) {
        List<String> pairs = new ArrayList<>(List.of(WHOLE.split("&")));
        pairs.replaceAll(pair -> pair.startsWith(field + "=") ? field + "=" + value : pair);
        return String.join("&", pairs);
    }
}
