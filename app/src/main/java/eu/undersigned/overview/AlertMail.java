package eu.undersigned.overview;

import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.MailView;
import eu.undersigned.mail.Message;
import eu.undersigned.outbox.Composer;
import eu.undersigned.outbox.Desk;
import eu.undersigned.outbox.Letter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts letters about alerts into words.
public final class AlertMail implements Composer {
    private static final Logger LOG = System.getLogger(AlertMail.class.getName());

    private final Layout layout;
    private final Texts texts = ConsoleTexts.texts();

    private AlertMail(Layout layout) {
        this.layout = layout;
    }

    /// Who writes these letters, by kind.
    public static Map<String, Desk> desks(Layout layout) {
        return Map.of(
                AlertLetter.KIND,
                new Desk(
                        new AlertMail(layout),
                        (_, letter) -> LOG.log(Level.WARNING, () -> "alerts: letter " + letter.id() + " was refused")));
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
        return new Message(
                letter.id().toString(),
                letter.to(),
                letter.campaign(),
                view.subject(),
                view.text(),
                layout.render("layout/mail.jte", view),
                "en",
                Optional.empty(),
                at);
    }
}
