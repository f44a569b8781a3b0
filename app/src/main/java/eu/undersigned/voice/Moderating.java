package eu.undersigned.voice;

import eu.undersigned.i18n.Language;
import eu.undersigned.voice.OpenResult.Enough;
import eu.undersigned.voice.OpenResult.Gone;
import eu.undersigned.voice.OpenResult.Opened;
import eu.undersigned.voice.VoiceStore.Row;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// What moderators do with voices. Each act happens in the caller's transaction, so that the audit trail has it exactly
/// when it is done; afterwards the caller asks the [Board] to look.
public final class Moderating {
    /// What belongs to one sitting.
    public static final Duration SITTING = Duration.ofHours(4);

    private final VoiceSeal seal;
    private final Board board;
    private final InstantSource clock;

    Moderating(VoiceSeal seal, Board board, InstantSource clock) {
        this.seal = seal;
        this.board = board;
        this.clock = clock;
    }

    /// The longest waiting first.
    public List<Queued> queue(Handle transaction, int campaign, VoiceState state, int offset, int most) {
        return VoiceStore.queue(transaction, campaign, state, offset, most).stream()
                .map(Row::queued)
                .toList();
    }

    public Map<VoiceState, Long> counts(Handle transaction, int campaign) {
        return VoiceStore.counts(transaction, campaign);
    }

    /// Without opening it; empty when there is no such voice, or no longer.
    public Optional<Queued> find(Handle transaction, int campaign, UUID id) {
        return VoiceStore.find(transaction, id)
                .filter(row -> row.campaign() == campaign)
                .map(Row::queued);
    }

    /// Hands out the sealed text, and counts it.
    ///
    /// @param sitting how many texts the campaign allows a moderator at one sitting
    public OpenResult open(Handle transaction, int campaign, int member, UUID id, int sitting) {
        VoiceStore.lockSitting(transaction, member);
        Optional<Row> row = VoiceStore.find(transaction, id).filter(found -> found.campaign() == campaign);
        if (row.isEmpty() || row.get().sealed().isEmpty()) {
            return new Gone();
        }
        return switch (sit(transaction, member, id, sitting)) {
            case Sitting.Over(Instant until) -> new Enough(until);
            case Sitting.On(int left) ->
                new Opened(
                        row.get().queued(),
                        row.get().sealed().get(),
                        row.get().proposed(),
                        row.get().key().text(),
                        left);
        };
    }

    /// Counts that a member opens a text, of whatever kind: what is hard to read counts towards one sitting.
    ///
    /// @param most how many texts the campaign allows a moderator at one sitting
    public Sitting sit(Handle transaction, int member, UUID id, int most) {
        VoiceStore.lockSitting(transaction, member);
        Instant now = clock.instant();
        Map<UUID, Instant> opened = VoiceStore.opened(transaction, member, now.minus(SITTING));
        if (!opened.containsKey(id)) {
            if (opened.size() >= most) {
                Instant first = opened.values().stream().min(Instant::compareTo).orElse(now);
                return new Sitting.Over(first.plus(SITTING));
            }
            VoiceStore.open(transaction, member, id, now);
            opened.put(id, now);
        }
        return new Sitting.On(most - opened.size());
    }

    /// A moderator's yes to exactly these words.
    public ReleaseResult release(Handle transaction, int campaign, int member, UUID id, Wording wording) {
        return release(transaction, campaign, member, id, wording, Set.of());
    }

    /// A moderator's yes to exactly these words.
    ///
    /// @param notes of what else they tell, beside those that the writer ticked
    public ReleaseResult release(
            Handle transaction, int campaign, int member, UUID id, Wording wording, Set<ContentNote> notes) {
        Optional<Row> found = locked(transaction, campaign, id);
        if (found.isEmpty()) {
            return ReleaseResult.GONE;
        }
        Queued queued = found.get().queued();
        if (queued.state() == VoiceState.PROPOSED) {
            return ReleaseResult.PROPOSED;
        }
        if (queued.state() != VoiceState.WAITING) {
            return ReleaseResult.GONE;
        }
        Instant now = clock.instant();
        if (now.isBefore(queued.readyAt())) {
            return ReleaseResult.TOO_EARLY;
        }
        if (!MessageDigest.isEqual(found.get().print(), seal.print(id, wording))) {
            return ReleaseResult.OTHER_WORDING;
        }
        VoiceStore.addNotes(transaction, id, notes);
        boolean isRepeated = queued.releasedBy().contains(member);
        VoiceStore.release(transaction, id, member, now);
        int releases = queued.releasedBy().size() + (isRepeated ? 0 : 1);
        if (releases < queued.standing().releasesNeeded()) {
            return isRepeated ? ReleaseResult.ALREADY_YOURS : ReleaseResult.SECOND_NEEDED;
        }
        if (!queued.uses().contains(Use.PAGE)) {
            VoiceStore.settle(transaction, id, VoiceState.KEPT, true, null, now);
            return ReleaseResult.KEPT;
        }
        // For the press and for letters moderators read what everybody reads.
        VoiceStore.settle(transaction, id, VoiceState.PUBLISHED, false, null, now);
        PublishedStore.publish(transaction, campaign, id, wording, now);
        return ReleaseResult.PUBLISHED;
    }

