package eu.undersigned.confirmation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.TextVersion;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Layout;
import eu.undersigned.signature.Asked;
import eu.undersigned.signature.ConsentWords;
import eu.undersigned.signature.SignatureToken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/// The page of one's own signature.
final class MySignaturePage {
    private final Campaigns campaigns;
    private final OwnSignature own;
    private final Asked asked;
    private final Answers answers;
    private final IntFunction<TextVersion> versions;
    private final TokenPages pages;
    private final Layout layout;

    /// @param versions of the text, by number
    MySignaturePage(
            Campaigns campaigns,
            OwnSignature own,
            Asked asked,
            Answers answers,
            IntFunction<TextVersion> versions,
            TokenPages pages,
            Layout layout) {
        this.campaigns = campaigns;
        this.own = own;
        this.asked = asked;
        this.answers = answers;
        this.versions = versions;
        this.pages = pages;
        this.layout = layout;
    }

    static String path(Language language, SignatureToken token) {
        return "/" + language.code() + "/my-signature/" + token.text();
    }

    /// @param isSaved whether a correction was just stored
    Response show(Language language, SignatureToken token, MySignature signature, boolean isSaved) {
        String name = signature.signer().map(signer -> signer.name().value()).orElse("");
        return page(200, language, token, signature, name, Map.of(), isSaved);
    }

    /// With a correction that was not stored, and what is wrong with it.
    Response refused(Language language, SignatureToken token, MySignature signature, MySignatureForm form) {
        return page(422, language, token, signature, form.name(), form.wrong(), false);
    }

    private Response page(
            int status,
            Language language,
            SignatureToken token,
            MySignature signature,
            String name,
            Map<String, String> wrong,
            boolean isSaved) {
        Campaign campaign = campaigns.byId(signature.campaign());
        String title = Texts.in(language).of("mine.title");
        return layout.page(
                        status,
                        pages.frame(campaign, language, title, other -> path(other, token)),
                        "confirmation/mine.jte",
                        view(language, token, signature, campaign, name, wrong, isSaved))
                .asSecret();
    }

    private MySignatureView view(
            Language language,
            SignatureToken token,
            MySignature signature,
            Campaign campaign,
            String name,
            Map<String, String> wrong,
            boolean isSaved) {
        Texts texts = Texts.in(language);
        ConsentWords words =
                asked.show(campaign, language, signature.organisation().flatMap(campaign::organisation));
        return new MySignatureView(
                campaign.name(),
                path(language, token),
                state(texts, signature),
                signature.invalid().map(_ -> uncounted(texts, campaign)),
                signedText(texts, signature),
                name,
                wrong,
                signature.signer().map(signer -> signer.email().value()),
                signature.country(),
                texts.formats().countries(),
                Language.valueOf(signature.language()),
                campaign.languages(),
                signature.updates(),
                words.updates(),
                organisation(texts, campaign, signature, words),
                words.version(),
                answers.of(campaign, signature).stream()
                        .map(given -> answer(given, texts))
                        .toList(),
                signature.updatesSent().stream()
                        .map(update -> update(update, texts))
                        .toList(),
                own.newer(signature, texts),
                alsoSigned(texts, signature),
                isSaved,
                signature.confirmedAt().isPresent(),
                signature.confirmedAt().isPresent() || signature.invalid().isPresent()
                        ? Optional.empty()
                        : Optional.of("/" + language.code() + "/confirm/" + token.text()));
    }

    private static String state(Texts texts, MySignature signature) {
        Optional<Instant> confirmed = signature.confirmedAt();
        if (signature.invalid().isPresent()) {
            String reason = texts.of(InvalidReason.of(signature.invalid().get()).text());
            return confirmed.isPresent()
                    ? texts.of("mine.uncounted", "reason", reason)
                    : texts.of("mine.uncounted.pending", "reason", reason);
        }
        return confirmed
                .map(at -> texts.of("mine.confirmed", "date", texts.formats().date(at)))
                .orElseGet(() -> texts.of("mine.pending"));
    }

    private static MySignatureView.Uncounted uncounted(Texts texts, Campaign campaign) {
        return new MySignatureView.Uncounted(
                texts.of("mine.uncounted.calm"),
                texts.of(
                        "mine.uncounted.contact",
                        "organisation",
                        campaign.lead().name()),
                campaign.lead().website());
    }

    private static Optional<MySignatureView.OrganisationAnswer> organisation(
            Texts texts, Campaign campaign, MySignature signature, ConsentWords words) {
        return signature
                .organisationUpdates()
                .flatMap(answer -> signature
                        .organisation()
                        .flatMap(campaign::organisation)
                        .map(one -> new MySignatureView.OrganisationAnswer(
                                words.organisation()
                                        .map(ConsentWords.Question::updates)
                                        .orElseGet(() ->
                                                texts.of("sign.organisation.updates", "organisation", one.name())),
                                answer)));
    }

    private static MySignatureView.AnswerView answer(Answers.Given given, Texts texts) {
        return new MySignatureView.AnswerView(
                given.organisation(),
                given.words(),
                texts.of(given.answer() ? "sign.yes" : "sign.no"),
                texts.formats().dateTime(given.at()));
    }

    private static MySignatureView.UpdateView update(SentUpdate update, Texts texts) {
        String fate = switch (update.fate()) {
            case SENT -> "";
            case BOUNCED -> texts.of("mine.updates.bounced");
            case UNSURE -> texts.of("mine.updates.unsure");
        };
        return new MySignatureView.UpdateView(update.subject(), texts.formats().dateTime(update.at()), fate);
    }

    private String signedText(Texts texts, MySignature signature) {
        TextVersion version = versions.apply(signature.text());
        return texts.of(
                "mine.text",
                "language",
                texts.formats().language(version.language()),
                "version",
                version.version().substring(0, 12));
    }

    private List<String> alsoSigned(Texts texts, MySignature signature) {
        return signature.agreements().stream()
                .map(agreement -> texts.of(
                        "mine.newer.signed",
                        "version",
                        versions.apply(agreement.text()).version().substring(0, 12),
                        "date",
                        texts.formats().date(agreement.at())))
                .toList();
    }
}
