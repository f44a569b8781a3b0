package eu.undersigned.console;

import eu.undersigned.account.ChangeResult;
import eu.undersigned.account.ChangingMembers;
import eu.undersigned.account.Grant;
import eu.undersigned.account.Holder;
import eu.undersigned.account.Invitation;
import eu.undersigned.account.InviteResult;
import eu.undersigned.account.Inviting;
import eu.undersigned.account.Permission;
import eu.undersigned.account.Role;
import eu.undersigned.account.Sessions;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Texts;
import eu.undersigned.organisation.Organisation;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The members of a campaign: who they are, whom they invited, what each may do.
final class MembersHandler {
    private static final String PATH = "/console/{campaign}/members";

    private final ChangingMembers changing;
    private final Inviting inviting;
    private final Sessions sessions;
    private final ConsoleLayout layout;
    private final Places places;
    private final InstantSource clock;

    MembersHandler(
            ChangingMembers changing,
            Inviting inviting,
            Sessions sessions,
            ConsoleLayout layout,
            Places places,
            InstantSource clock) {
        this.changing = changing;
        this.inviting = inviting;
        this.sessions = sessions;
        this.layout = layout;
        this.places = places;
        this.clock = clock;
    }

    void route(ConsoleRoutes routes) {
        routes.get(PATH, Permission.VIEW_MEMBERS, this::show)
                .post(PATH + "/invite", Permission.MANAGE_MEMBERS, this::invite)
                .post(PATH + "/invitations/{invitation}/again", Permission.MANAGE_MEMBERS, this::again)
                .post(PATH + "/invitations/{invitation}/revoke", Permission.MANAGE_MEMBERS, this::revoke)
                .post(PATH + "/{member}/role", Permission.MANAGE_MEMBERS, this::change)
                .post(PATH + "/{member}/suspend", Permission.MANAGE_MEMBERS, visit -> suspend(visit, true))
                .post(PATH + "/{member}/resume", Permission.MANAGE_MEMBERS, visit -> suspend(visit, false))
                .post(PATH + "/{member}/remove", Permission.MANAGE_MEMBERS, this::remove);
    }

    private Response show(Visit visit) {
        String done = visit.request().query().getOrDefault("done", "");
        return page(
                visit,
                200,
                Optional.empty(),
                List.of("invited", "changed", "revoked").contains(done)
                        ? Optional.of(text("console.account.members.done." + done))
                        : Optional.empty());
    }

    private Response page(Visit visit, int status, Optional<String> refused, Optional<String> done) {
        Campaign campaign = visit.campaign();
        MembersView view = new MembersView(
                visit.path("members"),
                changing.holders(campaign.id()).stream()
                        .map(holder -> row(visit, holder))
                        .toList(),
                inviting.waiting(visit.actor(), campaign.id()).stream()
                        .map(this::invited)
                        .toList(),
                visit.may(Permission.MANAGE_MEMBERS),
                sessions.isFresh(visit.actor()),
                roles(visit),
                campaign.organisations().stream()
                        .map(one -> new MembersView.Choice(one.slug(), one.name()))
                        .toList(),
                visit.field("mailbox"),
                refused,
                done);
        return layout.page(visit, status, text("console.account.members.title"), "console/members.jte", view);
    }

    private MembersView.Row row(Visit visit, Holder holder) {
        return new MembersView.Row(
                holder.member(),
                holder.person().name(),
                holder.person().mailbox(),
                holder.grants().stream()
                        .filter(grant -> grant.campaign() == 0
                                || grant.campaign() == visit.campaign().id())
                        .map(grant -> Places.role(grant) + (isElsewhere(grant) ? " (" + places.of(grant) + ")" : ""))
                        .toList(),
                ConsoleTexts.texts().formats().date(holder.since()),
                holder.suspendedAt().isPresent(),
                holder.member() == visit.actor().member());
    }

    /// Whether a role needs the place beside it.
    private static boolean isElsewhere(Grant grant) {
        return grant.campaign() == 0 || grant.organisation() != 0;
    }

    private MembersView.Invited invited(Invitation invitation) {
        Grant grant = invitation.grant();
        return new MembersView.Invited(
                invitation.id(),
                invitation.mailbox().orElse("?"),
                Places.role(grant) + (isElsewhere(grant) ? " (" + places.of(grant) + ")" : ""),
                ConsoleTexts.texts().formats().date(invitation.expiresAt()),
                !invitation.isOpen(clock.instant()));
    }

