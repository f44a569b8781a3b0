package eu.undersigned.console;

import eu.undersigned.account.MemberLetter;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.MailView;
import eu.undersigned.mail.Message;
import eu.undersigned.outbox.Composer;
import eu.undersigned.outbox.Desk;
import eu.undersigned.outbox.Letter;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Puts letters to members into words.
public final class MemberMailComposer implements Composer {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    private final Layout layout;

    private MemberMailComposer(Layout layout) {
        this.layout = layout;
    }

    /// Who writes these letters, by kind.
    public static Map<String, Desk> desks(Layout layout) {
        return Desk.noting(new MemberMailComposer(layout), "a letter to a member")
                .of(MemberLetter.Kind.values());
    }

    @Override
    public Message compose(Letter sealed, Instant at) {
        MemberLetter letter = MemberLetter.decode(sealed);
        return layout.mail(letter.id(), letter.to(), "Undersigned", view(letter), at);
    }

    private MailView view(MemberLetter letter) {
        Texts texts = ConsoleTexts.texts();
        String key = switch (letter.kind()) {
            case CONSOLE_INVITED -> "console.account.mail.invited";
            case CONSOLE_RECOVERED -> "console.account.mail.recovered";
            case CONSOLE_RECOVERED_OTHER -> "console.account.mail.recovered.other";
        };
        String role = letter.role().isEmpty()
                ? ""
                : texts.of("console.account.role." + letter.role().toLowerCase(Locale.ROOT));
        Object[] values = {
            "about", letter.about(),
            "place", letter.place(),
            "role", role,
            "date", texts.formats().date(letter.at()),
            "time", TIME.format(letter.at())
        };
        return new MailView(
                texts,
                texts.of(key + ".subject", values),
                letter.reader().isEmpty()
                        ? texts.of("console.account.mail.hello")
                        : texts.of("console.account.mail.greeting", "name", letter.reader()),
                List.of(texts.of(key + ".lead", values)),
                letter.link().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new MailView.Link(texts.of("console.account.mail.accept"), letter.link())),
                List.of(texts.of(key + ".advice", values)),
                Optional.empty(),
                texts.of(
                        "console.account.mail.footer",
                        "host",
                        URI.create(layout.publicUrl()).getHost()));
    }
}
