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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Bytes in an ordinary binary `age` file: whoever has the key of one of its recipients opens it, with this
/// class or with the command `age --decrypt`.
///
/// @see <a href="https://c2sp.org/age">C2SP age</a>
public final class AgeFile {
    private AgeFile() {}

    /// @param recipients at least one; each alone can open the file
    public static byte[] seal(byte[] content, List<Recipient> recipients) {
        try {
            return write(content, recipients);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] write(byte[] content, List<Recipient> recipients) throws GeneralSecurityException {
        List<RecipientStanzaWriter> writers = new ArrayList<>();
        for (Recipient recipient : recipients) {
            writers.add(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient.text()));
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream(256 + content.length);
        try (WritableByteChannel channel =
                new StandardEncryptingChannelFactory().newEncryptingChannel(Channels.newChannel(file), writers)) {
            channel.write(ByteBuffer.wrap(content));
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        return file.toByteArray();
    }

    /// What the file holds; empty when it is damaged, sealed for somebody else, or longer than it may be.
    ///
    /// @param most of the content, in bytes
    public static Optional<byte[]> open(byte[] file, Identity identity, int most) {
        ByteBuffer content = ByteBuffer.allocate(most + 1);
        try (ReadableByteChannel channel = new StandardDecryptingChannelFactory()
                .newDecryptingChannel(
                        Channels.newChannel(new ByteArrayInputStream(file)),
                        List.of(X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity.secret())))) {
            while (content.hasRemaining() && channel.read(content) >= 0) {
                continue;
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
        return content.position() <= most
                ? Optional.of(Arrays.copyOf(content.array(), content.position()))
                : Optional.empty();
    }
}
