package eu.undersigned.layout;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.Problem;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What people see when something goes wrong outside a page's own answers.
public final class FailurePages implements ErrorPages {
    private static final Pattern WIDGET = Pattern.compile("/[a-z]{2}/([^/]+)/with/([^/]+)/widget(/.*)?");

    private final Layout layout;
    private final Campaigns campaigns;
    private final Moved moved;

    /// @param isServed whether a path is one of those that lead to pages
    public FailurePages(Layout layout, Campaigns campaigns, Predicate<String> isServed) {
        this.layout = layout;
        this.campaigns = campaigns;
        this.moved = new Moved(campaigns, isServed);
    }

    @Override
    public Response page(Request request, Failure failure) {
        return failure == Failure.NOT_FOUND
                ? moved.answer(request).orElseGet(() -> failed(request, failure))
                : failed(request, failure);
    }

    private Response failed(Request request, Failure failure) {
        Response response = request.isForApi() ? problem(failure) : html(request, failure);
        return failure == Failure.UNAVAILABLE ? response.retryAfter(Duration.ofSeconds(5)) : response;
    }

    private static Response problem(Failure failure) {
        String type = failure.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Problem.response(failure.status(), type, type.replace('-', ' '), Map.of());
    }

    private Response html(Request request, Failure failure) {
        Language language = request.language().orElseGet(() -> language(request));
        Texts texts = Texts.in(language);
        String key = key(failure);
        String title = texts.of(key + ".title");
        Notice notice = Notice.of(title, texts.of(key + ".lead"));
        if (!campaigns.all().isEmpty()) {
            notice = notice.with(
                    texts.of("frame.home"), Frames.home(campaigns.all().getFirst(), language));
        }
        return layout.notice(failure.status(), frame(request, language, title), notice)
                .with("Cache-Control", "no-store");
    }

    /// In a widget the answer stands in the widget, too.
    private Frame frame(Request request, Language language, String title) {
        Frame plain = Frames.plain(language, title);
        Matcher widget = WIDGET.matcher(request.path());
        return widget.matches()
                ? campaigns
                        .find(widget.group(1))
                        .flatMap(campaign -> campaign.organisation(widget.group(2)))
                        .map(organisation ->
                                plain.embedded(organisation.profile().embedding()))
                        .orElse(plain)
                : plain;
    }

    /// An unknown path still begins with a language most of the time.
    private static Language language(Request request) {
        List<String> parts = Arrays.asList(request.path().split("/", -1));
        return Language.of(parts.size() > 1 ? parts.get(1) : "")
                .orElseGet(() -> Language.preferred(request.header("accept-language"), List.of(Language.values())));
    }

    private static String key(Failure failure) {
        return switch (failure) {
            case BAD_REQUEST, UNSUPPORTED_MEDIA_TYPE, METHOD_NOT_ALLOWED -> "badrequest";
            case NOT_FOUND -> "notfound";
            case TOO_LARGE -> "toolarge";
            case INTERNAL -> "internal";
            case UNAVAILABLE -> "unavailable";
        };
    }
}
