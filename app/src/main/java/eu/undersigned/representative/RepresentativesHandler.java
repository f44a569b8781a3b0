package eu.undersigned.representative;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Representative;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Language;
import eu.undersigned.layout.KeptPages;
import eu.undersigned.layout.Venue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Representatives: the list, the page of each, and letters to them. A letter is in the browser alone, and for a moment
/// here; no answer with one may be kept.
final class RepresentativesHandler {
    static final String PATH = "/representatives";

    private static final String LIST = "/{lang}/{campaign}" + PATH;
    private static final String ONE = LIST + "/{id}";
    private static final long MOST_CACHED_BYTES = 32L << 20;

    private final Campaigns campaigns;
    private final RepresentativePages pages;
    private final LettersBegun letters;
    private final ErrorPages errors;
    private final KeptPages lists = new KeptPages(MOST_CACHED_BYTES);

    RepresentativesHandler(Campaigns campaigns, RepresentativePages pages, LettersBegun letters, ErrorPages errors) {
        this.campaigns = campaigns;
        this.pages = pages;
        this.letters = letters;
        this.errors = errors;
    }

    void route(Routes routes) {
        routes.get(LIST, this::list);
        routes.get(ONE, request -> withMember(request, to -> pages.member(to.venue, to.member, wish(to.request))));
        routes.post(ONE + "/write", request -> withLetter(request, this::write));
        routes.post(ONE + "/change", request -> withLetter(request, this::change));
        // Somebody who loads an answer anew without its form begins again.
        routes.get(ONE + "/write", this::begin);
        routes.get(ONE + "/change", this::begin);
    }

    private Optional<Venue> venue(Request request) {
        return Venue.of(campaigns, request)
                .filter(venue -> venue.campaign().content().representatives().isThere());
    }

    private Response list(Request request) {
        return venue(request)
                .map(venue -> list(
                                venue,
                                Filter.of(
                                        request.query(),
                                        venue.campaign().content().representatives()))
                        .ifNoneMatch(request))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private Response list(Venue venue, Filter filter) {
        if (!filter.isOneOfFew()) {
            return pages.list(venue, filter);
        }
        String key = venue.home() + filter.query();
        return lists.page(key, List.of(venue.campaign()), () -> pages.list(venue, filter));
    }

    /// Makes the whole lists of a campaign ready, the English one first.
    ///
    /// @param most languages
    void warmUp(Campaign campaign, int most) {
        if (campaign.content().representatives().isThere()) {
            campaign.texts().values().stream()
                    .sorted(Comparator.comparing(text -> text.language() != Language.EN))
                    .limit(most)
                    .forEach(text -> list(Venue.own(campaign, text), Filter.ALL));
        }
    }

    /// A member somebody looks at or writes to.
    private record To(Request request, Venue venue, Representative member) {}

    @FunctionalInterface
    private interface Answer {
        Response to(To to);
    }

    private Response withMember(Request request, Answer answer) {
        return to(request)
                .map(to -> to.member.isMember() ? answer.to(to) : pages.left(to.venue, to.member))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private Optional<To> to(Request request) {
        return venue(request)
                .flatMap(venue -> venue.campaign()
                        .content()
                        .representatives()
                        .find(request.variable("id"))
                        .map(member -> new To(request, venue, member)));
    }

    /// The language in which somebody wants to write.
    private static Optional<Language> wish(Request request) {
        return Language.of(request.query().getOrDefault("text", ""));
    }

    private Response begin(Request request) {
        return withMember(request, RepresentativesHandler::page);
    }

    private static Response page(To to) {
        return Response.seeOther(to.venue.home() + PATH + "/" + to.member.id());
    }

    /// A letter as it was sent.
    private record Sent(To to, String mailbox, LetterForm form, Language language, boolean isBegun) {
        @Override
        public String toString() {
            return "Sent[hidden]";
        }
    }

    @FunctionalInterface
    private interface LetterAnswer {
        Response to(Sent sent);
    }

    private Response withLetter(Request request, LetterAnswer answer) {
        Optional<To> to = to(request);
        if (to.isEmpty()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        if (!request.contentType().equals("application/x-www-form-urlencoded")) {
            return errors.page(request, Failure.UNSUPPORTED_MEDIA_TYPE);
        }
        return letter(to.get(), FormBody.parse(request.body()), answer);
    }

    /// What was typed is given back also where nobody can be written to any more.
    private Response letter(To to, FormBody body, LetterAnswer answer) {
        LetterForm form = LetterForm.of(body);
        Language language = Language.of(body.first("language")).orElse(to.member.language());
        return to.member
                .mailbox()
                .filter(_ -> to.member.isMember())
                .map(mailbox -> answer.to(new Sent(
                        to, mailbox, form, language, !body.first("begun").isEmpty())))
                .orElseGet(() -> pages.kept(to.venue, to.member, form, language));
    }

    /// What somebody wrote is put together in any case; it counts while people are asked to write, and once.
    private Response write(Sent sent) {
        if (!sent.form.isRight()) {
            return pages.typed(422, sent.to.venue, sent.to.member, sent.form, sent.language, sent.isBegun);
        }
        if (!sent.isBegun && pages.asks(sent.to.venue.campaign())) {
            letters.count(sent.to.venue.campaign(), sent.to.member, sent.to.request.network());
        }
        return pages.ready(sent.to.venue, sent.to.member, sent.mailbox, sent.form, sent.language);
    }

    /// The form with what was typed.
    private Response change(Sent sent) {
        return pages.typed(200, sent.to.venue, sent.to.member, sent.form.unchecked(), sent.language, sent.isBegun);
    }
}
