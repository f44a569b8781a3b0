package eu.undersigned.mailing;

import eu.undersigned.confirmation.SentUpdate;
import eu.undersigned.confirmation.SentUpdates;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Which updates each signer was sent.
public final class Received implements SentUpdates {
    @Override
    public List<SentUpdate> of(Handle transaction, UUID signature) {
        return RecipientStore.of(transaction, signature);
    }

    @Override
    public void stopped(Handle transaction, UUID signature) {
        LetterStore.eraseAll(transaction, signature);
    }

    @Override
    public void erased(Handle transaction, UUID signature) {
        LetterStore.eraseAll(transaction, signature);
        RecipientStore.erase(transaction, signature);
    }
}
