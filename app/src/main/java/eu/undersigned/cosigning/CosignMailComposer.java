package eu.undersigned.cosigning;

import eu.undersigned.cosigning.CosignLetter.Kind;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.MailView;
import eu.undersigned.mail.Message;
import eu.undersigned.outbox.Composer;
import eu.undersigned.outbox.Desk;
import eu.undersigned.outbox.Letter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts mails to those who sign for organisations into words.
final class CosignMailComposer implements Composer {
    private final Layout layout;

    private CosignMailComposer(Layout layout) {
        this.layout = layout;
    }

    /// Who writes these letters, by kind.
    static Map<String, Desk> desks(Layout layout) {
        return Desk.noting(new CosignMailComposer(layout), "a mail to an organisation that signs a letter")
                .of(Kind.values());
    }

    @Override
    public Message compose(Letter sealed, Instant at) {
        CosignLetter letter = CosignLetter.decode(sealed);
        return layout.mail(letter.id(), letter.to(), letter.campaign(), view(letter), at);
    }

    private MailView view(CosignLetter letter) {
        Texts texts = Texts.in(letter.language());
        String key = letter.kind().message;
        return new MailView(
                texts,
                texts.of(key + ".subject", "title", letter.title()),
                texts.of("mail.greeting", "name", letter.reader()),
                List.of(texts.of(key + ".lead", "title", letter.title(), "campaign", letter.campaign())),
                button(texts, letter),
                after(texts, letter),
                mine(texts, letter),
                texts.of(
                        "mail.cosign.footer",
                        "host",
                        URI.create(layout.publicUrl()).getHost()));
    }

    private Optional<MailView.Link> button(Texts texts, CosignLetter letter) {
        return switch (letter.kind()) {
            case COSIGN_CONFIRM -> Optional.of(link(texts, "mail.cosign.confirm.button", letter.link()));
            case COSIGN_CHANGED -> Optional.of(link(texts, "mail.cosign.changed.button", letter.link()));
            case COSIGN_ACCEPTED, COSIGN_CORRECTED ->
                Optional.of(link(texts, "mail.cosign.letter.button", letter.path()));
            case COSIGN_KNOWN, COSIGN_UNCORRECTED -> Optional.of(link(texts, "mail.cosign.mine.button", letter.link()));
            case COSIGN_DECLINED -> Optional.empty();
        };
    }

    private static List<String> after(Texts texts, CosignLetter letter) {
        return switch (letter.kind()) {
            case COSIGN_CONFIRM -> List.of(texts.of("mail.cosign.confirm.wait"), texts.of("mail.cosign.confirm.not"));
            case COSIGN_CHANGED -> List.of(texts.of("mail.cosign.changed.choice"));
            case COSIGN_DECLINED ->
                letter.reason()
                        .map(reason -> List.of(texts.of(reason.message()), texts.of("mail.cosign.declined.erased")))
                        .orElse(List.of());
            case COSIGN_KNOWN, COSIGN_ACCEPTED, COSIGN_CORRECTED, COSIGN_UNCORRECTED -> List.of();
        };
    }

    /// The link to keep, where the button is another one.
    private Optional<MailView.Link> mine(Texts texts, CosignLetter letter) {
        return switch (letter.kind()) {
            case COSIGN_ACCEPTED, COSIGN_CORRECTED -> Optional.of(link(texts, "mail.cosign.mine", letter.link()));
            case COSIGN_CONFIRM, COSIGN_KNOWN, COSIGN_DECLINED, COSIGN_UNCORRECTED, COSIGN_CHANGED -> Optional.empty();
        };
    }

    private MailView.Link link(Texts texts, String key, String path) {
        return new MailView.Link(texts.of(key), layout.publicUrl() + path);
    }
}
