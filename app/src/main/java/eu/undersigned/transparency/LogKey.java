package eu.undersigned.transparency;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.config.ConfigException;
import eu.undersigned.tlog.Checkpoint;
import eu.undersigned.tlog.MalformedException;
import eu.undersigned.tlog.NoteSigner;
import eu.undersigned.tlog.SignedCheckpoint;
import eu.undersigned.tlog.VerifierKey;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Signs the heads of this instance's logs, each in its own name.
final class LogKey {
    private final byte[] seed;
    private final String host;
    private final Map<String, NoteSigner> signers = new ConcurrentHashMap<>();

    /// @param seed 32 bytes
    /// @param publicUrl how the world reaches this instance
    LogKey(byte[] seed, String publicUrl) {
        this.seed = seed.clone();
        this.host = publicUrl.replaceFirst("^https?://", "").replaceFirst("/+$", "");
    }

    /// The name that a log gets when it begins.
    String origin(Campaign campaign) {
        return host + "/" + campaign.slug() + "/log";
    }

    String verifierKey(String origin) {
        return signer(origin).key().text();
    }

    String sign(String origin, long size, byte[] root) {
        return SignedCheckpoint.sign(new Checkpoint(origin, size, root), signer(origin))
                .note()
                .encode();
    }

    private NoteSigner signer(String origin) {
        return signers.computeIfAbsent(origin, name -> NoteSigner.ed25519(name, seed));
    }

    /// Whether a log's key is this one; another would make a second history.
    void check(Campaign campaign, LogState state) {
        try {
            byte[] theirs = VerifierKey.parse(state.key()).raw();
            if (Arrays.equals(theirs, signer(state.origin()).key().raw())) {
                return;
            }
        } catch (MalformedException e) {
            throw new IllegalStateException("the database holds what is no key", e);
        }
        throw new ConfigException("the secret 'log' is not the one that signed the log of " + campaign.slug()
                + " so far: put it back from your copy");
    }
}
