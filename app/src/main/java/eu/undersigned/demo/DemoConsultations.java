package eu.undersigned.demo;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.campaign.Consultation.Kind;
import eu.undersigned.campaign.Consultation.Question;
import eu.undersigned.consultation.Answering;
import eu.undersigned.consultation.Answers;
import eu.undersigned.consultation.ConsultationModule;
import eu.undersigned.db.Database;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Invented answers of children who do not exist, taken and counted as real ones are.
final class DemoConsultations {
    private static final int CHILDREN = 1_200;
    /// One in so many answers on paper.
    private static final int ON_PAPER = 4;
    /// Of a country and an age.
    private static final int CLASSES = 3;
    /// One in so many skips a question.
    private static final int SKIPS = 12;

    private final Database database;
    private final ConsultationModule consultations;
    /// Seeded: every demonstration looks alike.
    private final Random random = new Random(2025);

    DemoConsultations(Database database, ConsultationModule consultations) {
        this.database = database;
        this.consultations = consultations;
    }

    void fill(Campaign campaign) {
        for (Consultation consultation : campaign.content().consultations()) {
            if (consultations.answering().isOpen(consultation)) {
                database.useTransaction(transaction -> fill(transaction, campaign, consultation));
            }
        }
        consultations.releasing().run();
    }

    private void fill(Handle transaction, Campaign campaign, Consultation consultation) {
        Answering answering = consultations.answering();
        Map<String, List<Answers>> classes = new TreeMap<>();
        for (int i = 0; i < CHILDREN; i++) {
            Answers answers = invent(consultation);
            if (random.nextInt(ON_PAPER) > 0) {
                answering.store(transaction, campaign, consultation, answers);
            } else {
                String alike = String.join(
                        " ", answers.band().id(), answers.country(), Integer.toString(random.nextInt(CLASSES)));
                classes.computeIfAbsent(alike, _ -> new ArrayList<>()).add(answers);
            }
        }
        // Sheets are counted from the day after on, and a demonstration has results at once.
        LocalDate yesterday = answering.today().minusDays(1);
        classes.values()
                .forEach(sheets -> answering.storeSheets(transaction, campaign, consultation, sheets, yesterday));
    }

    private Answers invent(Consultation consultation) {
        List<Band> bands = consultation.bands();
        Band band = bands.get(random.nextInt(bands.size()));
        DemoCountry country = DemoCountry.any(random);
        Map<String, Set<String>> chosen = new HashMap<>();
        for (Question question : consultation.questions(band)) {
            if (question.kind() != Kind.TEXT && random.nextInt(SKIPS) > 0) {
                chosen.put(question.id(), options(question));
            }
        }
        return new Answers(band, country.name(), country.language(), chosen, Map.of());
    }

    /// The first ones more often than the last.
    private Set<String> options(Question question) {
        int most = question.kind() == Kind.ONE ? 1 : 1 + random.nextInt(3);
        Set<String> chosen = new LinkedHashSet<>();
        while (chosen.size() < Math.min(most, question.options().size())) {
            int size = question.options().size();
            chosen.add(question.options().get(Math.min(random.nextInt(size), random.nextInt(size))));
        }
        return chosen;
    }
}
