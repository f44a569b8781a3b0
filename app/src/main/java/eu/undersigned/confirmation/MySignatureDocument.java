package eu.undersigned.confirmation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.TextVersion;
import eu.undersigned.i18n.Language;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/// One's own signature as a document to download: everything that is held about it.
final class MySignatureDocument {
    private final Campaigns campaigns;
    private final Answers answers;
    private final IntFunction<TextVersion> versions;

    /// @param versions of the text, by number
    MySignatureDocument(Campaigns campaigns, Answers answers, IntFunction<TextVersion> versions) {
        this.campaigns = campaigns;
        this.answers = answers;
        this.versions = versions;
    }

    /// The document's fields, in its order.
    Map<String, Object> of(MySignature signature) {
        Campaign campaign = campaigns.byId(signature.campaign());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("campaign", campaign.slug());
        data.put("id", signature.id().toString());
        signature.signer().ifPresent(signer -> {
            data.put("name", signer.name().value());
            data.put("email", signer.email().value());
        });
        data.put("country", signature.country());
        data.put("language_of_messages", Language.valueOf(signature.language()).code());
        putTexts(data, signature);
        putAnswers(data, signature, campaign);
        putState(data, signature);
        return data;
    }

    private void putTexts(Map<String, Object> data, MySignature signature) {
        TextVersion version = versions.apply(signature.text());
        data.put("text_language", version.language().code());
        data.put("text_version_sha256", version.version());
        if (!signature.agreements().isEmpty()) {
            data.put(
                    "also_signed",
                    signature.agreements().stream().map(this::agreement).toList());
        }
    }

    private void putAnswers(Map<String, Object> data, MySignature signature, Campaign campaign) {
        data.put("updates", signature.updates() ? "yes" : "no");
        campaign.organisations().stream()
                .filter(organisation -> signature.organisation().equals(Optional.of(organisation.id())))
                .forEach(organisation -> data.put("organisation", organisation.slug()));
        signature.organisationUpdates().ifPresent(yes -> data.put("organisation_updates", yes ? "yes" : "no"));
        data.put(
                "answers",
                answers.of(campaign, signature).stream()
                        .map(MySignatureDocument::answer)
                        .toList());
        data.put(
                "updates_sent",
                signature.updatesSent().stream()
                        .map(MySignatureDocument::update)
                        .toList());
    }

    private static void putState(Map<String, Object> data, MySignature signature) {
        data.put("signed_at", signature.signedAt().toString());
        String held = signature.confirmedAt().isPresent() ? "confirmed" : "pending";
        data.put("state", signature.invalid().isPresent() ? "invalidated" : held);
        signature.invalid().ifPresent(reason -> data.put("invalidated_because", reason));
        signature.confirmedAt().map(Instant::toString).ifPresent(at -> data.put("confirmed_at", at));
    }

    private Map<String, Object> agreement(AgreementStore.Agreement agreement) {
        TextVersion version = versions.apply(agreement.text());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("text_language", version.language().code());
        document.put("text_version_sha256", version.version());
        document.put("at", agreement.at().toString());
        return document;
    }

    private static Map<String, Object> update(SentUpdate update) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("at", update.at().toString());
        document.put("subject", update.subject());
        document.put("state", update.fate().name().toLowerCase(Locale.ROOT));
        return document;
    }

    private static Map<String, Object> answer(Answers.Given given) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("question", given.question());
        answer.put("organisation", given.to());
        answer.put("words", given.words());
        answer.put("asked_sha256", given.version());
        answer.put("answer", given.answer() ? "yes" : "no");
        answer.put("at", given.at().toString());
        return answer;
    }
}
