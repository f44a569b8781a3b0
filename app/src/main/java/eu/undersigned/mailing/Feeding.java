package eu.undersigned.mailing;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.db.Database;
import eu.undersigned.delivery.Excerpts;
import eu.undersigned.secrets.KeyedHash;
import eu.undersigned.secrets.SecretBox;
import eu.undersigned.signature.EmailAddress;
import eu.undersigned.signature.SignatureModule;
import eu.undersigned.signature.Signer;
import eu.undersigned.signature.SignerName;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/// Gives the feeding program the sealed records of those who are due, and takes their mailboxes back, just ahead of
/// what
/// is sent. A mailbox is taken only for the signature that was made with it, so that nobody can redirect a mail.
final class Feeding {
    /// Signatures looked at, and records given, at once.
    private static final int LOOK = 20_000;

    private static final int PAGE = 1_000;
    /// So many hours' worth may wait: what waits longer than six is erased.
    private static final int HOURS_AHEAD = 3;

    private final Database database;
    private final Campaigns campaigns;
    private final SignatureModule signatures;
    private final Excerpts excerpts;
    private final SecretBox box;
    private final KeyedHash domains;
    private final MailingConfig config;
    private final InstantSource clock;
    /// Mailings of which the last look was whole and found nobody. What this process forgets is looked for again.
    private final Set<Integer> allFed = ConcurrentHashMap.newKeySet();

    Feeding(
            Database database,
            Campaigns campaigns,
            SignatureModule signatures,
            SecretBox box,
            KeyedHash domains,
            MailingConfig config,
            InstantSource clock) {
        this.database = database;
        this.campaigns = campaigns;
        this.signatures = signatures;
        this.excerpts = new Excerpts(database);
        this.box = box;
        this.domains = domains;
        this.config = config;
        this.clock = clock;
    }

    /// Records of some who are due.
    ///
    /// @param next where the next page begins; empty: this was the last one
    record Page(byte[] bundle, Optional<UUID> next) {}

    Page recipients(Mailing mailing, Optional<UUID> after) {
        Campaign campaign = campaigns.byId(mailing.campaign());
        if (after.isEmpty()) {
            if (isFed(mailing.id())) {
                return new Page(excerpts.of(campaign, List.of(), clock.instant()), Optional.empty());
            }
            allFed.remove(mailing.id());
        }
        RecipientStore.Page page = database.inTransaction(transaction -> {
            RecipientStore.Page found =
                    RecipientStore.due(transaction, mailing, after.orElse(new UUID(0, 0)), LOOK, PAGE);
            FeedStore.looks(
                    transaction, mailing.id(), after.isEmpty(), !found.due().isEmpty(), clock.instant());
            return found;
        });
        if (page.next().isEmpty()) {
            database.useTransaction(transaction -> endWhenDone(transaction, mailing.id()));
        }
        return new Page(excerpts.of(campaign, page.due(), clock.instant()), page.next());
    }

    /// Nobody is due, but the last letters are not tried yet: there is no need to look at every signature again.
    private boolean isFed(int id) {
        return allFed.contains(id)
                && database.inTransaction(
                        transaction -> !FeedStore.isDueSeen(transaction, id) && isUnderWay(transaction, id));
    }

    private static boolean isUnderWay(Handle transaction, int id) {
        return LetterStore.waiting(transaction, id) > 0 || RecipientStore.trying(transaction, id) > 0;
    }

    /// Nobody was due from the first signature to the last, and nothing waits or is under way.
    private void endWhenDone(Handle transaction, int id) {
        Mailing mailing = MailingStore.lock(transaction, id).orElseThrow();
        if (FeedStore.isDueSeen(transaction, id)) {
            return;
        }
        if (isUnderWay(transaction, id)) {
            allFed.add(id);
        } else if (mailing.state() == MailingState.RUNNING) {
            MailingStore.end(transaction, id, MailingState.ENDED, clock.instant());
        }
    }

    /// A letter as it is fed.
    ///
    /// @param name empty where no text greets by name
    record Letter(UUID signature, String mailbox, String name) {
        @Override
        public String toString() {
            return "Letter[" + signature + "]";
        }
    }

    /// What became of a batch.
    ///
    /// @param handled letters from the first on that were looked at; the others are too early
    /// @param taken that wait now
    /// @param refused mailbox or name is not the signature's
    /// @param wanted how many more the server wants now
    record Taken(int handled, int taken, int refused, long wanted) {}

    Taken take(Mailing mailing, List<Letter> letters) {
        return database.inTransaction(transaction -> {
            int handled = (int) Math.min(letters.size(), wanted(transaction, mailing));
            List<Letter> now = letters.subList(0, handled);
            Map<UUID, RecipientStore.Due> due = RecipientStore.due(
                    transaction, mailing, now.stream().map(Letter::signature).toList());
            List<LetterStore.Fed> fed = new ArrayList<>();
            Set<UUID> seen = new HashSet<>();
            int refused = 0;
            for (Letter letter : now) {
                RecipientStore.Due wanted = due.get(letter.signature());
                if (wanted == null || !seen.add(letter.signature())) {
                    continue; // tried meanwhile, or no longer wanted
                }
                Optional<LetterStore.Fed> sealed = sealed(mailing, letter, wanted);
                sealed.ifPresent(fed::add);
                refused += sealed.isEmpty() ? 1 : 0;
            }
            return new Taken(handled, put(transaction, mailing, fed), refused, wanted(transaction, mailing));
        });
    }

    private int put(Handle transaction, Mailing mailing, List<LetterStore.Fed> fed) {
        try {
            return LetterStore.put(transaction, mailing.id(), fed, clock.instant());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Empty when it is not the signature's own mailbox or, where it is used, name.
    private Optional<LetterStore.Fed> sealed(Mailing mailing, Letter letter, RecipientStore.Due due) {
        String campaign = campaigns.byId(mailing.campaign()).slug();
        Optional<EmailAddress> mailbox = EmailAddress.parse(letter.mailbox())
                .filter(email -> signatures.isMailboxOf(campaign, email, due.fingerprint()));
        boolean isNamed = !mailing.isNaming()
                || mailbox.filter(email -> isName(campaign, email, letter.name(), due))
                        .isPresent();
        return mailbox.filter(_ -> isNamed)
                .map(email -> new LetterStore.Fed(
                        letter.signature(),
                        new SealedMailbox(email.deliverable(), mailing.isNaming() ? letter.name() : "")
                                .seal(box, mailing.id(), letter.signature()),
                        domain(email)));
    }

    private boolean isName(String campaign, EmailAddress email, String name, RecipientStore.Due due) {
        return SignerName.parse(name) instanceof SignerName.Parsed.Name(SignerName parsed)
                && Arrays.equals(due.namePrint(), signatures.namePrint(campaign, new Signer(parsed, email)));
    }

    private long domain(EmailAddress email) {
        return ByteBuffer.wrap(domains.of("domain", email.domain())).getLong();
    }

    /// How many letters the server wants now.
    long wanted(Handle transaction, Mailing mailing) {
        if (mailing.state() != MailingState.RUNNING || mailing.isQuiet(clock.instant())) {
            return 0;
        }
        long window =
                Math.min(config.window(), (long) HOURS_AHEAD * mailing.pace().perHour());
        return Math.max(0, window - waiting(transaction, mailing));
    }

    /// How many letters wait.
    long waiting(Handle transaction, Mailing mailing) {
        return LetterStore.waiting(transaction, mailing.id());
    }
}
