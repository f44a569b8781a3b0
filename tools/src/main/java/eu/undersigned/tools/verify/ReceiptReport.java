package eu.undersigned.tools.verify;

import eu.undersigned.leaf.Leaf;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// What became of the signature of a receipt.
///
/// @param size of the tree in which the receipt's checkpoint has it
/// @param now today's tree; the same size when only the file was looked at
/// @param changes those of this leaf, each checked, the earliest first
/// @param basis how far that is proven, for a person
record ReceiptReport(ReceiptFile file, Trust trust, long size, long now, List<Changed> changes, Basis basis) {
    private static final long SECONDS_AN_HOUR = 3_600;

    /// A change of the leaf, and the leaf that says so.
    record Changed(long at, Leaf.Change leaf) {}

    enum Basis {
        FILE("Only the file was looked at: what became of the signature later is in the log."),
        LIST("What became of it is what the log's own list of changes says. With --recount, all leaves are read,"
                + " and none can be left out."),
        RECOUNT("All leaves of the log were read: nothing else changed it.");

        private final String words;

        Basis(String words) {
            this.words = words;
        }
    }

    String state() {
        String state = "counted";
        for (Changed changed : changes) {
            state = switch (changed.leaf()) {
                case Leaf.Withdrawn _ -> "withdrawn";
                case Leaf.Invalidated _ -> "invalidated";
                case Leaf.Reinstated _ -> "counted";
                case Leaf.Corrected _ -> state;
            };
        }
        return state;
    }

    void print(PrintWriter out) {
        Leaf.Signed leaf = file.receipt().leaf();
        out.println("Receipt  of the petition "
                + Words.plain(file.receipt().record().campaign()));
        out.println("Log      " + trust.key().name());
        out.println("Key      " + trust.key());
        out.println("         " + trust.why().words());
        out.println("Leaf     " + Words.grouped(file.index()) + ": confirmed in the hour from " + hour(leaf.hour())
                + ", " + leaf.country() + ", text in '" + leaf.language() + "'");
        out.println("Proven   in the log since it had " + Words.count(size, "leaf", "leaves") + " at most"
                + (basis == Basis.FILE ? "" : "; still there among " + Words.grouped(now)));
        changes.forEach(changed -> out.println("Then     " + words(changed)));
        if (basis != Basis.FILE) {
            out.println("Now      " + state());
        }
        out.println();
        out.println(basis.words);
        out.println("This can't show that the signer is a real person.");
        out.flush();
    }

    private static String words(Changed changed) {
        String what = switch (changed.leaf()) {
            case Leaf.Withdrawn _ -> "withdrawn";
            case Leaf.Invalidated invalidated -> "invalidated (" + invalidated.reason() + ")";
            case Leaf.Reinstated _ -> "reinstated";
            case Leaf.Corrected corrected -> "country corrected to " + corrected.country();
        };
        return what + " in the hour from " + hour(changed.leaf().hour()) + " (leaf " + Words.grouped(changed.at())
                + ")";
    }

    private static String hour(long hour) {
        return Instant.ofEpochSecond(hour * SECONDS_AN_HOUR).toString();
    }

    void write(ObjectNode json) {
        json.put("campaign", file.receipt().record().campaign())
                .put("index", file.index())
                .put("hour", hour(file.receipt().leaf().hour()))
                .put("country", file.receipt().leaf().country())
                .put("size", size)
                .put("size_now", now)
                .put("basis", basis.name().toLowerCase(Locale.ROOT));
        if (basis != Basis.FILE) {
            json.put("state", state());
        }
    }
}
