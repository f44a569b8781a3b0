package eu.undersigned.delivery;

import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.MailView;
import eu.undersigned.mail.Message;
import eu.undersigned.outbox.Composer;
import eu.undersigned.outbox.Letter;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts letters about keys into words, in the first of the organisation's languages.
final class KeyMailComposer implements Composer {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    private final Layout layout;

    KeyMailComposer(Layout layout) {
        this.layout = layout;
    }

    @Override
    public Message compose(Letter sealed, Instant at) {
        KeyLetter letter = KeyLetter.decode(sealed);
        return layout.mail(letter.id(), letter.contact(), letter.campaign(), view(letter), at);
    }

    private MailView view(KeyLetter letter) {
        Texts texts = Texts.in(letter.language());
        String key = switch (letter.kind()) {
            case KEY_FIRST -> "mail.key.first";
            case KEY_REPLACED -> "mail.key.replaced";
            case KEY_ELSEWHERE -> "mail.key.elsewhere";
        };
        return new MailView(
                texts,
                texts.of(key + ".subject", "campaign", letter.campaign()),
                texts.of("mail.greeting", "name", letter.organisation()),
                facts(texts, key, letter),
                Optional.empty(),
                advice(texts, letter.kind()),
                Optional.empty(),
                texts.of(
                        "mail.key.footer",
                        "organisation",
                        letter.organisation(),
                        "host",
                        URI.create(layout.publicUrl()).getHost()));
    }

    private static List<String> facts(Texts texts, String key, KeyLetter letter) {
        List<String> facts = new ArrayList<>();
        facts.add(texts.of(key + ".lead", "organisation", letter.organisation(), "campaign", letter.campaign()));
        if (letter.kind() == KeyLetter.Kind.KEY_REPLACED) {
            facts.add(texts.of("mail.key.before", "fingerprint", letter.before()));
        }
        facts.add(texts.of("mail.key.now", "fingerprint", letter.now()));
        facts.add(texts.of("mail.key.at", "date", texts.formats().date(letter.at()), "time", TIME.format(letter.at())));
        return facts;
    }

    private static List<String> advice(Texts texts, KeyLetter.Kind kind) {
        return switch (kind) {
            case KEY_FIRST ->
                List.of(texts.of("mail.key.keep"), texts.of("mail.key.compare"), texts.of("mail.key.call"));
            case KEY_REPLACED ->
                List.of(texts.of("mail.key.both"), texts.of("mail.key.compare"), texts.of("mail.key.call"));
            case KEY_ELSEWHERE -> List.of(texts.of("mail.key.call"));
        };
    }
}
