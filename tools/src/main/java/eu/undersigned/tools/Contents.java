package eu.undersigned.tools;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What must be known of all bundles before anybody may be written: who was erased, and which record of an id counts.
final class Contents {
    private final boolean isSeveral;
    private final Set<Line.Head> heads = new HashSet<>();
    private final Map<UUID, Instant> erased = new HashMap<>();
    private final Map<UUID, Instant> newest = new HashMap<>();

    /// @param isSeveral more than one bundle: an id may come more than once
    Contents(boolean isSeveral) {
        this.isSeveral = isSeveral;
    }

    void add(Line line) {
        switch (line) {
            case Line.Head head -> heads.add(head);
            case Line.Erased(UUID id, Instant at) -> erased.merge(id, at, Contents::later);
            case Line.Record record -> {
                if (isSeveral) {
                    newest.merge(record.id(), record.changedAt(), Contents::later);
                }
            }
            case Line.Epoch _, Line.End _, Line.Unknown _, Line.Wrong _ -> {}
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// An organisation's erasures, and the answers given to it, say nothing of another's.
    boolean isMixed() {
        return heads.size() > 1;
    }

    int erased() {
        return erased.size();
    }

    /// Whether this is the record of its id that counts. True once for each id.
    boolean take(Line.Record record) {
        Instant gone = erased.get(record.id());
        boolean isErased = gone != null && !record.changedAt().isAfter(gone);
        boolean isOld = isSeveral && !record.changedAt().equals(newest.get(record.id()));
        if (isErased || isOld) {
            return false;
        }
        newest.remove(record.id()); // the same record in a further bundle counts no more
        return true;
    }
}
