package eu.undersigned.moderation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Kind;
import eu.undersigned.campaign.Consultation.Words;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.consultation.OwnText;
import eu.undersigned.consultation.OwnWords;
import eu.undersigned.db.Database;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.moderation.OwnWordsView.Question;
import eu.undersigned.moderation.OwnWordsView.Row;
import eu.undersigned.moderation.QueueView.Fact;
import eu.undersigned.moderation.QueueView.Tab;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a page of what children wrote in their own words: what is known of each text without opening it.
final class OwnWordsReader {
    private static final Texts TEXTS = ConsoleTexts.texts();

    private final Database database;
    private final OwnWords words;
    private final Colleagues colleagues;

    OwnWordsReader(Database database, OwnWords words, Colleagues colleagues) {
        this.database = database;
        this.words = words;
        this.colleagues = colleagues;
    }

    /// @param asked the number of the page; none behind the last one is shown
    /// @param said what was just done; empty: nothing
    OwnWordsView read(Visit visit, OwnText.State state, int asked, String said) {
        return database.inTransaction(transaction -> {
            Campaign campaign = visit.campaign();
            Map<OwnText.State, Long> counts = words.counts(transaction, campaign.id());
            long all = counts.getOrDefault(state, 0L);
            int page = (int) Math.max(1, Math.min(asked, (all + OwnWordsView.ROWS - 1) / OwnWordsView.ROWS));
            int offset = (page - 1) * OwnWordsView.ROWS;
            List<Row> rows = words.list(transaction, campaign.id(), state, offset, OwnWordsView.ROWS).stream()
                    .map(text -> row(campaign, text))
                    .toList();
            return new OwnWordsView(
                    tabs(visit, state, counts),
                    state,
                    page,
                    said,
                    rows,
                    TEXTS.of("console.moderation.place", "from", offset + 1, "to", offset + rows.size(), "rows", all),
                    page > 1 ? Optional.of(path(visit, state, page - 1)) : Optional.empty(),
                    (long) page * OwnWordsView.ROWS < all
                            ? Optional.of(path(visit, state, page + 1))
                            : Optional.empty(),
                    Acting.sitting(visit),
                    colleagues.coordinators(transaction, visit),
                    words.isLeftOut(transaction, campaign),
                    questions(campaign));
        });
    }

    static String path(Visit visit, OwnText.State state, int page) {
        return visit.path("ownwords") + "?state=" + state.code() + (page == 1 ? "" : "&page=" + page);
    }

    static String state(OwnText.State state) {
        return switch (state) {
            case NEW -> TEXTS.of("console.ownwords.state.new");
            case READ -> TEXTS.of("console.ownwords.state.read");
            case HELP -> TEXTS.of("console.ownwords.state.help");
        };
    }

    private static List<Tab> tabs(Visit visit, OwnText.State current, Map<OwnText.State, Long> counts) {
        return Arrays.stream(OwnText.State.values())
                .map(state -> new Tab(
                        state(state),
                        TEXTS.formats().number(counts.getOrDefault(state, 0L)),
                        path(visit, state, 1),
                        state == current))
                .toList();
    }

    private static Row row(Campaign campaign, OwnText text) {
        String title = campaign.content().consultations().stream()
                .filter(one -> one.slug().equals(text.consultation()))
                .map(one -> one.text(Language.EN).title())
                .findFirst()
                .orElse(text.consultation());
        String day = TEXTS.formats().date(text.day());
        String language = text.language().map(TEXTS.formats()::language).orElse("–");
        return new Row(
                text.id().toString(),
                text.consultation(),
                title,
                text.language().map(Language::code).orElse(""),
                TEXTS.of("console.ownwords.about", "language", language, "ages", text.band(), "day", day),
                state(text.state()),
                List.of(
                        new Fact("day", TEXTS.of("console.ownwords.fact.day"), day),
                        new Fact(
                                "ages",
                                TEXTS.of("console.ownwords.fact.ages"),
                                text.band().isEmpty() ? "–" : text.band()),
                        new Fact("language", TEXTS.of("console.ownwords.fact.language"), language)));
    }

    private static List<Question> questions(Campaign campaign) {
        List<Question> questions = new ArrayList<>();
        for (Consultation consultation : campaign.content().consultations()) {
            Map<String, Words> words = consultation.text(Language.EN).words();
            for (Consultation.Question one : consultation.questions()) {
                Words asked = words.get(one.id());
                if (one.kind() == Kind.TEXT && asked != null) {
                    questions.add(new Question(consultation.slug() + "/" + one.id(), asked.ask()));
                }
            }
        }
        return questions;
    }
}
