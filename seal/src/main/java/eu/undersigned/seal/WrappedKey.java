package eu.undersigned.seal;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The key of an epoch as an ordinary `age` file, which `age --decrypt` opens too.
public final class WrappedKey {
    private WrappedKey() {}

    static byte[] wrap(byte[] key, List<Recipient> recipients) throws GeneralSecurityException {
        List<RecipientStanzaWriter> writers = new ArrayList<>();
        for (Recipient recipient : recipients) {
            writers.add(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient.text()));
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream(256);
        try (WritableByteChannel channel =
                new StandardEncryptingChannelFactory().newEncryptingChannel(Channels.newChannel(file), writers)) {
            channel.write(ByteBuffer.wrap(key));
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        return file.toByteArray();
    }

    /// The key; empty when the file is damaged, or was wrapped for somebody else.
    public static Optional<byte[]> unwrap(byte[] file, Identity identity) {
        ByteBuffer key = ByteBuffer.allocate(EpochKey.BYTES + 1);
        try (ReadableByteChannel channel = new StandardDecryptingChannelFactory()
                .newDecryptingChannel(
                        Channels.newChannel(new ByteArrayInputStream(file)),
                        List.of(X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity.secret())))) {
            while (key.hasRemaining() && channel.read(key) >= 0) {
                continue;
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
        return key.position() == EpochKey.BYTES
                ? Optional.of(java.util.Arrays.copyOf(key.array(), EpochKey.BYTES))
                : Optional.empty();
    }
}
