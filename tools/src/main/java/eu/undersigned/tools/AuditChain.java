package eu.undersigned.tools;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Follows the chain of an audit trail's file from its first entry to its end, and names each entry that does not fit.
final class AuditChain {
    /// No entry has longer lines: a file of another kind must not fill the memory.
    private static final int LONGEST = 16 * 1024 * 1024;
    /// More would say nothing new.
    private static final int MOST_FAULTS = 20;

    private final Optional<byte[]> wanted;
    private final List<String> faults = new ArrayList<>();
    private byte[] head = new byte[AuditLine.HASH_BYTES];
    private long last;
    private long withheld;
    private Optional<Long> found = Optional.empty();
    private boolean hasBegun;
    private boolean hasEnded;

    /// What a file is found to be.
    ///
    /// @param faults in words, in the order of the file; none: the chain is whole
    /// @param entries up to the last number
    /// @param withheld of them, those whose content is not in the file
    /// @param head hash of the last entry, 32 bytes
    /// @param found number of the entry whose hash was looked for
    record Report(List<String> faults, long entries, long withheld, byte[] head, Optional<Long> found) {}

    private AuditChain(Optional<byte[]> wanted) {
        this.wanted = wanted;
    }

    /// @param wanted a hash that some entry must have
    static Report read(InputStream in, Optional<byte[]> wanted) throws IOException {
        AuditChain chain = new AuditChain(wanted);
        Lines lines = new Lines(in, LONGEST);
        long number = 0;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            chain.take(++number, line);
        }
        return chain.end();
    }

    private void take(long number, byte[] line) {
        AuditLine parsed = line.length > LONGEST ? new AuditLine.Wrong("it is too long") : AuditLine.parse(line);
        switch (parsed) {
            case AuditLine.Begin() -> begin(number);
            case AuditLine.Entry entry -> take(number, entry);
            case AuditLine.End(long entries, byte[] stated) -> end(entries, stated);
            case AuditLine.Wrong(String reason) -> fault("line " + number + " can't be read: " + reason);
        }
    }

    private void begin(long number) {
        if (number != 1) {
            fault("line " + number + " begins another file");
        }
        hasBegun = true;
    }

    private void take(long number, AuditLine.Entry entry) {
        if (hasEnded) {
            fault("line " + number + ", entry " + entry.id() + ", stands behind the end");
        }
        boolean isNext = entry.id() == last + 1;
        if (entry.id() == last) {
            fault("entry " + entry.id() + " stands twice: one of them was inserted");
        } else if (entry.id() < last) {
            fault("entry " + entry.id() + " stands behind entry " + last + ": the order was changed");
        } else if (!isNext) {
            fault(missing(entry.id()));
        }
        // Behind a gap nobody can compute the hash: what the line says is taken for the next ones.
        if (isNext && !Arrays.equals(AuditLine.sha256(head, entry.digest()), entry.hash())) {
            fault("entry " + entry.id() + " was changed, or is not the one that followed entry " + last);
        }
        if (wanted.isPresent() && found.isEmpty() && Arrays.equals(wanted.get(), entry.hash())) {
            found = Optional.of(entry.id());
        }
        withheld += entry.isWithheld() ? 1 : 0;
        last = Math.max(last, entry.id());
        head = entry.hash();
    }

    private String missing(long id) {
        return id == last + 2
                ? "entry " + (last + 1) + " is missing"
                : "entries " + (last + 1) + " to " + (id - 1) + " are missing";
    }

    private void end(long entries, byte[] stated) {
        hasEnded = true;
        if (entries != last || !Arrays.equals(stated, head)) {
            fault("the end speaks of " + entries + " entries and another head: entries are missing before it");
        }
    }

    private Report end() {
        if (!hasBegun) {
            fault("the first line is not that of an audit trail");
        }
        if (!hasEnded) {
            fault("the file is cut off: its last line is missing");
        }
        if (wanted.isPresent() && found.isEmpty()) {
            fault("no entry has the hash that you kept: the trail was rewritten, or is another one");
        }
        return new Report(List.copyOf(faults), last, withheld, head, found);
    }

    private void fault(String words) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(words);
        }
    }
}