    private static List<MembersView.Choice> roles(Visit visit) {
        boolean isOperator = visit.actor().grants().stream().anyMatch(grant -> grant.role() == Role.OPERATOR);
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.OPERATOR || isOperator)
                .map(role -> new MembersView.Choice(
                        role.name(),
                        Places.role(new Grant(role, visit.campaign().id(), 0))))
                .toList();
    }

    /// The role that a form names; empty when it names none, or an organisation that is not of this campaign.
    private static Optional<Grant> grant(Visit visit) {
        Optional<Role> role = Arrays.stream(Role.values())
                .filter(one -> one.name().equals(visit.field("role")))
                .findFirst();
        Campaign campaign = visit.campaign();
        return role.flatMap(found -> switch (found) {
            case COORDINATOR, MODERATOR, ANALYST -> Optional.of(new Grant(found, campaign.id(), 0));
            case OPERATOR -> Optional.of(new Grant(found, 0, 0));
            case PARTNER ->
                campaign.organisation(visit.field("organisation"))
                        .map(Organisation::id)
                        .map(id -> new Grant(found, campaign.id(), id));
        });
    }

    private Response invite(Visit visit) {
        return grant(visit)
                .map(grant ->
                        answer(visit, inviting.invite(visit.actor(), grant, visit.field("mailbox"), places.of(grant))))
                .orElseGet(() -> page(visit, 422, Optional.of(text("console.account.invite.role")), Optional.empty()));
    }

    private Response again(Visit visit) {
        int id = number(visit, "invitation");
        Optional<Grant> grant = inviting.waiting(visit.actor(), visit.campaign().id()).stream()
                .filter(one -> one.id() == id)
                .map(Invitation::grant)
                .findFirst();
        InviteResult result = grant.map(
                        found -> inviting.again(visit.actor(), visit.campaign().id(), id, places.of(found)))
                .orElseGet(InviteResult.Gone::new);
        return answer(visit, result);
    }

    private Response answer(Visit visit, InviteResult result) {
        return switch (result) {
            case InviteResult.Sent _ -> done(visit, "invited");
            case InviteResult.WrongMailbox _ -> refuse(visit, 422, "console.account.invite.mailbox");
            case InviteResult.AlreadyHere _ -> refuse(visit, 409, "console.account.invite.already");
            case InviteResult.NotYours _ -> refuse(visit, 403, "console.account.invite.notyours");
            case InviteResult.Gone _ -> refuse(visit, 410, "console.account.invite.gone");
        };
    }

    private Response refuse(Visit visit, int status, String key) {
        return page(visit, status, Optional.of(text(key)), Optional.empty());
    }

    private static Response done(Visit visit, String what) {
        return Response.seeOther(visit.path("members") + "?done=" + what);
    }

    private Response revoke(Visit visit) {
        return inviting.revoke(visit.actor(), visit.campaign().id(), number(visit, "invitation"))
                ? done(visit, "revoked")
                : refuse(visit, 410, "console.account.invite.gone");
    }

    private Response change(Visit visit) {
        return grant(visit)
                .map(grant -> answer(
                        visit,
                        changing.change(
                                visit.actor(),
                                number(visit, "member"),
                                visit.campaign().id(),
                                grant)))
                .orElseGet(() -> refuse(visit, 422, "console.account.invite.role"));
    }

    private Response suspend(Visit visit, boolean isSuspended) {
        return answer(
                visit,
                changing.suspend(
                        visit.actor(), number(visit, "member"), visit.campaign().id(), isSuspended));
    }

    private Response remove(Visit visit) {
        return answer(
                visit,
                changing.remove(
                        visit.actor(), number(visit, "member"), visit.campaign().id()));
    }

    private Response answer(Visit visit, ChangeResult result) {
        int status = switch (result) {
            case DONE -> 303;
            case LAST_COORDINATOR, ONESELF -> 409;
            case NOT_YOURS -> 403;
            case UNKNOWN -> 404;
        };
        String key = result.name().toLowerCase(Locale.ROOT).replace("_", "");
        return result == ChangeResult.DONE
                ? done(visit, "changed")
                : refuse(visit, status, "console.account.change." + key);
    }

    /// A number in the path; 0, which nobody has, where it is none.
    private static int number(Visit visit, String variable) {
        String text = visit.request().variable(variable);
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static String text(String key) {
        Texts texts = ConsoleTexts.texts();
        return texts.of(key);
    }
}
