package eu.undersigned.delivery;

import eu.undersigned.i18n.Language;
import eu.undersigned.layout.Layout;
import eu.undersigned.organisation.KeyChange;
import eu.undersigned.organisation.KeyListener;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.outbox.Desk;
import eu.undersigned.outbox.Outbox;
import eu.undersigned.seal.Recipient;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Tells an organisation by mail that its key is another one, in the transaction that makes it so (docs/adr/0010).
/// Whoever replaces a key together with the contact is noticed by the contact of before.
public final class KeyNotices implements KeyListener {
    private static final Logger LOG = System.getLogger(KeyNotices.class.getName());

    private final Outbox outbox;
    private final InstantSource clock;

    public KeyNotices(Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void changed(Handle transaction, String campaign, KeyChange change) {
        String slug = change.organisation().slug();
        String fingerprint = change.key().fingerprint();
        Set<String> told = new LinkedHashSet<>();
        change.contactBefore().filter(_ -> change.isContactReplaced()).ifPresent(told::add);
        if (change.isFirst() || change.isReplaced()) {
            change.organisation().profile().contact().ifPresent(told::add);
            LOG.log(
                    Level.INFO,
                    () -> "the key of " + slug + " is now " + fingerprint
                            + change.keyBefore()
                                    .map(before -> ", until now " + before.fingerprint())
                                    .orElse(", its first"));
        }
        if (told.isEmpty()) {
            LOG.log(Level.WARNING, () -> "nobody was told of the key of " + slug + ": it has no contact in the kit");
        }
        told.forEach(contact -> put(transaction, campaign, change, contact));
    }

    private void put(Handle transaction, String campaign, KeyChange change, String contact) {
        Organisation organisation = change.organisation();
        KeyLetter letter = new KeyLetter(
                UUID.randomUUID(),
                kind(change),
                organisation.profile().languages().stream().findFirst().orElse(Language.EN),
                campaign,
                organisation.slug(),
                organisation.name(),
                contact,
                change.keyBefore().map(Recipient::fingerprint).orElse(""),
                change.key().fingerprint(),
                clock.instant());
        try {
            outbox.put(transaction, List.of(outbox.seal(letter.encode())));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyLetter.Kind kind(KeyChange change) {
        if (change.isFirst()) {
            return KeyLetter.Kind.KEY_FIRST;
        }
        return change.isReplaced() ? KeyLetter.Kind.KEY_REPLACED : KeyLetter.Kind.KEY_ELSEWHERE;
    }

    /// Who writes these letters, by kind.
    public static Map<String, Desk> desks(Layout layout) {
        Desk desk = new Desk(
                new KeyMailComposer(layout),
                (_, letter) -> LOG.log(
                        Level.WARNING,
                        () -> "the contact of " + KeyLetter.decode(letter).slug()
                                + " was not told of its key: the mail server refused the mailbox"));
        return desk.of(KeyLetter.Kind.values());
    }
}
