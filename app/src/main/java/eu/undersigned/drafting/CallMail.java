package eu.undersigned.drafting;

import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.drafting.CallLetter.Kind;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts into words that a letter waits for a member's organisation: for its sign-off, or for its signature.
public final class CallMail implements Composer {
    private final Layout layout;
    private final Texts texts = ConsoleTexts.texts();

    private CallMail(Layout layout) {
        this.layout = layout;
    }

    /// Who writes these letters, by kind.
    public static Map<String, Desk> desks(Layout layout) {
        Desk desk = Desk.noting(new CallMail(layout), "a letter about a draft");
        return Stream.of(Kind.values()).collect(Collectors.toMap(Kind::name, _ -> desk));
    }

    @Override
    public Message compose(Letter sealed, Instant at) {
        CallLetter letter = CallLetter.decode(sealed);
        String key = letter.kind().message;
        String until = letter.deadline().isEmpty()
                ? texts.of("console.drafting.mail.nodeadline")
                : texts.of("console.drafting.mail.deadline", "day", letter.deadline());
        MailView view = new MailView(
                texts,
                texts.of(key + ".subject", "campaign", letter.campaign()),
                texts.of("console.drafting.mail.greeting", "name", letter.name()),
                List.of(texts.of(key + ".lead", "title", letter.title()), until),
                Optional.of(new MailView.Link(texts.of(key + ".button"), layout.publicUrl() + letter.path())),
                List.of(texts.of(key + ".once")),
                Optional.empty(),
                texts.of("console.drafting.mail.footer", "campaign", letter.campaign()));
        return layout.mail(letter.id(), letter.to(), letter.campaign(), view, at);
    }
}
