package eu.undersigned.confirmation;

import eu.undersigned.signature.Signer;
import eu.undersigned.signature.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Everything that is held about one signature, for the person who made it.
///
/// @param signer name and mailbox, when this link still shows them
/// @param text number of the text's version
/// @param asked number of the words in which they were asked
/// @param language of messages, in capitals
/// @param changes of answers since
/// @param invalid why the campaign does not count it, or does not let it be confirmed: the reason's word
/// @param updatesSent mails that went to those who said yes to updates, oldest first
/// @param source where the link stood that they followed
/// @param agreements newer texts that they signed too, oldest first
public record MySignature(
        int campaign,
        UUID id,
        Optional<Signer> signer,
        String country,
        String language,
        int text,
        Optional<Integer> asked,
        boolean updates,
        Optional<Integer> organisation,
        Optional<Boolean> organisationUpdates,
        Instant signedAt,
        Optional<Instant> confirmedAt,
        List<AnswerStore.Change> changes,
        Optional<String> invalid,
        List<SentUpdate> updatesSent,
        Optional<Source> source,
        List<AgreementStore.Agreement> agreements) {}
