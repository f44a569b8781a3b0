package eu.undersigned.mailing;

import eu.undersigned.account.FourEyes;
import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.db.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Lets a mailing go, holds it, ends it; and lets programs feed it.
final class Releasing {
    private final Database database;
    private final Audit audit;
    private final FourEyes fourEyes;
    private final FeedTokens tokens;
    private final InstantSource clock;

    Releasing(Database database, Audit audit, FourEyes fourEyes, FeedTokens tokens, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.fourEyes = fourEyes;
        this.tokens = tokens;
        this.clock = clock;
    }

    boolean needsSecondMember() {
        return fourEyes.areNeededFor(FourEyes.Act.MAIL);
    }

    @FunctionalInterface
    private interface Act {
        MailingResult on(Handle transaction, Mailing mailing);
    }

    /// @param what the last part of the entry's action in the audit trail
    private MailingResult act(Campaign campaign, int member, int id, String what, Act act) {
        return database.inTransaction(transaction -> {
            Optional<Mailing> found =
                    MailingStore.lock(transaction, id).filter(mailing -> mailing.campaign() == campaign.id());
            if (found.isEmpty()) {
                return new MailingResult.Missing();
            }
            MailingResult result = act.on(transaction, found.get());
            if (result instanceof MailingResult.Done) {
                String after =
                        MailingStore.find(transaction, id).orElseThrow().state().code();
                audit.record(
                        transaction,
                        member,
                        campaign.id(),
                        "mailing." + what,
                        "mailing/" + id,
                        "{\"state\":\"" + found.get().state().code() + "\"}",
                        "{\"state\":\"" + after + "\"}");
            }
            return result;
        });
    }

    /// Sends a draft, or proposes it where a second member has to say yes.
    ///
    /// @param seen the version of the draft that the page showed
    MailingResult begin(Campaign campaign, int member, int id, int seen) {
        return act(campaign, member, id, needsSecondMember() ? "proposed" : "begun", (transaction, mailing) -> {
            if (mailing.state() != MailingState.DRAFT) {
                return new MailingResult.NotNow();
            }
            if (mailing.version() != seen) {
                return new MailingResult.Changed();
            }
            List<String> flaws = flaws(mailing);
            if (!flaws.isEmpty()) {
                return new MailingResult.Flawed(flaws);
            }
            if (needsSecondMember()) {
                MailingStore.propose(transaction, id, member);
            } else {
                MailingStore.begin(transaction, id, member, clock.instant());
            }
            return new MailingResult.Done();
        });
    }

    private static List<String> flaws(Mailing mailing) {
        List<String> flaws = new ArrayList<>();
        if (!mailing.texts().containsKey(mailing.fallback())) {
            flaws.add("console.mailing.flaw.fallback");
        }
        if (mailing.recipients().isEmpty()) {
            flaws.add("console.mailing.flaw.uncounted");
        }
        return flaws;
    }

    /// Sends what another member proposed.
    ///
    /// @param seen the version that the page showed: it may have been taken back, changed and proposed again since
    MailingResult approve(Campaign campaign, int member, int id, int seen) {
        return act(campaign, member, id, "begun", (transaction, mailing) -> {
            if (mailing.state() != MailingState.PROPOSED) {
                return new MailingResult.NotNow();
            }
            if (mailing.proposedBy().equals(Optional.of(member))) {
                return new MailingResult.AnotherMember();
            }
            if (mailing.version() != seen) {
                return new MailingResult.Changed();
            }
            MailingStore.begin(transaction, id, member, clock.instant());
            return new MailingResult.Done();
        });
    }

    /// Takes a proposal back, so that it can be written on.
    MailingResult returnToDraft(Campaign campaign, int member, int id) {
        return act(campaign, member, id, "returned", (transaction, mailing) -> {
            if (mailing.state() != MailingState.PROPOSED) {
                return new MailingResult.NotNow();
            }
            MailingStore.backToDraft(transaction, id);
            return new MailingResult.Done();
        });
    }

    MailingResult pause(Campaign campaign, int member, int id) {
        return act(campaign, member, id, "paused", (transaction, mailing) -> {
            if (mailing.state() != MailingState.RUNNING) {
                return new MailingResult.NotNow();
            }
            MailingStore.pause(transaction, id, Optional.empty());
            return new MailingResult.Done();
        });
    }

    MailingResult resume(Campaign campaign, int member, int id) {
        return act(campaign, member, id, "resumed", (transaction, mailing) -> {
            if (mailing.state() != MailingState.PAUSED) {
                return new MailingResult.NotNow();
            }
            MailingStore.resume(transaction, id);
            return new MailingResult.Done();
        });
    }

    /// Ends it for good; whoever has not been sent it won't be.
    MailingResult cancel(Campaign campaign, int member, int id) {
        return act(campaign, member, id, "cancelled", (transaction, mailing) -> {
            if (mailing.state() == MailingState.ENDED || mailing.state() == MailingState.CANCELLED) {
                return new MailingResult.NotNow();
            }
            MailingStore.end(transaction, id, MailingState.CANCELLED, clock.instant());
            return new MailingResult.Done();
        });
    }

    /// A token for a program that feeds it; empty when it is not being sent.
    Optional<String> token(Campaign campaign, int member, int id, Duration life) {
        return database.inTransaction(transaction -> MailingStore.lock(transaction, id)
                .filter(mailing ->
                        mailing.campaign() == campaign.id() && mailing.state().isUnderWay())
                .map(mailing -> {
                    String token = tokens.make(transaction, id, member, life);
                    audit.record(
                            transaction,
                            member,
                            campaign.id(),
                            "mailing.token",
                            "mailing/" + id,
                            "",
                            "{\"hours\":" + life.toHours() + "}");
                    return token;
                }));
    }

    MailingResult revoke(Campaign campaign, int member, int id) {
        return act(campaign, member, id, "revoked", (transaction, mailing) -> {
            FeedStore.revoke(transaction, mailing.id());
            return new MailingResult.Done();
        });
    }

    /// Tokens that are still good.
    long tokens(int id) {
        return database.inTransaction(transaction -> FeedStore.tokens(transaction, id, clock.instant()));
    }
}
