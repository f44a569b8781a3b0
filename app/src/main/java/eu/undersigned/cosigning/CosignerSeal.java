package eu.undersigned.cosigning;

import eu.undersigned.cosigning.Cosigner.Signatory;
import eu.undersigned.secrets.SecretBox;
import eu.undersigned.signature.EmailAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/// Who signs, as it lies in the database: sealed, and bound to its row.
final class CosignerSeal {
    private final SecretBox box;

    CosignerSeal(SecretBox box) {
        this.box = box;
    }

    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    byte[] seal(UUID id, Cosigner cosigner) {
        return seal(context("cosigner", id), out -> {
            out.writeUTF(cosigner.organisation());
            out.writeUTF(cosigner.country());
            out.writeUTF(cosigner.website().address());
            out.writeUTF(cosigner.website().host());
            out.writeUTF(cosigner.slug().orElse(""));
            write(out, cosigner.signatory());
            out.writeUTF(cosigner.mailbox().value());
        });
    }

    /// @throws IllegalStateException when it was sealed under another key, for another row, or was changed
    Cosigner open(UUID id, byte[] sealed) {
        return open(
                context("cosigner", id),
                sealed,
                in -> new Cosigner(
                        in.readUTF(),
                        in.readUTF(),
                        new Website(in.readUTF(), in.readUTF()),
                        Optional.of(in.readUTF()).filter(slug -> !slug.isEmpty()),
                        signatory(in),
                        EmailAddress.of(in.readUTF())));
    }

    byte[] seal(UUID id, Signatory correction) {
        return seal(context("correction", id), out -> write(out, correction));
    }

    /// @throws IllegalStateException as with the whole
    Signatory openCorrection(UUID id, byte[] sealed) {
        return open(context("correction", id), sealed, CosignerSeal::signatory);
    }

    private static void write(DataOutputStream out, Signatory signatory) throws IOException {
        out.writeUTF(signatory.name());
        out.writeUTF(signatory.role());
    }

    private static Signatory signatory(DataInputStream in) throws IOException {
        return new Signatory(in.readUTF(), in.readUTF());
    }

    private byte[] seal(byte[] context, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return box.seal(context, bytes.toByteArray());
    }

    private <T> T open(byte[] context, byte[] sealed, Reading<T> reading) {
        byte[] content = box.open(context, sealed)
                .orElseThrow(() -> new IllegalStateException("a co-signature that this key does not open"));
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            return reading.from(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] context(String what, UUID id) {
        return ("undersigned/cosigning/" + what + "/" + id).getBytes(StandardCharsets.UTF_8);
    }
}
