package eu.undersigned.representative;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.campaign.KitFolders;
import eu.undersigned.campaign.Representative;
import eu.undersigned.campaign.Representatives;
import eu.undersigned.i18n.Language;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the shipped kit proposes to write opens in a mail program in every language, with a name and a place in it.
class ProposedLettersTest {
    private static final Representatives KIT = KitFolders.read(
                    Path.of("../campaigns").toAbsolutePath().normalize())
            .getFirst()
            .kit()
            .content()
            .representatives();

    private static final int LONG_NAME = 30;

    @ParameterizedTest
    @EnumSource(Language.class)
    void aProposedLetterFitsIntoALink(Language language) {
        Representative member = new Representative(
                "long-name",
                "Maximiliana Example-Longsurname",
                "BE",
                "A",
                language,
                Optional.of("maximiliana.longsurname@parliament.example.org"),
                Optional.empty(),
                Optional.empty());
        LetterForm proposed = LetterForm.of(member, KIT.text(language));
        String name = letter(language).repeat(LONG_NAME);
        LetterForm form = new LetterForm(name, name, proposed.subject(), proposed.text(), Map.of());

        String subject = form.finishedSubject();
        assertThat(subject).isNotBlank();
        assertThat(form.finishedText()).contains(member.name(), name + "\n" + name);
        assertThat(MailLink.of(member.mailbox().orElseThrow(), subject, form.finishedText()))
                .as("%s: too long for a mail program", language)
                .isPresent();
    }

    private static String letter(Language language) {
        return switch (language) {
            case BG -> "Ж";
            case EL -> "Ω";
            case CS, DA, DE, EN, ES, ET, FI, FR, GA, HR, HU, IT, LT, LV, MT, NL, PL, PT, RO, SK, SL, SV -> "n";
        };
    }
}
