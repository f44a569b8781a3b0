package eu.undersigned.mailing;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Layout;
import eu.undersigned.mail.Message;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Puts an update into a mail: text and HTML say the same, and nothing in them tells who reads it but the link that
/// ends
/// the updates.
final class UpdateComposer {
    private final Layout layout;
    private final UnsubscribeTokens tokens;

    UpdateComposer(Layout layout, UnsubscribeTokens tokens) {
        this.layout = layout;
        this.tokens = tokens;
    }

    /// @param text with the reader's name in its place
    /// @param language of the text
    Message compose(
            Campaign campaign,
            UnsubscribeTokens.Link about,
            String mailbox,
            UpdateText text,
            Language language,
            Instant at) {
        String stop = layout.publicUrl() + "/" + language.code() + "/unsubscribe/" + tokens.of(about);
        // Not the signature's id, which its link begins with: mails are forwarded.
        return message(campaign, "update-" + tokens.messageId(about), mailbox, text, language, stop, at);
    }

    /// A mail to a member of the team, marked as a test; its link ends nothing.
    Message test(Campaign campaign, UUID id, String mailbox, UpdateText text, Language language, Instant at) {
        String link = layout.publicUrl() + "/" + language.code() + "/unsubscribe/test";
        UpdateText marked = new UpdateText("[TEST] " + text.subject(), text.body());
        return message(campaign, id.toString(), mailbox, marked, language, link, at);
    }

    private Message message(
            Campaign campaign, String id, String mailbox, UpdateText text, Language language, String stop, Instant at) {
        UpdateView view = view(campaign, text, language, stop);
        return new Message(
                id,
                mailbox,
                campaign.name(),
                text.subject(),
                plain(view, text),
                layout.render("mailing/update.jte", view),
                language.code(),
                Optional.of(stop),
                campaign.lead().profile().contact(),
                at);
    }

    /// The mail's HTML, with a link that ends nothing.
    String html(Campaign campaign, UpdateText text, Language language) {
        String link = layout.publicUrl() + "/" + language.code() + "/unsubscribe/test";
        return layout.render("mailing/update.jte", view(campaign, text, language, link));
    }

    UpdateView view(Campaign campaign, UpdateText text, Language language, String stop) {
        Texts texts = Texts.in(language);
        return new UpdateView(
                texts,
                text.subject(),
                Prose.of(text.body()),
                texts.of(
                        "update.footer",
                        "campaign",
                        campaign.name(),
                        "organisation",
                        campaign.lead().name()),
                stop);
    }

    private static String plain(UpdateView view, UpdateText text) {
        return text.body() + "\n\n-- \n" + view.footer() + "\n" + view.texts().of("update.stop") + "\n" + view.stop()
                + "\n";
    }
}
