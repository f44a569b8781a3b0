package eu.undersigned.signature;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.MailView;
import eu.undersigned.mail.Message;
import eu.undersigned.outbox.Composer;
import eu.undersigned.outbox.Letter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Puts letters to signers into words, in the language in which they signed.
final class SignMailComposer implements Composer {
    private final Campaigns campaigns;
    private final Layout layout;

    SignMailComposer(Campaigns campaigns, Layout layout) {
        this.campaigns = campaigns;
        this.layout = layout;
    }

    @Override
    public Message compose(Letter sealed, Instant at) {
        SignLetter letter = SignLetter.decode(sealed);
        Campaign campaign = campaigns.byId(letter.campaign());
        return layout.mail(
                letter.id(),
                letter.request().signer().email().deliverable(),
                campaign.name(),
                view(letter, campaign),
                at);
    }

    private MailView view(SignLetter letter, Campaign campaign) {
        Texts texts = Texts.in(letter.shown().language());
        String path = layout.publicUrl() + "/" + letter.shown().language().code();
        String token = letter.token().text();
        MailView.Link confirm = new MailView.Link(texts.of("mail.confirm.button"), path + "/confirm/" + token);
        String mine = path + "/my-signature/" + token;
        String name = campaign.name();
        return switch (letter.kind()) {
            case CONFIRM ->
                new MailView(
                        texts,
                        texts.of("mail.confirm.subject", "campaign", name),
                        greeting(texts, letter),
                        List.of(texts.of("mail.confirm.lead", "campaign", name)),
                        Optional.of(confirm),
                        List.of(texts.of("mail.confirm.wait"), texts.of("mail.confirm.reject")),
                        Optional.of(new MailView.Link(texts.of("mail.mine"), mine)),
                        footer(texts));
            case AGAIN -> signedBefore(texts, letter, name, "mail.again.lead", mine);
            case UNCOUNTED -> signedBefore(texts, letter, name, "mail.uncounted.lead", mine);
            case FULL ->
                new MailView(
                        texts,
                        texts.of("mail.full.subject", "campaign", name),
                        greeting(texts, letter),
                        List.of(texts.of("mail.full.lead", "campaign", name)),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        footer(texts));
        };
    }

    private MailView signedBefore(Texts texts, SignLetter letter, String campaign, String lead, String mine) {
        return new MailView(
                texts,
                texts.of("mail.again.subject", "campaign", campaign),
                greeting(texts, letter),
                List.of(texts.of(lead, "campaign", campaign), texts.of("mail.mine")),
                Optional.of(new MailView.Link(texts.of("mail.button.mine"), mine)),
                List.of(),
                Optional.empty(),
                footer(texts));
    }

    private static String greeting(Texts texts, SignLetter letter) {
        return texts.of(
                "mail.greeting", "name", letter.request().signer().name().value());
    }

    private String footer(Texts texts) {
        return texts.of("mail.footer", "host", URI.create(layout.publicUrl()).getHost());
    }
}
