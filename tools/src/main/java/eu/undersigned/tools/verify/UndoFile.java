package eu.undersigned.tools.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The facts that were changed since the counts were last written, as they were before: so that a run that
/// was interrupted goes on from there. 8 bytes say how many leaves those counts have; then, for each fact, 8
/// bytes of index and 12 of what it was.
final class UndoFile implements AutoCloseable {
    private static final int BYTES = Long.BYTES + Facts.BYTES;

    private static final int HEAD = Long.BYTES;

    private final FileChannel file;
    private long saved;

    /// @param saved leaves before this one belong to the counts that are written
    UndoFile(Path path, long saved) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.saved = saved;
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        if (file.read(head, 0) < HEAD || head.getLong(0) != saved) {
            saved(saved); // the counts were written, and this file not yet
        }
    }

    /// Called before a fact changes; unwritten, a crash could not be undone.
    void before(long index, Facts facts) throws IOException {
        if (index < saved) {
            ByteBuffer undo = ByteBuffer.allocate(BYTES).putLong(index).put(facts.bytes(index));
            undo.flip();
            file.write(undo, file.size());
        }
    }

    /// Brings the facts back, the latest change first.
    void undo(Facts facts) throws IOException {
        for (long at = (file.size() - HEAD) / BYTES - 1; at >= 0; at--) {
            ByteBuffer undo = ByteBuffer.allocate(BYTES);
            file.read(undo, HEAD + at * BYTES);
            undo.flip();
            long index = undo.getLong();
            if (index >= 0 && index < saved) {
                byte[] fact = new byte[Facts.BYTES];
                undo.get(fact);
                facts.setBytes(index, fact);
            }
        }
        saved(saved);
    }

    /// The counts are written: nothing before can be undone.
    void saved(long leaves) throws IOException {
        file.truncate(0);
        file.write(ByteBuffer.allocate(HEAD).putLong(0, leaves), 0);
        saved = leaves;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