    /// Whether these are the words as they stand: proposing them would ask the writer nothing.
    public boolean isCurrent(Handle transaction, int campaign, UUID id, Wording wording) {
        return VoiceStore.find(transaction, id)
                .filter(row ->
                        row.campaign() == campaign && MessageDigest.isEqual(row.print(), seal.print(id, wording)))
                .isPresent();
    }

    /// Asks the writer to agree to other words; what was released before must be released anew after that.
    public ChangeResult propose(Handle transaction, int campaign, UUID id, Wording wording) {
        Optional<Row> found = locked(transaction, campaign, id).filter(row -> isWaiting(row.queued()));
        if (found.isEmpty()) {
            return ChangeResult.GONE;
        }
        Row row = found.get();
        VoiceStore.propose(
                transaction, id, seal.seal(wording, row.key(), row.writer()), seal.print(id, wording), clock.instant());
        return ChangeResult.DONE;
    }

    /// Erases the text; its writer reads why.
    public ChangeResult decline(Handle transaction, int campaign, UUID id, Reason reason) {
        Optional<Row> found =
                locked(transaction, campaign, id).filter(row -> row.queued().state() != VoiceState.DECLINED);
        if (found.isEmpty()) {
            return ChangeResult.GONE;
        }
        PublishedStore.takeDown(transaction, id);
        VoiceStore.settle(transaction, id, VoiceState.DECLINED, false, reason, clock.instant());
        PublishedStore.moveBoard(transaction, campaign);
        return ChangeResult.DONE;
    }

    /// A translation of a published text; an empty one takes it away. That of a survivor's text is read by
    /// everybody once another member saved the same.
    public ChangeResult translate(
            Handle transaction, int campaign, int member, UUID id, Language language, String text) {
        Optional<Row> found = locked(transaction, campaign, id)
                .filter(row -> row.queued().state() == VoiceState.PUBLISHED
                        && row.queued().language() != language);
        if (found.isEmpty()) {
            return ChangeResult.GONE;
        }
        PublishedStore.translate(transaction, id, language, text, member, clock.instant());
        PublishedStore.moveBoard(transaction, campaign);
        return ChangeResult.DONE;
    }

    /// All translations of a published voice, those that wait for a second member too.
    public List<Translated> translations(Handle transaction, UUID id) {
        return PublishedStore.translations(transaction, id).stream()
                .map(one -> new Translated(one.language(), one.text(), one.madeBy(), one.isPublic()))
                .toList();
    }

    /// Takes back a wish for other words that its writer has not answered.
    public ChangeResult dropProposal(Handle transaction, int campaign, UUID id) {
        Optional<Row> found =
                locked(transaction, campaign, id).filter(row -> row.queued().state() == VoiceState.PROPOSED);
        found.ifPresent(_ -> VoiceStore.dropProposal(transaction, id, clock.instant()));
        return found.isPresent() ? ChangeResult.DONE : ChangeResult.GONE;
    }

    /// What everybody may read, as this node knows it.
    public Board board() {
        return board;
    }

    /// After a change, so that this node's pages have it at once.
    public void changed() {
        board.run();
    }

    private static boolean isWaiting(Queued queued) {
        return queued.state() == VoiceState.WAITING || queued.state() == VoiceState.PROPOSED;
    }

    private static Optional<Row> locked(Handle transaction, int campaign, UUID id) {
        return VoiceStore.lock(transaction, id).filter(row -> row.campaign() == campaign);
    }
}
