package eu.undersigned.voice;

import eu.undersigned.db.Database;
import eu.undersigned.seal.Identity;
import eu.undersigned.voice.VoiceStore.Row;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/// What writers do through their own link: see, take back, answer a moderator's wish.
final class OwnVoice {
    private final Database database;
    private final VoiceSeal seal;
    private final Board board;
    private final InstantSource clock;

    OwnVoice(Database database, VoiceSeal seal, Board board, InstantSource clock) {
        this.database = database;
        this.seal = seal;
        this.board = board;
        this.clock = clock;
    }

    /// Empty: there is no such voice, or no longer, or the link is another's.
    Optional<MyVoice> see(VoiceToken token) {
        return database.inTransaction(transaction -> VoiceStore.find(transaction, token.id())
                .filter(row -> isOwn(row, token))
                .map(row -> seen(transaction, row, token.identity())));
    }

    private MyVoice seen(Handle transaction, Row row, Identity identity) {
        Queued queued = row.queued();
        Optional<Wording> wording = queued.state() == VoiceState.PUBLISHED
                ? PublishedStore.wording(transaction, queued.id())
                : row.sealed().flatMap(box -> seal.open(box, identity));
        return new MyVoice(
                queued.id(),
                row.campaign(),
                queued.state(),
                queued.standing(),
                queued.language(),
                wording,
                row.proposed().flatMap(box -> seal.open(box, identity)),
                queued.notes(),
                queued.uses(),
                queued.reason(),
                queued.leftAt(),
                queued.readyAt(),
                row.wasPublished());
    }

    /// Erases it, wherever it stands: from the queue, from all pages and their translations.
    ChangeResult takeBack(VoiceToken token) {
        return change(token, (transaction, row) -> {
            VoiceStore.erase(transaction, token.id());
            PublishedStore.moveBoard(transaction, row.campaign());
            return ChangeResult.DONE;
        });
    }

    /// The moderator's wording takes the place of the writer's.
    ///
    /// @param print hash of the wording that the writer saw, as [#printOf] gives it: no other is agreed to
    ChangeResult agree(VoiceToken token, String print) {
        return change(token, (transaction, row) -> {
            if (!isProposed(row, print)) {
                return ChangeResult.GONE;
            }
            VoiceStore.agree(transaction, token.id(), clock.instant());
            VoiceStore.dropReleases(transaction, token.id());
            return ChangeResult.DONE;
        });
    }

    /// The writer's own wording stays.
    ChangeResult refuse(VoiceToken token, String print) {
        return change(token, (transaction, row) -> {
            if (!isProposed(row, print)) {
                return ChangeResult.GONE;
            }
            VoiceStore.refuse(transaction, token.id(), clock.instant());
            return ChangeResult.DONE;
        });
    }

    /// Which proposed wording a writer answers.
    String printOf(VoiceToken token, Wording wording) {
        return HexFormat.of().formatHex(seal.print(token.id(), wording));
    }

    private static boolean isProposed(Row row, String print) {
        return row.queued().state() == VoiceState.PROPOSED
                && row.proposedPrint()
                        .filter(own -> HexFormat.of().formatHex(own).equals(print))
                        .isPresent();
    }

    private ChangeResult change(VoiceToken token, BiFunction<Handle, Row, ChangeResult> work) {
        ChangeResult result = database.inTransaction(transaction -> VoiceStore.lock(transaction, token.id())
                .filter(row -> isOwn(row, token))
                .map(row -> work.apply(transaction, row))
                .orElse(ChangeResult.GONE));
        board.run(); // what is done is done, whatever the board says
        return result;
    }

    private static boolean isOwn(Row row, VoiceToken token) {
        return row.writer().equals(token.identity().recipient());
    }
}
