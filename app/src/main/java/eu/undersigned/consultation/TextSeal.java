package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Question;
import eu.undersigned.http.Json;
import eu.undersigned.seal.AgeFile;
import eu.undersigned.seal.Recipient;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/// Own words, sealed to the campaign's moderators: this server can't read them again, and shows them nowhere.
final class TextSeal {
    /// Lengths of sealed texts tell no more than this.
    private static final int PADDED_TO = 1024;

    private final BiFunction<Handle, Campaign, Optional<Recipient>> moderators;
    private final Optional<Recipient> recovery;

    /// @param moderators to whom a campaign's texts are sealed; empty: it keeps none
    /// @param recovery can open everything too, where one is set
    TextSeal(BiFunction<Handle, Campaign, Optional<Recipient>> moderators, Optional<Recipient> recovery) {
        this.moderators = moderators;
        this.recovery = recovery;
    }

    /// Whether somebody can read a campaign's texts. Nobody is asked for any otherwise.
    boolean isOpenTo(Handle transaction, Campaign campaign) {
        return moderators.apply(transaction, campaign).isPresent();
    }

    /// @return whether it is kept: only where somebody can read it
    boolean store(
            Handle transaction,
            Campaign campaign,
            Consultation consultation,
            Question question,
            Answers answers,
            LocalDate today) {
        Optional<Recipient> key = moderators.apply(transaction, campaign);
        key.ifPresent(recipient -> TextStore.add(
                transaction,
                new TextStore.Row(
                        campaign.id(),
                        new OwnText(
                                UUID.randomUUID(),
                                consultation.slug(),
                                answers.band().id(),
                                Optional.of(answers.language()),
                                today,
                                OwnText.State.NEW),
                        recipient,
                        seal(question, answers, recipient))));
        return key.isPresent();
    }

    private byte[] seal(Question question, Answers answers, Recipient key) {
        byte[] json = Json.write(Map.of(
                "question",
                question.id(),
                "language",
                answers.language().code(),
                "text",
                answers.texts().getOrDefault(question.id(), "")));
        byte[] padded = Arrays.copyOf(json, (json.length + PADDED_TO - 1) / PADDED_TO * PADDED_TO);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        List<Recipient> recipients = new ArrayList<>(List.of(key));
        recovery.ifPresent(recipients::add);
        return AgeFile.seal(padded, recipients);
    }
}
