package eu.undersigned.moderation;

import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.VoiceRules;
import eu.undersigned.console.Visit;
import eu.undersigned.db.Database;
import eu.undersigned.http.Json;
import eu.undersigned.i18n.Language;
import eu.undersigned.voice.ChangeResult;
import eu.undersigned.voice.ContentNote;
import eu.undersigned.voice.Moderating;
import eu.undersigned.voice.OpenResult;
import eu.undersigned.voice.Queued;
import eu.undersigned.voice.Reason;
import eu.undersigned.voice.ReleaseResult;
import eu.undersigned.voice.Translated;
import eu.undersigned.voice.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// What moderators do, each act in one transaction with its line in the audit trail. Afterwards the pages of this node
/// have it at once.
final class Acting {
    /// Where the rules are gone, and some voices are still to be read.
    private static final int SITTING = 20;

    private final Database database;
    private final Moderating moderating;
    private final Audit audit;

    Acting(Database database, Moderating moderating, Audit audit) {
        this.database = database;
        this.moderating = moderating;
        this.audit = audit;
    }

    /// What became of the wish for other words.
    enum ProposeResult {
        DONE,
        /// They are the words as they stand: there is nothing to ask the writer.
        SAME,
        /// They are the words as they stand, and the wish for others is taken back.
        TAKEN_BACK,
        GONE
    }

    /// How many texts a moderator may open at one sitting.
    static int sitting(Visit visit) {
        return visit.campaign().content().voices().map(VoiceRules::sitting).orElse(SITTING);
    }

    OpenResult open(Visit visit, UUID id) {
        return database.inTransaction(transaction -> {
            OpenResult result = moderating.open(transaction, campaign(visit), member(visit), id, sitting(visit));
            if (result instanceof OpenResult.Opened) {
                record(transaction, visit, "voice.opened", id, Map.of(), Map.of());
            }
            return result;
        });
    }

    ReleaseResult release(Visit visit, UUID id, Wording wording, Set<ContentNote> notes) {
        return changing(transaction -> {
            ReleaseResult result = moderating.release(transaction, campaign(visit), member(visit), id, wording, notes);
            if (isDone(result)) {
                record(transaction, visit, "voice.released", id, Map.of(), Map.of("result", code(result)));
            }
            return result;
        });
    }

    private static boolean isDone(ReleaseResult result) {
        return switch (result) {
            case PUBLISHED, KEPT, SECOND_NEEDED -> true;
            case ALREADY_YOURS, TOO_EARLY, PROPOSED, OTHER_WORDING, GONE -> false;
        };
    }

    static String code(ReleaseResult result) {
        return result.name().toLowerCase(Locale.ROOT);
    }

    ProposeResult propose(Visit visit, UUID id, Wording wording) {
        return changing(transaction -> {
            if (moderating.isCurrent(transaction, campaign(visit), id, wording)) {
                ChangeResult dropped = moderating.dropProposal(transaction, campaign(visit), id);
                if (dropped == ChangeResult.GONE) {
                    return ProposeResult.SAME;
                }
                record(transaction, visit, "voice.proposal.dropped", id, Map.of(), Map.of());
                return ProposeResult.TAKEN_BACK;
            }
            ChangeResult result = moderating.propose(transaction, campaign(visit), id, wording);
            if (result == ChangeResult.GONE) {
                return ProposeResult.GONE;
            }
            record(transaction, visit, "voice.proposed", id, Map.of(), Map.of());
            return ProposeResult.DONE;
        });
    }

    ChangeResult decline(Visit visit, UUID id, Reason reason) {
        return changing(transaction -> {
            Map<String, String> before = moderating
                    .find(transaction, campaign(visit), id)
                    .map((Queued voice) -> Map.of("state", voice.state().code()))
                    .orElse(Map.of());
            ChangeResult result = moderating.decline(transaction, campaign(visit), id, reason);
            if (result == ChangeResult.DONE) {
                record(transaction, visit, "voice.declined", id, before, Map.of("reason", reason.code()));
            }
            return result;
        });
    }

    /// @param text empty: the translation goes
    ChangeResult translate(Visit visit, UUID id, Language language, String text) {
        return changing(transaction -> {
            ChangeResult result = moderating.translate(transaction, campaign(visit), member(visit), id, language, text);
            if (result == ChangeResult.DONE) {
                String action = text.isEmpty() ? "voice.translation.removed" : "voice.translated";
                record(transaction, visit, action, id, Map.of(), Map.of("language", language.code()));
            }
            return result;
        });
    }

    /// Those that wait for a second member too.
    List<Translated> translations(UUID id) {
        return database.inTransaction(transaction -> moderating.translations(transaction, id));
    }

    private <T> T changing(Function<Handle, T> work) {
        T result = database.inTransaction(work);
        moderating.changed();
        return result;
    }

    private void record(
            Handle transaction,
            Visit visit,
            String action,
            UUID id,
            Map<String, String> before,
            Map<String, String> after) {
        audit.record(transaction, member(visit), campaign(visit), action, "voice/" + id, json(before), json(after));
    }

    private static String json(Map<String, String> values) {
        return values.isEmpty() ? "" : Json.text(values);
    }

    private static int campaign(Visit visit) {
        return visit.campaign().id();
    }

    private static int member(Visit visit) {
        return visit.actor().member();
    }
}
