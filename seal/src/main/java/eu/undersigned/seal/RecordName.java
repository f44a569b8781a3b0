package eu.undersigned.seal;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// What an envelope belongs to. Bound to it: under another name it does not open.
///
/// @param campaign slug
/// @param recipient whose key the epoch was wrapped for
/// @param epoch number of the epoch in its instance
/// @param signature id
public record RecordName(String campaign, Recipient recipient, long epoch, UUID signature) {
    byte[] bytes() {
        return ("undersigned envelope v1\n" + campaign + "\n" + recipient.text() + "\n" + epoch + "\n" + signature)
                .getBytes(StandardCharsets.UTF_8);
    }
}
