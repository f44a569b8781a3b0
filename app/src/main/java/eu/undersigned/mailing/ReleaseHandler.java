package eu.undersigned.mailing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.Visit;
import eu.undersigned.http.Response;
import java.util.Optional;

/// Sending, holding and ending mailings, and handing out tokens to programs that feed them.
final class ReleaseHandler {
    private final Writing writing;
    private final Releasing releasing;
    private final ConsoleLayout layout;

    ReleaseHandler(Writing writing, Releasing releasing, ConsoleLayout layout) {
        this.writing = writing;
        this.releasing = releasing;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        String one = "/console/{campaign}/mailings/{id}";
        routes.get(one + "/begin", Permission.SEND_MAILING, this::ask)
                .post(
                        one + "/begin",
                        Permission.SEND_MAILING,
                        visit -> act(
                                visit,
                                (campaign, member, id) ->
                                        releasing.begin(campaign, member, id, MailingHandler.seen(visit))))
                .post(
                        one + "/approve",
                        Permission.SEND_MAILING,
                        visit -> act(
                                visit,
                                (campaign, member, id) ->
                                        releasing.approve(campaign, member, id, MailingHandler.seen(visit))))
                .post(one + "/return", Permission.WRITE_MAILING, visit -> act(visit, releasing::returnToDraft))
                .post(one + "/pause", Permission.WRITE_MAILING, visit -> act(visit, releasing::pause))
                .post(one + "/resume", Permission.WRITE_MAILING, visit -> act(visit, releasing::resume))
                .post(one + "/cancel", Permission.WRITE_MAILING, visit -> act(visit, releasing::cancel))
                .post(one + "/revoke", Permission.WRITE_MAILING, visit -> act(visit, releasing::revoke))
                .post(one + "/token", Permission.SEND_MAILING, this::token)
                .get(one + "/send", Permission.SEND_MAILING, this::offer)
                .post(one + "/send", Permission.SEND_MAILING, this::send);
    }

    @FunctionalInterface
    private interface Act {
        MailingResult by(Campaign campaign, int member, int id);
    }

    private Response act(Visit visit, Act act) {
        Optional<Integer> id = MailingHandler.id(visit);
        if (id.isEmpty()) {
            return layout.notice(visit, 404, "console.mailing.missing");
        }
        MailingResult result = act.by(visit.campaign(), visit.actor().member(), id.get());
        return answer(layout, visit, visit.path("mailings/" + id.get()), result);
    }

    static Response answer(ConsoleLayout layout, Visit visit, String path, MailingResult result) {
        return switch (result) {
            case MailingResult.Done() -> Response.seeOther(path);
            case MailingResult.Missing() -> layout.notice(visit, 404, "console.mailing.missing");
            case MailingResult.Changed() -> layout.notice(visit, 409, "console.mailing.changed");
            case MailingResult.NotNow() -> layout.notice(visit, 409, "console.mailing.notnow");
            case MailingResult.Flawed _ -> layout.notice(visit, 422, "console.mailing.flawed");
            case MailingResult.AnotherMember() -> layout.notice(visit, 403, "console.mailing.another");
        };
    }

    private Response with(Visit visit, MailingHandler.Answer answer) {
        return MailingHandler.id(visit)
                .flatMap(id -> writing.find(visit.campaign(), id))
                .map(answer::to)
                .orElseGet(() -> layout.notice(visit, 404, "console.mailing.missing"));
    }

    /// What will happen, before it does: who gets it in which language.
    private Response ask(Visit visit) {
        return with(visit, mailing -> {
            MailingView view = MailingView.of(
                    visit, mailing, writing.counts(mailing.id()), releasing.needsSecondMember(), 0, layout.publicUrl());
            String title = MailingHandler.TEXTS.of("console.mailing.begin.title");
            return layout.page(visit, 200, title, "mailing/begin.jte", view);
        });
    }

    private Response token(Visit visit) {
        return with(
                visit,
                mailing -> releasing
                        .token(visit.campaign(), visit.actor().member(), mailing.id(), FeedTokens.FOR_A_PROGRAM)
                        .map(token -> {
                            String title = MailingHandler.TEXTS.of("console.mailing.token.title");
                            TokenView view = new TokenView(mailing, address(mailing), token);
                            return layout.page(visit, 200, title, "mailing/token.jte", view);
                        })
                        .orElseGet(() -> layout.notice(visit, 409, "console.mailing.notnow")));
    }

    private String address(Mailing mailing) {
        return layout.publicUrl() + "/api/v1/mailings/" + mailing.id();
    }

    /// Before the page that sends: it is asked for by a button, since it is given a token of its own.
    private Response offer(Visit visit) {
        return with(visit, mailing -> sendPage(visit, mailing, ""));
    }

    private Response send(Visit visit) {
        return with(
                visit,
                mailing -> releasing
                        .token(visit.campaign(), visit.actor().member(), mailing.id(), FeedTokens.FOR_A_PAGE)
                        .map(token -> sendPage(visit, mailing, token))
                        .orElseGet(() -> layout.notice(visit, 409, "console.mailing.notnow")));
    }

    private Response sendPage(Visit visit, Mailing mailing, String token) {
        String title = MailingHandler.TEXTS.of("console.mailing.send.title");
        // A path: the script speaks to the host that its page came from.
        TokenView view = new TokenView(mailing, "/api/v1/mailings/" + mailing.id(), token);
        return layout.page(visit, 200, title, "mailing/send.jte", view);
    }
}
