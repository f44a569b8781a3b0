package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.campaign.Wordings;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Venue;
import eu.undersigned.seal.Recipient;
import eu.undersigned.secrets.KeyedHash;
import eu.undersigned.secrets.SecretBox;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/// Wires consultations.
public final class ConsultationModule {
    private final Campaigns campaigns;
    private final Database database;
    private final Answering answering;
    private final OwnWords ownWords;
    private final Releasing releasing;
    private final Board board;
    private final Passes passes;
    private final WordsPasses words;
    private final AnswerLimits limits;
    private final Layout layout;

    /// @param key a secret that is not in the database
    /// @param moderators to whom own words are sealed
    /// @param recovery can open them too, where one is set
    public ConsultationModule(
            Campaigns campaigns,
            Database database,
            byte[] key,
            BiFunction<Handle, Campaign, Optional<Recipient>> moderators,
            Optional<Recipient> recovery,
            boolean isLoadTest,
            Layout layout,
            SecureRandom random,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.layout = layout;
        WaitingSeal seal = new WaitingSeal(new SecretBox(new KeyedHash(key).of("waiting"), random));
        TextSeal texts = new TextSeal(moderators, recovery);
        this.answering = new Answering(seal, texts, clock);
        this.ownWords = new OwnWords(campaigns, texts, clock);
        this.board = new Board(database);
        this.releasing = new Releasing(campaigns, database, seal, board, clock);
        this.passes = new Passes(key, random, clock);
        this.words = new WordsPasses(key, random, clock);
        this.limits = new AnswerLimits(isLoadTest);
        keepWordings();
        board.run();
    }

    /// Of consultations that were answered before what was asked was kept.
    private void keepWordings() {
        database.useTransaction(transaction -> campaigns
                .all()
                .forEach(campaign -> campaign.content().consultations().stream()
                        .filter(consultation -> AnswerStore.isAnswered(transaction, campaign.id(), consultation.slug()))
                        .forEach(consultation -> Wordings.fix(transaction, campaign, consultation.slug()))));
    }

    public void route(Routes routes, ErrorPages errors) {
        new ConsultationHandler(campaigns, answering, board, layout, errors).route(routes);
        new AnswerHandler(campaigns, database, answering, passes, words, limits, layout, errors).route(routes);
        new TalkHandler(campaigns, database, answering, words, limits, layout, errors).route(routes);
        new ConsultationDataHandler(campaigns, board, answering).route(routes);
    }

    /// A page of a consultation as a draft would make it.
    ///
    /// @param age whose questions; 0: the page that comes before them
    /// @return empty when there is no such consultation, or nobody of that age is asked
    public Optional<Response> draft(Campaign draft, PetitionText text, String slug, int age) {
        return new ConsultationPages(layout).draft(Venue.own(draft, text), slug, age, answering.today());
    }

    /// Takes what children answered.
    public Answering answering() {
        return answering;
    }

    /// What children wrote, for those who may read it.
    public OwnWords ownWords() {
        return ownWords;
    }

    /// What was counted.
    public Board board() {
        return board;
    }

    /// Counts what can be counted.
    public Runnable releasing() {
        return releasing;
    }

    /// Erases what has had its time.
    public Runnable expiry() {
        Runnable waiting = releasing.expiry();
        return () -> {
            waiting.run();
            database.useTransaction(ownWords::expire);
        };
    }
}
