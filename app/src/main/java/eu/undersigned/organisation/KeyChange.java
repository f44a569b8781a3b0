package eu.undersigned.organisation;

import eu.undersigned.seal.Recipient;
import java.util.Optional;

/// What became of an organisation's key, or of the contact that is told about it.
///
/// @param organisation as it is from now on
/// @param key to which its records are sealed from now on
/// @param keyBefore the last one before; empty: it never had one
/// @param contactBefore the mailbox that was told until now
public record KeyChange(
        Organisation organisation, Recipient key, Optional<Recipient> keyBefore, Optional<String> contactBefore) {
    public boolean isFirst() {
        return keyBefore.isEmpty();
    }

    public boolean isReplaced() {
        return keyBefore.isPresent() && !keyBefore.get().equals(key);
    }

    /// Whether messages no longer reach the mailbox that they reached before.
    public boolean isContactReplaced() {
        return contactBefore.isPresent()
                && !contactBefore.equals(organisation.profile().contact());
    }
}
