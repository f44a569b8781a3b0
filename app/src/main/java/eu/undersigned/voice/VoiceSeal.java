package eu.undersigned.voice;

import eu.undersigned.seal.AgeFile;
import eu.undersigned.seal.Identity;
import eu.undersigned.seal.Recipient;
import eu.undersigned.secrets.KeyedHash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Seals wordings before they leave the request, each to the campaign's moderators and to its writer, and knows their
/// keyed hashes, so that nobody can publish other words than the writer's. What was sealed here, this
/// server can't open.
final class VoiceSeal {
    private static final int LONGEST = 64 * 1024;

    private final KeyedHash hash;
    private final Optional<Recipient> recovery;

    /// @param key a secret that is not in the database
    /// @param recovery can open everything too, where one is set
    VoiceSeal(byte[] key, Optional<Recipient> recovery) {
        this.hash = new KeyedHash(key);
        this.recovery = recovery;
    }

    /// The link of what is sent with `once`: sent twice, it is one voice with one link.
    VoiceToken token(String once) {
        ByteBuffer id = ByteBuffer.wrap(hash.of("voice id", once));
        return new VoiceToken(new UUID(id.getLong(), id.getLong()), hash.of("voice link", once));
    }

    byte[] seal(Wording wording, Recipient moderators, Recipient writer) {
        List<Recipient> recipients = new ArrayList<>(List.of(moderators, writer));
        recovery.ifPresent(recipients::add);
        return AgeFile.seal(wording.encode(), recipients);
    }

    Optional<Wording> open(byte[] sealed, Identity identity) {
        return AgeFile.open(sealed, identity, LONGEST).flatMap(Wording::decode);
    }

    byte[] print(UUID id, Wording wording) {
        return hash.of(
                "voice wording",
                id.toString(),
                wording.name(),
                wording.country().orElse(""),
                wording.text());
    }
}
