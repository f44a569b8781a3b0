package eu.undersigned.signature;

import eu.undersigned.secrets.SecretBox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Opens rows of versions before the organisations had keys, in which the server held the key of names and mailboxes.
public final class ServerSeal {
    private static final byte VERSION = 1;

    private final SecretBox box;

    public ServerSeal(SecretBox box) {
        this.box = box;
    }

    /// @param campaign bound to the box, like `id`: moved to another row it does not open
    public byte[] seal(int campaign, UUID id, Signer signer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(signer.name().value());
            out.writeUTF(signer.email().value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return box.seal(context(campaign, id), bytes.toByteArray());
    }

    /// @throws IllegalStateException when the row was changed, moved, or sealed under another key
    public Signer open(int campaign, UUID id, byte[] sealed) {
        byte[] bytes = box.open(context(campaign, id), sealed)
                .orElseThrow(() -> new IllegalStateException("a signature that this key does not open"));
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                throw new IllegalStateException("a signature sealed in a form that this version does not know");
            }
            return new Signer(new SignerName(in.readUTF()), EmailAddress.of(in.readUTF()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] context(int campaign, UUID id) {
        return ("undersigned/signer/" + campaign + "/" + id).getBytes(StandardCharsets.UTF_8);
    }
}
