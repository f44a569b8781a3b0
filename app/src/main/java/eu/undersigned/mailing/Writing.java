package eu.undersigned.mailing;

import eu.undersigned.account.Members;
import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.db.Database;
import eu.undersigned.http.Json;
import eu.undersigned.i18n.Language;
import eu.undersigned.job.Jobs;
import eu.undersigned.outbox.Outbox;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Writes mailings: drafts, their texts, test mails, and how many they would reach.
final class Writing {
    /// Test mails of one mailing in an hour.
    static final int MOST_TESTS = 20;

    private final Database database;
    private final Audit audit;
    private final Jobs jobs;
    private final CountingRecipients counting;
    private final Members members;
    private final Outbox outbox;
    private final TestTimes tests;
    private final InstantSource clock;

    Writing(
            Database database,
            Audit audit,
            Jobs jobs,
            CountingRecipients counting,
            Members members,
            Outbox outbox,
            InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.jobs = jobs;
        this.counting = counting;
        this.members = members;
        this.outbox = outbox;
        this.tests = new TestTimes(MOST_TESTS);
        this.clock = clock;
    }

    Optional<Mailing> find(Campaign campaign, int id) {
        return database.inTransaction(transaction ->
                MailingStore.find(transaction, id).filter(mailing -> mailing.campaign() == campaign.id()));
    }

    /// The newest first, without their texts.
    List<Mailing> of(Campaign campaign) {
        return database.inTransaction(transaction -> MailingStore.of(transaction, campaign.id(), 200));
    }

    Map<Language, Long> counts(int id) {
        return database.inTransaction(transaction -> MailingStore.counts(transaction, id));
    }

    /// Begins to count at once whom it would reach.
    int add(Campaign campaign, int member, Draft draft) {
        return database.inTransaction(transaction -> {
            int id = MailingStore.add(transaction, campaign.id(), draft, member, clock.instant());
            audit.record(transaction, member, campaign.id(), "mailing.written", "mailing/" + id, "", document(draft));
            beginCount(transaction, campaign, member, id);
            return id;
        });
    }

    private void beginCount(Handle transaction, Campaign campaign, int member, int id) {
        jobs.begin(transaction, counting, campaign.id(), member, CountingRecipients.input(id));
    }

    void count(Campaign campaign, int member, int id) {
        database.useTransaction(transaction -> beginCount(transaction, campaign, member, id));
    }

    MailingResult change(Campaign campaign, int member, int id, Draft draft, int seen) {
        return database.inTransaction(transaction -> {
            Optional<Mailing> before = locked(transaction, campaign, id);
            if (before.isEmpty()) {
                return new MailingResult.Missing();
            }
            if (!MailingStore.change(transaction, id, draft, seen)) {
                return refusal(before.get());
            }
            Mailing was = before.get();
            audit.record(
                    transaction,
                    member,
                    campaign.id(),
                    "mailing.changed",
                    "mailing/" + id,
                    document(new Draft(was.name(), was.fallback(), was.pace(), was.quiet())),
                    document(draft));
            return new MailingResult.Done();
        });
    }

    /// @param text empty: this language has none any more
    MailingResult write(Campaign campaign, int member, int id, Language language, UpdateText text, int seen) {
        return database.inTransaction(transaction -> {
            Optional<Mailing> before = locked(transaction, campaign, id);
            if (before.isEmpty()) {
                return new MailingResult.Missing();
            }
            if (!MailingStore.putText(transaction, id, language, text, seen)) {
                return refusal(before.get());
            }
            audit.record(
                    transaction,
                    member,
                    campaign.id(),
                    "mailing.text",
                    "mailing/" + id + "/" + language.code(),
                    Optional.ofNullable(before.get().texts().get(language))
                            .map(Writing::document)
                            .orElse(""),
                    text.isEmpty() ? "" : document(text));
            return new MailingResult.Done();
        });
    }

    private static Optional<Mailing> locked(Handle transaction, Campaign campaign, int id) {
        return MailingStore.lock(transaction, id).filter(mailing -> mailing.campaign() == campaign.id());
    }

    private static MailingResult refusal(Mailing mailing) {
        return mailing.state() == MailingState.DRAFT ? new MailingResult.Changed() : new MailingResult.NotNow();
    }

    /// Puts a test mail to the member's own mailbox into the outbox. False when there were too many of them.
    boolean test(Campaign campaign, int member, int id, Language language, UpdateText text) {
        if (!tests.take(id)) {
            return false;
        }
        database.useTransaction(transaction -> {
            String mailbox = members.person(transaction, member).orElseThrow().mailbox();
            TestLetter letter = new TestLetter(UUID.randomUUID(), campaign.id(), language, mailbox, text);
            outbox.putAbout(transaction, letter.id(), outbox.seal(letter.encode()));
            audit.record(
                    transaction,
                    member,
                    campaign.id(),
                    "mailing.tested",
                    "mailing/" + id + "/" + language.code(),
                    "",
                    "");
        });
        return true;
    }

    private static String document(Draft draft) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", draft.name());
        fields.put("fallback", draft.fallback().code());
        fields.put("per_hour", draft.pace().perHour());
        fields.put("per_domain", draft.pace().perDomain());
        fields.put(
                "quiet",
                draft.quiet().map(quiet -> List.of(quiet.from(), quiet.until())).orElse(List.of()));
        return Json.text(fields);
    }

    private static String document(UpdateText text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("subject", text.subject());
        fields.put("body", text.body());
        return Json.text(fields);
    }
}
