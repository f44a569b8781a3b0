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
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where that is now which stood at an address that there is no more. Pages that there are win: this is asked when
/// nothing was found.
final class Moved {
    /// No other character gets into a header.
    private static final Pattern PAGE = Pattern.compile("/([a-z]{2})/([a-z0-9-]+)(/[A-Za-z0-9._~/-]+)?");

    private static final String NEWS = "news/";

    private final Campaigns campaigns;
    private final Predicate<String> isServed;

    /// @param isServed whether a path is one of those that lead to pages
    Moved(Campaigns campaigns, Predicate<String> isServed) {
        this.campaigns = campaigns;
        this.isServed = isServed;
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
        String from = rest.isEmpty() ? rest : rest.substring(1);
        Optional<Campaign> campaign = campaigns.find(slug);
        if (campaign.isPresent()) {
            return campaign.flatMap(found -> path(found, from))
                    .map(path -> Frames.home(campaign.get(), language) + "/" + path);
        }
        return campaigns.all().stream()
                .filter(one -> one.content().redirects().contains(new Redirect(Kind.OLD_SLUG, slug, "")))
                .findFirst()
                .map(found -> Frames.home(found, language)
                        + (isThere(found, language, from)
                                ? rest
                                : path(found, from).map(path -> "/" + path).orElse(rest)));
    }

    /// Whether the campaign may have such a page. Of what is named by its own address only news is looked up: where
    /// another page turns out not to be there, that answer leads on.
    private boolean isThere(Campaign campaign, Language language, String path) {
        boolean isMissingPost = path.startsWith(NEWS)
                && campaign.content().posts().stream()
                        .noneMatch(post -> post.slug().equals(path.substring(NEWS.length())));
        return !isMissingPost && isServed.test(Frames.home(campaign, language) + "/" + path);
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
