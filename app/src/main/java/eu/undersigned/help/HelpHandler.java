package eu.undersigned.help;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Helpline;
import eu.undersigned.http.ContentPolicy;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.KeptPages;
import eu.undersigned.layout.Layout;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The page of help: one for each language and country, made anew when the campaigns or the day are others.
final class HelpHandler {
    /// All languages with all members of the EU, and some.
    private static final long MOST_CACHED_BYTES = 16L << 20;

    private final Campaigns campaigns;
    private final Layout layout;
    private final ErrorPages errors;
    private final InstantSource clock;
    private final KeptPages kept = new KeptPages(MOST_CACHED_BYTES);

    HelpHandler(Campaigns campaigns, Layout layout, ErrorPages errors, InstantSource clock) {
        this.campaigns = campaigns;
        this.layout = layout;
        this.errors = errors;
        this.clock = clock;
    }

    void route(Routes routes) {
        routes.get("/{lang}/help", this::page);
    }

    private Response page(Request request) {
        return request.language()
                .map(language -> page(language, request.query().getOrDefault("country", ""))
                        .ifNoneMatch(request))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    /// @param wish as it stands in the address; what is no country here shows what holds everywhere, for whoever
    /// needs help needs no error
    private Response page(Language language, String wish) {
        List<Campaign> all = campaigns.all();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Helpline> helplines = helplines(all);
        Optional<String> country = country(wish, helplines, today);
        String key = language.code() + country.orElse("");
        return kept.page(key, List.of(all, today), () -> {
            HelpPage page = new HelpPage(helplines, Texts.in(language), today);
            return layout.page(200, frame(all, language, country), "help/help.jte", page.in(country));
        });
    }

    private static List<Helpline> helplines(List<Campaign> all) {
        return all.stream().flatMap(one -> one.content().helplines().stream()).toList();
    }

    private static Optional<String> country(String wish, List<Helpline> helplines, LocalDate today) {
        return Optional.of(wish)
                .filter(code -> HelpPage.countries(helplines, today).contains(code));
    }

    /// What the page would be, with a campaign among these that is not stored like this.
    static Response draft(Layout layout, List<Campaign> all, Language language, String wish, LocalDate today) {
        List<Helpline> helplines = helplines(all);
        Optional<String> country = country(wish, helplines, today);
        HelpPage page = new HelpPage(helplines, Texts.in(language), today);
        return layout.page(200, frame(all, language, country).asDraft(), "help/help.jte", page.in(country))
                .with(ContentPolicy.HEADER, ContentPolicy.preview())
                .asSecret();
    }

    private static Frame frame(List<Campaign> all, Language language, Optional<String> country) {
        Texts texts = Texts.in(language);
        return Frames.of(
                        all.stream().findFirst(),
                        language,
                        texts.of("help.title"),
                        texts.of("help.lead"),
                        Frames.alternates(List.of(Language.values()), other -> "/" + other.code() + "/help"),
                        true)
                .linking(country.map(code -> "?country=" + code).orElse(""));
    }
}
