package eu.undersigned.moderation;

import eu.undersigned.account.Members;
import eu.undersigned.audit.Audit;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.consultation.OwnWords;
import eu.undersigned.db.Database;
import eu.undersigned.voice.Moderating;
import java.time.InstantSource;

/// Wires the moderation of voices, and of what children wrote in consultations.
public final class ModerationModule {
    private final QueueHandler queue;
    private final ReadingHandler reading;
    private final TranslationHandler translations;
    private final OwnWordsHandler ownWords;

    public ModerationModule(
            Database database,
            Moderating moderating,
            OwnWords words,
            Members members,
            Audit audit,
            ConsoleLayout layout,
            InstantSource clock) {
        Acting acting = new Acting(database, moderating, audit);
        Colleagues colleagues = new Colleagues(members);
        RowAnswer rows = new RowAnswer(database, moderating, colleagues, clock);
        this.queue = new QueueHandler(acting, rows, new QueueReader(database, moderating, colleagues, clock), layout);
        this.reading = new ReadingHandler(acting, rows);
        this.ownWords = new OwnWordsHandler(
                database, words, moderating, new OwnWordsReader(database, words, colleagues), audit, layout);
        this.translations = new TranslationHandler(acting, moderating, layout);
    }

    public void route(ConsoleRoutes routes) {
        queue.route(routes);
        reading.route(routes);
        translations.route(routes);
        ownWords.route(routes);
    }
}
