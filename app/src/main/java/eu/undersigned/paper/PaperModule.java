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
import org.jdbi.v3.core.Handle;

/// Wires consultations on paper.
public final class PaperModule {
    /// How long sheets that nobody hands in wait where a consultation has no last day, or there is none any more,
    /// counted from when something was typed in.
    private static final int IDLE_DAYS = 180;

    private final Campaigns campaigns;
    private final Database database;
    private final byte[] key;
    private final Answering answering;
    private final NoteSeal notes;
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
        SecretBox box = new SecretBox(new KeyedHash(key).of("class pages"), random);
        this.notes = new NoteSeal(box);
        this.entering = new Entering(campaigns, database, box, answering, clock);
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
        MakingPasses passes = new MakingPasses(database, key, notes, audit, clock);
        new PassesHandler(passes, board, entering, console, random).route(routes);
    }

    /// Hands in what was saved and nobody handed in before the close, and erases what is known of passes that are over
    /// for long.
    public Runnable expiry() {
        return () -> {
            entering.tidy(this::isKept);
            database.useTransaction(this::sealNotes);
            database.useTransaction(PassStore::forgetDays);
        };
    }

    /// Notes were written in the clear once.
    private void sealNotes(Handle transaction) {
        PassStore.clearNotes(transaction)
                .forEach((pass, note) -> PassStore.note(transaction, pass, notes.seal(pass, note)));
    }

    private boolean isKept(PassStore.Lasting open) {
        LocalDate today = entering.today();
        Optional<LocalDate> closes = campaigns.all().stream()
                .filter(campaign -> campaign.id() == open.pass().campaign())
                .flatMap(campaign -> campaign.content().consultation(open.pass().consultation()).stream())
                .findFirst()
                .flatMap(Consultation::closes);
        return closes.map(day -> !today.isAfter(day.plusDays(Consultation.KEPT_DAYS)))
                .orElseGet(() -> !today.isAfter(open.last().plusDays(IDLE_DAYS)));
    }
}
