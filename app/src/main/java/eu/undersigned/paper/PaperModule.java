package eu.undersigned.paper;

import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.consultation.Answering;
import eu.undersigned.consultation.Board;
import eu.undersigned.db.Database;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Routes;
import eu.undersigned.layout.Layout;
import eu.undersigned.secrets.KeyedHash;
import eu.undersigned.secrets.SecretBox;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/// Wires consultations on paper.
public final class PaperModule {
    /// How long sheets that nobody hands in wait where a consultation has no last day, or there is none any more,
    /// counted from when something was typed in.
    private static final int IDLE_DAYS = 180;

    private final Campaigns campaigns;
    private final Database database;
    private final byte[] key;
    private final Answering answering;
    private final Entering entering;
    private final Layout layout;
    private final SecureRandom random;
    private final InstantSource clock;

    /// @param key a secret that is not in the database
    public PaperModule(
            Campaigns campaigns,
            Database database,
            byte[] key,
            Answering answering,
            Layout layout,
            SecureRandom random,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.key = key.clone();
        this.answering = answering;
        this.entering = new Entering(
                campaigns, database, new SecretBox(new KeyedHash(key).of("class pages"), random), answering, clock);
        this.layout = layout;
        this.random = random;
        this.clock = clock;
    }

    public void route(Routes routes, ErrorPages errors) {
        new ClassHandler(entering, new ClassPages(layout, clock), errors).route(routes);
        new SheetHandler(campaigns, database, answering, layout, errors, clock).route(routes);
        new AdultsHandler(campaigns, layout, errors).route(routes);
    }

    public void route(ConsoleRoutes routes, ConsoleLayout console, Audit audit, Board board) {
        MakingPasses passes = new MakingPasses(database, key, audit, clock);
        new PassesHandler(passes, board, entering, console, random).route(routes);
    }

    /// Hands in complete groups that nobody handed in before the close, and erases what waited too long.
    public Runnable expiry() {
        return () -> entering.tidy(this::isKept);
    }

    private boolean isKept(PassStore.Lasting open) {
        LocalDate today = entering.today();
        Optional<LocalDate> closes = campaigns.all().stream()
                .filter(campaign -> campaign.id() == open.pass().campaign())
                .flatMap(campaign ->
                        campaign.content().consultation(open.pass().consultation()).stream())
                .findFirst()
                .flatMap(Consultation::closes);
        return closes.map(day -> !today.isAfter(day.plusDays(Consultation.KEPT_DAYS)))
                .orElseGet(() -> !today.isAfter(open.last().plusDays(IDLE_DAYS)));
    }
}
