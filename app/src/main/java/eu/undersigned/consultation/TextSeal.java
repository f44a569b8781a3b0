package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Question;
import eu.undersigned.http.Json;
import eu.undersigned.i18n.Language;
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

    /// @return whether it is kept
    boolean store(
            Handle transaction,
            Campaign campaign,
            Consultation consultation,
            Question question,
            Language language,
            String text,
            LocalDate today) {
        Optional<Recipient> key = moderators.apply(transaction, campaign);
        key.ifPresent(recipient -> AnswerStore.addText(
                transaction,
                UUID.randomUUID(),
                campaign.id(),
                consultation.slug(),
                recipient.text(),
                seal(question, language, text, recipient),
                today));
        return key.isPresent();
    }

    private byte[] seal(Question question, Language language, String text, Recipient key) {
        byte[] json = Json.write(Map.of("question", question.id(), "language", language.code(), "text", text));
        byte[] padded = Arrays.copyOf(json, (json.length + PADDED_TO - 1) / PADDED_TO * PADDED_TO);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        List<Recipient> recipients = new ArrayList<>(List.of(key));
        recovery.ifPresent(recipients::add);
        return AgeFile.seal(padded, recipients);
    }
}
