package eu.undersigned.editing;

import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.KitReader;
import eu.undersigned.campaign.PublishedKits;
import eu.undersigned.db.Database;
import eu.undersigned.http.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// Writes into drafts. One at a time for each campaign: a save that was made from an older state is refused, and loses
/// nothing of what was typed.
public final class Drafting {
    /// Of a form with texts. One of a megabyte is answered by a sentence about it, not by a closed door.
    public static final int MOST_BYTES = 4 << 20;

    /// What rests on the draft is tried on so many states of it, one after the other.
    private static final int MOST_READINGS = 3;

    private final Database database;
    private final PublishedKits kits;
    private final Audit audit;
    private final InstantSource clock;
    /// Those who wait, wait here, not with a connection in their hands.
    private final ReentrantLock one = new ReentrantLock();
    /// Drafts are read in several statements: a crowd of editors must not take all connections from everybody else.
    private final Semaphore reading = new Semaphore(2);

    Drafting(Database database, PublishedKits kits, Audit audit, InstantSource clock) {
        this.database = database;
        this.kits = kits;
        this.audit = audit;
        this.clock = clock;
    }

    public Draft read(Campaign campaign) {
        return reading(transaction -> read(transaction, campaign));
    }

    private <T> T reading(Function<Handle, T> work) {
        reading.acquireUninterruptibly();
        try {
            return database.inSnapshot(work);
        } finally {
            reading.release();
        }
    }

    /// Does something that rests on the draft: reads it as everybody does, then does it in a short transaction in which
    /// nobody writes into the draft or publishes it. Reads again when somebody did so in between.
    ///
    /// @param plan what is to be done with this draft
    /// @return empty: others changed the draft each time, and nothing was done
    public <T> Optional<T> on(Campaign campaign, Function<Draft, Function<Handle, T>> plan) {
        for (int i = 0; i < MOST_READINGS; i++) {
            Known known = reading(transaction -> new Known(read(transaction, campaign), state(transaction, campaign)));
            Function<Handle, T> work = plan.apply(known.draft);
            Optional<T> done = alone(transaction -> {
                DraftStore.hold(transaction, campaign.id());
                return state(transaction, campaign).equals(known.state)
                        ? Optional.of(work.apply(transaction))
                        : Optional.empty();
            });
            if (done.isPresent()) {
                return done;
            }
        }
        return Optional.empty();
    }

    /// @param state equal as long as the draft is the same
    private record Known(Draft draft, List<String> state) {}

    /// What is published, and what differs from it, as hashes.
    private List<String> state(Handle transaction, Campaign campaign) {
        List<String> state = new ArrayList<>(DraftStore.hashes(transaction, campaign.id()));
        kits.latest(transaction, campaign).ifPresent(version -> state.add(version.tree()));
        return state;
    }

    /// In a transaction that has more to look at.
    Draft read(Handle transaction, Campaign campaign) {
        return DraftStore.read(transaction, campaign.id(), kits.current(transaction, campaign));
    }

    /// @param member number of who saves
    /// @param flaws of what was typed, found before: nothing is stored when there is one
    SaveResult save(Campaign campaign, int member, List<KitError> flaws, Edit edit) {
        return flaws.isEmpty() ? save(campaign, member, edit) : new SaveResult.Refused(flaws);
    }

    /// @param member number of who saves
    public SaveResult save(Campaign campaign, int member, Edit edit) {
        return save(campaign, member, edit, _ -> true);
    }

    /// @param member number of who saves
    /// @param also is done with it or not at all; `false`: it can't be done any more, which is a conflict
    public SaveResult save(Campaign campaign, int member, Edit edit, Predicate<Handle> also) {
        return alone(transaction -> {
            DraftStore.hold(transaction, campaign.id());
            Draft draft = read(transaction, campaign);
            String before = edit.hash().apply(draft.files());
            if (!before.equals(edit.base())) {
                return new SaveResult.Conflict(draft.files());
            }
            KitFiles changed = edit.change().apply(draft.files());
            List<KitError> errors = new ArrayList<>(KitReader.errors(changed).stream()
                    .filter(error -> edit.concerns().test(changed, error))
                    .toList());
            if (!errors.isEmpty()) {
                return new SaveResult.Refused(errors);
            }
            if (!also.test(transaction)) {
                return new SaveResult.Conflict(draft.files());
            }
            put(transaction, campaign, member, draft, changed);
            String after = edit.hash().apply(changed);
            if (!after.equals(before)) {
                audit.record(
                        transaction,
                        member,
                        campaign.id(),
                        "draft.saved",
                        edit.what(),
                        said(edit, draft.files(), before),
                        said(edit, changed, after));
            }
            return new SaveResult.Saved();
        });
    }

    /// Makes these files the draft, whatever it was.
    ///
    /// @param base hash of the draft that is given up, as it was shown
    /// @param how for the audit trail, such as `draft.imported`
    SaveResult replace(Campaign campaign, int member, String base, KitFiles files, String how) {
        return alone(transaction -> {
            DraftStore.hold(transaction, campaign.id());
            Draft draft = read(transaction, campaign);
            if (!draft.files().hash().equals(base)) {
                return new SaveResult.Conflict(draft.files());
            }
            put(transaction, campaign, member, draft, files);
            record(transaction, campaign, member, how, "kit", base, files.hash());
            return new SaveResult.Saved();
        });
    }

    /// The kit of the server's folder waits no longer.
    void setSeen(Campaign campaign, int member, KitFiles folder) {
        database.useTransaction(transaction -> {
            kits.setSeen(transaction, campaign, folder);
            record(transaction, campaign, member, "folder.seen", "kit", "", folder.hash());
        });
    }

    private <T> T alone(Function<Handle, T> work) {
        one.lock();
        try {
            return database.inTransaction(work);
        } finally {
            one.unlock();
        }
    }

    private void put(Handle transaction, Campaign campaign, int member, Draft draft, KitFiles changed) {
        for (String path : draft.files().differences(changed)) {
            if (changed.hash(path).equals(draft.published().hash(path))) {
                DraftStore.forget(transaction, campaign.id(), path);
            } else {
                DraftStore.put(transaction, campaign.id(), path, changed.bytes(path), member, clock.instant());
            }
        }
    }

    private void record(
            Handle transaction,
            Campaign campaign,
            int member,
            String action,
            String what,
            String before,
            String after) {
        audit.record(transaction, member, campaign.id(), action, what, hash(before), hash(after));
    }

    private static String said(Edit edit, KitFiles files, String hash) {
        Map<String, String> said = new TreeMap<>(edit.words().apply(files));
        said.put("hash", hash);
        return Json.text(said);
    }

    static String hash(String hash) {
        return Json.text(Map.of("hash", hash));
    }
}
