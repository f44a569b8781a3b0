package eu.undersigned.overview;

import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.MailView;
import eu.undersigned.mail.Message;
import eu.undersigned.outbox.Composer;
import eu.undersigned.outbox.Desk;
import eu.undersigned.outbox.Letter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts letters about alerts into words.
public final class AlertMail implements Composer {
    private final Layout layout;
    private final Texts texts = ConsoleTexts.texts();

    private AlertMail(Layout layout) {
        this.layout = layout;
    }

    /// Who writes these letters, by kind.
    public static Map<String, Desk> desks(Layout layout) {
        return Map.of(AlertLetter.KIND, Desk.noting(new AlertMail(layout), "a letter about alerts"));
    }

    @Override
    public Message compose(Letter sealed, Instant at) {
        AlertLetter letter = AlertLetter.decode(sealed);
        MailView view = new MailView(
                texts,
                texts.of("console.alerts.mail.subject", "campaign", letter.campaign()),
                texts.of("console.alerts.mail.greeting", "name", letter.name()),
                List.of(texts.of("console.alerts.mail.lead"), letter.titles().replace("\n", "; ")),
                Optional.of(
                        new MailView.Link(texts.of("console.alerts.mail.button"), layout.publicUrl() + letter.path())),
                List.of(texts.of("console.alerts.mail.hour")),
                Optional.empty(),
                texts.of("console.alerts.mail.footer", "campaign", letter.campaign()));
        return layout.mail(letter.id(), letter.to(), letter.campaign(), view, at);
    }
}
