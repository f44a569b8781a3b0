package eu.undersigned.seal;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/// The key of an epoch as an ordinary `age` file, which `age --decrypt` opens too.
public final class WrappedKey {
    private WrappedKey() {}

    static byte[] wrap(byte[] key, List<Recipient> recipients) throws GeneralSecurityException {
        return AgeFile.write(key, recipients);
    }

    /// The key; empty when the file is damaged, or was wrapped for somebody else.
    public static Optional<byte[]> unwrap(byte[] file, Identity identity) {
        return AgeFile.open(file, identity, EpochKey.BYTES).filter(key -> key.length == EpochKey.BYTES);
    }
}
