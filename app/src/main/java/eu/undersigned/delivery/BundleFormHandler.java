package eu.undersigned.delivery;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.FormBody;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// The download of an organisation's bundle, for people.
final class BundleFormHandler {
    private final Downloading downloading;
    private final Campaigns campaigns;
    private final OrganisationPages pages;
    private final ErrorPages errors;

    BundleFormHandler(Downloading downloading, Campaigns campaigns, OrganisationPages pages, ErrorPages errors) {
        this.downloading = downloading;
        this.campaigns = campaigns;
        this.pages = pages;
        this.errors = errors;
    }

    void route(Routes routes) {
        routes.get("/{lang}/organisation/bundle", this::show);
        routes.post("/{lang}/organisation/bundle", this::post);
    }

    /// A link may fill in campaign and organisation.
    private Response show(Request request) {
        return request.language()
                .map(language -> page(
                        200,
                        language,
                        request.query().getOrDefault("campaign", ""),
                        request.query().getOrDefault("organisation", ""),
                        "",
                        Optional.empty()))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    private Response post(Request request) {
        if (request.language().isEmpty()) {
            return errors.page(request, Failure.NOT_FOUND);
        }
        if (!request.contentType().equals("application/x-www-form-urlencoded")) {
            return errors.page(request, Failure.UNSUPPORTED_MEDIA_TYPE);
        }
        Language language = request.language().get();
        FormBody form = FormBody.parse(request.body());
        String campaign = field(form, "campaign");
        String organisation = field(form, "organisation").toLowerCase(Locale.ROOT);
        String token = field(form, "token");
        String since = field(form, "since").replaceFirst("^\\d{4}-\\d{2}-\\d{2}$", "$0T00:00:00Z");
        if (token.isEmpty()) {
            return page(422, language, campaign, organisation, since, Optional.of(BundleFlaw.TOKEN_MISSING));
        }
        return switch (downloading.begin(new Downloading.Wish(
                campaign,
                organisation,
                token,
                Optional.of(since).filter(time -> !time.isEmpty()),
                Optional.empty(),
                false))) {
            case DownloadResult.Ready(Response bundle) -> bundle;
            case DownloadResult.NotAllowed() ->
                page(401, language, campaign, organisation, since, Optional.of(BundleFlaw.NOT_ALLOWED));
            case DownloadResult.BadRange() ->
                page(422, language, campaign, organisation, since, Optional.of(BundleFlaw.SINCE_INVALID));
            case DownloadResult.Busy(Duration retryAfter) ->
                page(503, language, campaign, organisation, since, Optional.of(BundleFlaw.BUSY))
                        .retryAfter(retryAfter);
        };
    }

    /// What was pasted often has a space at its end.
    private static String field(FormBody form, String name) {
        return form.first(name).strip();
    }

    private Response page(
            int status,
            Language language,
            String campaign,
            String organisation,
            String since,
            Optional<BundleFlaw> flaw) {
        Texts texts = Texts.in(language);
        String title = texts.of("bundle.title");
        Frame frame = pages.frame(
                language,
                flaw.isPresent() ? texts.of("error.title") + " – " + title : title,
                texts.of("bundle.lead"),
                "/bundle",
                false);
        BundleView view = BundleView.of(campaigns.all(), frame, campaign, organisation, since, flaw);
        Response page = pages.page(status, frame, "bundle.jte", view);
        // RFC 9110, section 15.5.2: 401 names the way to prove oneself.
        return status == 401 ? page.with("WWW-Authenticate", "Bearer") : page;
    }
}
