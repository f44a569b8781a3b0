package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Question;
import eu.undersigned.campaign.Wordings;
import eu.undersigned.i18n.Language;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Takes the answers of one child, from a page or from a sheet: they wait, sealed, until they can be counted
/// together with those of others ([Releasing]).
public final class Answering {
    /// What of an own text is counted: that there is one.
    static final String WRITTEN = "written";

    private final WaitingSeal seal;
    private final TextSeal texts;
    private final InstantSource clock;

    Answering(WaitingSeal seal, TextSeal texts, InstantSource clock) {
        this.seal = seal;
        this.texts = texts;
        this.clock = clock;
    }

    /// @param needsHelp whether a text names somebody or tells of a crime: it was not stored, and whoever wrote it is
    ///     to see where there is help
    /// @param again questions to which it can be written in other words; none where no own words are kept
    public record Stored(boolean needsHelp, List<String> again) {
        public Stored {
            again = List.copyOf(again);
        }
    }

    /// They answer something else than what is asked now: it was changed a moment ago, and nothing is stored.
    public static final class OtherWords extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// What somebody answered online. Part of the caller's transaction, so that it is stored exactly as often as the
    /// caller's own row.
    ///
    /// @throws OtherWords when the questions were changed meanwhile
    public Stored store(Handle transaction, Campaign campaign, Consultation consultation, Answers answers) {
        if (!Wordings.fix(transaction, campaign, consultation.slug())) {
            throw new OtherWords();
        }
        Map<String, Set<String>> chosen = new HashMap<>(answers.chosen());
        List<String> left = new ArrayList<>();
        LocalDate today = today();
        for (Question question : consultation.questions(answers.band())) {
            String text = answers.texts().getOrDefault(question.id(), "");
            if (text.isEmpty()) {
                continue;
            }
            if (TextCare.isForHelp(text, answers.language())) {
                left.add(question.id());
            } else if (texts.store(transaction, campaign, consultation, question, answers, today)) {
                chosen.put(question.id(), Set.of(WRITTEN));
            }
        }
        keep(transaction, new Child(cell(campaign, consultation, answers, Source.ONLINE), today, chosen, ""));
        return new Stored(!left.isEmpty(), texts.isOpenTo(transaction, campaign) ? left : List.of());
    }

    /// Own words written once more, sealed like the others. That they are there was not counted with the answers.
    ///
    /// @param words no more than these
    void storeWords(Handle transaction, Campaign campaign, Consultation consultation, Answers words) {
        LocalDate today = today();
        consultation.questions(words.band()).stream()
                .filter(question -> words.texts().containsKey(question.id()))
                .forEach(question -> texts.store(transaction, campaign, consultation, question, words, today));
    }

    private static Cell cell(Campaign campaign, Consultation consultation, Answers answers, Source source) {
        return new Cell(campaign.id(), consultation.slug(), answers.band().id(), answers.country(), source.code());
    }

    private void keep(Handle transaction, Child child) {
        AnswerStore.add(transaction, UUID.randomUUID(), seal.seal(child), 0);
    }

    /// The sheets of one group, also part of the caller's transaction. Their order is lost, and own words lie in
    /// another one. Whether words may name somebody was looked at when they were typed in, and is not asked again.
    ///
    /// @param day on which they are handed in
    /// @throws OtherWords when the questions were changed meanwhile
    public void storeSheets(
            Handle transaction, Campaign campaign, Consultation consultation, List<Answers> sheets, LocalDate day) {
        if (!Wordings.fix(transaction, campaign, consultation.slug())) {
            throw new OtherWords();
        }
        Map<Answers, Set<String>> written = new IdentityHashMap<>();
        for (Answers sheet : shuffled(sheets)) {
            for (Question question : consultation.questions(sheet.band())) {
                String text = sheet.texts().getOrDefault(question.id(), "");
                if (!text.isEmpty() && texts.store(transaction, campaign, consultation, question, sheet, day)) {
                    written.computeIfAbsent(sheet, _ -> new HashSet<>()).add(question.id());
                }
            }
        }
        String group = UUID.randomUUID().toString();
        for (Answers sheet : shuffled(sheets)) {
            Map<String, Set<String>> chosen = new HashMap<>(sheet.chosen());
            written.getOrDefault(sheet, Set.of()).forEach(question -> chosen.put(question, Set.of(WRITTEN)));
            keep(transaction, new Child(cell(campaign, consultation, sheet, Source.SHEET), day, chosen, group));
        }
    }

    private static List<Answers> shuffled(List<Answers> sheets) {
        Map<UUID, Answers> shuffled = new TreeMap<>();
        sheets.forEach(sheet -> shuffled.put(UUID.randomUUID(), sheet));
        return List.copyOf(shuffled.values());
    }

    /// As it is asked now: for own words only where somebody can read them.
    public Consultation asked(Handle transaction, Campaign campaign, Consultation consultation) {
        return !consultation.hasTexts() || texts.isOpenTo(transaction, campaign)
                ? consultation
                : consultation.withoutTexts();
    }

    /// Whether somebody who wrote this should see at once where there is help: it may name somebody, or tell of a
    /// crime.
    public static boolean isForHelp(String text, Language language) {
        return TextCare.isForHelp(text, language);
    }

    /// Whether it can be answered now.
    public boolean isOpen(Consultation consultation) {
        return consultation.state(today()) == Consultation.State.OPEN;
    }

    /// Whether everybody may read it.
    public boolean isPublic(Consultation consultation) {
        return consultation.state(today()) != Consultation.State.PLANNED;
    }

    /// The day by which consultations open and close.
    public LocalDate today() {
        Instant now = clock.instant();
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
