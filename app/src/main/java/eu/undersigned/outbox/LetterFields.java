package eu.undersigned.outbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/// What a letter holds, field after field as [java.io.DataOutput] writes them, without names or a length in front:
/// whoever reads a letter knows its kind. Letters wait in the database across an update, so a kind keeps its order;
/// a new field stands at the end, and is read only where [DataInputStream#available()] says that it is there.
public final class LetterFields {
    /// What most letters have room in.
    private static final int BYTES = 256;

    private LetterFields() {}

    /// Gives the fields in their order.
    @FunctionalInterface
    public interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    /// Takes them in the same order.
    @FunctionalInterface
    public interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    public static Letter write(UUID id, String kind, Writing fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BYTES);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            fields.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Letter(id, kind, bytes.toByteArray());
    }

    /// Of a letter that holds texts alone.
    public static Letter write(UUID id, String kind, String... texts) {
        return write(id, kind, out -> texts(out, texts));
    }

    public static void texts(DataOutputStream out, String... texts) throws IOException {
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    public static <T> T read(Letter letter, Reading<T> fields) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(letter.content()))) {
            return fields.from(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
