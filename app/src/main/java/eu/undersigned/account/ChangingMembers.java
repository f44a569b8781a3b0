package eu.undersigned.account;

import eu.undersigned.audit.Audit;
import eu.undersigned.db.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Members change what others may do in a campaign, suspend them, or take them out. Whoever loses a role
/// loses it with the next request.
public final class ChangingMembers {
    private final Database database;
    private final Members members;
    private final Sessions sessions;
    private final Audit audit;
    private final Supplier<List<Integer>> campaigns;
    private final InstantSource clock;

    /// @param campaigns the numbers of all campaigns: each keeps a coordinator
    ChangingMembers(
            Database database,
            Members members,
            Sessions sessions,
            Audit audit,
            Supplier<List<Integer>> campaigns,
            InstantSource clock) {
        this.database = database;
        this.members = members;
        this.sessions = sessions;
        this.audit = audit;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /// Those who hold a role in a campaign, or one of the whole instance; the first who came first.
    public List<Holder> holders(int campaign) {
        return database.inTransaction(transaction -> members.holders(transaction, campaign));
    }

    /// Gives a member of a campaign this role instead of those that they hold there; the operator's, which is of
    /// the whole instance, beside them.
    public ChangeResult change(Actor actor, int member, int campaign, Grant grant) {
        return database.inTransaction(transaction -> {
            MemberStore.lock(transaction);
            Optional<Holder> holder = holder(transaction, campaign, member);
            ChangeResult wrong = wrong(actor, holder, campaign);
            if (wrong != ChangeResult.DONE) {
                return wrong;
            }
            boolean isBeside = grant.role() == Role.OPERATOR;
            if (!Giving.may(actor, grant) || !isBeside && grant.campaign() != campaign) {
                return ChangeResult.NOT_YOURS;
            }
            List<Grant> before = of(holder.orElseThrow(), campaign);
            if (!isBeside) {
                boolean staysCoordinator = grant.role() == Role.COORDINATOR
                        || holder.get().grants().contains(new Grant(Role.COORDINATOR, 0, 0));
                if (!staysCoordinator && isLast(transaction, member, List.of(campaign))) {
                    return ChangeResult.LAST_COORDINATOR;
                }
                MemberStore.endGrants(transaction, member, campaign, actor.member(), clock.instant());
            }
            MemberStore.grant(transaction, member, grant, actor.member(), clock.instant());
            record(transaction, actor, campaign, "member.role", member, before, List.of(grant));
            return ChangeResult.DONE;
        });
    }

    /// Takes a member's roles in a campaign. One who has no other is removed for good, name and mailbox
    /// erased.
    public ChangeResult remove(Actor actor, int member, int campaign) {
        return database.inTransaction(transaction -> {
            MemberStore.lock(transaction);
            Optional<Holder> holder = holder(transaction, campaign, member);
            ChangeResult wrong = wrong(actor, holder, campaign);
            if (wrong != ChangeResult.DONE) {
                return wrong;
            }
            boolean isOfInstance = holder.orElseThrow().isOfInstance();
            if (isLast(transaction, member, isOfInstance ? campaigns.get() : List.of(campaign))) {
                return ChangeResult.LAST_COORDINATOR;
            }
            List<Grant> before = of(holder.orElseThrow(), campaign);
            MemberStore.endGrants(transaction, member, campaign, actor.member(), clock.instant());
            if (isOfInstance) {
                MemberStore.endGrants(transaction, member, 0, actor.member(), clock.instant());
            }
            if (!MemberStore.holdsAny(transaction, member)) {
                members.remove(transaction, member);
            }
            InvitationStore.revokeOf(transaction, member, campaign, clock.instant());
            sessions.endAll(transaction, member);
            record(transaction, actor, campaign, "member.removed", member, before, List.of());
            return ChangeResult.DONE;
        });
    }

    /// Nobody who is suspended gets in; their roles come back when the suspension ends.
    ///
    /// @param isSuspended false: the suspension ends
    public ChangeResult suspend(Actor actor, int member, int campaign, boolean isSuspended) {
        return database.inTransaction(transaction -> {
            MemberStore.lock(transaction);
            Optional<Holder> holder = holder(transaction, campaign, member);
            ChangeResult wrong = wrong(actor, holder, campaign);
            if (wrong != ChangeResult.DONE) {
                return wrong;
            }
            // Suspended is the whole person, not the role in one campaign.
            if (holder.orElseThrow().isElsewhere(campaign) && !Giving.isOperator(actor)) {
                return ChangeResult.NOT_YOURS;
            }
            if (isSuspended && isLast(transaction, member, campaigns.get())) {
                return ChangeResult.LAST_COORDINATOR;
            }
            MemberStore.suspend(transaction, member, isSuspended ? Optional.of(clock.instant()) : Optional.empty());
            sessions.endAll(transaction, member);
            String action = isSuspended ? "member.suspended" : "member.resumed";
            audit.record(transaction, actor.member(), campaign, action, "member/" + member, "", "");
            return ChangeResult.DONE;
        });
    }

    private Optional<Holder> holder(Handle transaction, int campaign, int member) {
        return members.holders(transaction, campaign).stream()
                .filter(one -> one.member() == member)
                .findFirst();
    }

    /// Roles of the whole instance are not for a campaign's coordinator to change.
    private static ChangeResult wrong(Actor actor, Optional<Holder> holder, int campaign) {
        if (holder.isEmpty()) {
            return ChangeResult.UNKNOWN;
        }
        if (holder.get().member() == actor.member()) {
            return ChangeResult.ONESELF;
        }
        boolean mayTouch = !holder.get().isOfInstance() || Giving.isOperator(actor);
        return mayTouch && actor.may(Permission.MANAGE_MEMBERS, campaign, 0)
                ? ChangeResult.DONE
                : ChangeResult.NOT_YOURS;
    }

    /// Whether without this member one of these campaigns has no coordinator who can sign in.
    private boolean isLast(Handle transaction, int member, List<Integer> ofCampaigns) {
        List<Holder> all = members.holders(transaction);
        return ofCampaigns.stream()
                .anyMatch(campaign -> all.stream()
                                .anyMatch(one -> one.member() == member && one.isCoordinatorOf(campaign))
                        && all.stream().noneMatch(one -> one.member() != member && one.isCoordinatorOf(campaign)));
    }

    private static List<Grant> of(Holder holder, int campaign) {
        return holder.grants().stream()
                .filter(grant -> grant.campaign() == campaign || grant.campaign() == 0)
                .toList();
    }

    private void record(
            Handle transaction,
            Actor actor,
            int campaign,
            String action,
            int member,
            List<Grant> before,
            List<Grant> after) {
        audit.record(
                transaction, actor.member(), campaign, action, "member/" + member, Notes.of(before), Notes.of(after));
    }
}
