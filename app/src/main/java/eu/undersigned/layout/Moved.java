package eu.undersigned.layout;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Redirect;
import eu.undersigned.campaign.Redirect.Kind;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where that is now which stood at an address that there is no more. Pages that there are win: this is asked when
/// nothing was found.
final class Moved {
    /// No other character gets into a header.
    private static final Pattern PAGE = Pattern.compile("/([a-z]{2})/([a-z0-9-]+)(/[A-Za-z0-9._~/-]+)?");

    private final Campaigns campaigns;

    Moved(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    Optional<Response> answer(Request request) {
        Matcher page = PAGE.matcher(request.path());
        boolean isReading = request.method().equals("GET") || request.method().equals("HEAD");
        if (!isReading || !page.matches()) {
            return Optional.empty();
        }
        String rest = page.group(3) == null ? "" : page.group(3);
        return Language.of(page.group(1))
                .flatMap(language -> to(language, page.group(2), rest))
                .map(path -> Response.empty(301)
                        .with("Location", path + query(request))
                        .with("Cache-Control", "public, max-age=3600"));
    }

    private Optional<String> to(Language language, String slug, String rest) {
        Optional<Campaign> campaign = campaigns.find(slug);
        if (campaign.isPresent()) {
            return campaign.flatMap(found -> path(found, rest.isEmpty() ? rest : rest.substring(1)))
                    .map(path -> Frames.home(campaign.get(), language) + "/" + path);
        }
        return campaigns.all().stream()
                .filter(one -> one.content().redirects().contains(new Redirect(Kind.OLD_SLUG, slug, "")))
                .findFirst()
                .map(found -> Frames.home(found, language) + rest);
    }

    /// The end of the way: the kit's reader lets no circle pass.
    private static Optional<String> path(Campaign campaign, String from) {
        Optional<String> next = campaign.content().redirects().stream()
                .filter(redirect ->
                        redirect.kind() == Kind.PATH && redirect.from().equals(from))
                .map(Redirect::to)
                .findFirst();
        return next.map(to -> path(campaign, to).orElse(to));
    }

    private static String query(Request request) {
        return request.query().isEmpty()
                ? ""
                : request.query().entrySet().stream()
                        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
