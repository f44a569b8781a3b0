package eu.undersigned.confirmation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.signature.Asked;
import eu.undersigned.signature.ConsentWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a signer was asked, in which words, what they answered, and when: the receipt of their consent.
final class Answers {
    static final String CONSENT = "consent";
    static final String UPDATES = "updates";
    static final String ORGANISATION_UPDATES = "organisation_updates";

    private final Asked asked;

    Answers(Asked asked) {
        this.asked = asked;
    }

    /// One answer.
    ///
    /// @param to slug of the organisation that asked
    /// @param organisation its name
    /// @param version of the words, a SHA-256
    record Given(
            String question,
            String to,
            String organisation,
            String words,
            String version,
            boolean answer,
            Instant at) {}

    /// All answers of a signature, oldest first. Signatures of earlier versions, whose words were not kept, have none
    /// but those that were changed since.
    List<Given> of(Campaign campaign, MySignature signature) {
        List<Given> all = new ArrayList<>();
        signature.asked().ifPresent(number -> {
            given(campaign, signature, number, CONSENT, true, signature.signedAt())
                    .ifPresent(all::add);
            given(
                            campaign,
                            signature,
                            number,
                            UPDATES,
                            first(signature, UPDATES, signature.updates()),
                            signature.signedAt())
                    .ifPresent(all::add);
            signature
                    .organisationUpdates()
                    .flatMap(now -> given(
                            campaign,
                            signature,
                            number,
                            ORGANISATION_UPDATES,
                            first(signature, ORGANISATION_UPDATES, now),
                            signature.signedAt()))
                    .ifPresent(all::add);
        });
        for (AnswerStore.Change change : signature.changes()) {
            given(campaign, signature, change.asked(), change.question(), change.answer(), change.at())
                    .ifPresent(all::add);
        }
        return all;
    }

    private static boolean first(MySignature signature, String question, boolean now) {
        return signature.changes().stream()
                .filter(change -> change.question().equals(question))
                .findFirst()
                .map(AnswerStore.Change::before)
                .orElse(now);
    }

    private Optional<Given> given(
            Campaign campaign, MySignature signature, int number, String question, boolean answer, Instant at) {
        Optional<Organisation> asking = question.equals(ORGANISATION_UPDATES)
                ? signature.organisation().flatMap(campaign::organisation)
                : Optional.of(campaign.lead());
        Asked.Stored stored = asked.stored(number);
        return asking.flatMap(organisation -> ConsentWords.line(stored.text(), question)
                .map(words -> new Given(
                        question, organisation.slug(), organisation.name(), words, stored.version(), answer, at)));
    }
}
