package eu.undersigned.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// A stream whose reader must take each piece within a while.
final class PatientStream extends FilterOutputStream {
    private final Patience patience;

    PatientStream(OutputStream out, Patience patience) {
        super(out);
        this.patience = patience;
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        patience.within(() -> {
            out.write(bytes, start, length);
            return true;
        });
    }

    @Override
    public void flush() throws IOException {
        patience.within(() -> {
            out.flush();
            return true;
        });
    }
}
