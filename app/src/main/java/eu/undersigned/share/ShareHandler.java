package eu.undersigned.share;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.ErrorPages;
import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.http.Request;
import eu.undersigned.http.Response;
import eu.undersigned.http.Routes;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.KeptPages;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Notice;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.page.RingView;
import eu.undersigned.receipt.CodeView;
import eu.undersigned.signature.Source;
import eu.undersigned.tally.Snapshot;
import eu.undersigned.tally.Snapshots;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The page with ways to share, and the pages to print.
final class ShareHandler {
    private static final long MOST_CACHED_BYTES = 8L << 20;

    private final Campaigns campaigns;
    private final Snapshots snapshots;
    private final Layout layout;
    private final ErrorPages errors;
    private final InstantSource clock;
    private final KeptPages pages = new KeptPages(MOST_CACHED_BYTES);

    ShareHandler(Campaigns campaigns, Snapshots snapshots, Layout layout, ErrorPages errors, InstantSource clock) {
        this.campaigns = campaigns;
        this.snapshots = snapshots;
        this.layout = layout;
        this.errors = errors;
        this.clock = clock;
    }

    void route(Routes routes) {
        for (String page : List.of("/{lang}/{campaign}", "/{lang}/{campaign}/with/{organisation}")) {
            routes.get(page + "/share", request -> answer(request, this::share));
            routes.get(page + "/poster", request -> answer(request, (_, shared) -> poster(shared)));
            routes.get(page + "/sheet", request -> answer(request, (_, shared) -> sheet(shared)));
        }
    }

    @FunctionalInterface
    private interface Answer {
        Response to(Request request, Shared shared);
    }

    private Response answer(Request request, Answer answer) {
        return Shared.of(campaigns, request)
                .map(shared -> toOrganisation(request, shared)
                        .orElseGet(() -> answer.to(request, shared).ifNoneMatch(request)))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }

    /// With `?with=SLUG`, to the same page of that organisation.
    private static Optional<Response> toOrganisation(Request request, Shared shared) {
        String page = request.path().substring(request.path().lastIndexOf('/'));
        String query = query(passedOn(request));
        return Optional.ofNullable(request.query().get("with"))
                .filter(_ -> shared.organisation().isEmpty())
                .flatMap(shared.campaign()::organisation)
                .map(found -> Response.seeOther(shared.path() + "/with/" + found.slug() + page + query));
    }

    /// @param moment what the page depends on beside its name and the campaign
    private Response kept(String name, Campaign campaign, String moment, Supplier<Response> page) {
        return pages.page(name, List.of(campaign, moment), page);
    }

    /// How often the visitor's own link had been passed on. The page depends on nothing else that a link may say, so
    /// words that somebody makes up fill no cache.
    private static int passedOn(Request request) {
        return Source.generation(request.query().get("utm_content"));
    }

    private static String query(int passedOn) {
        return passedOn > 0 ? "?" + Source.query(passedOn) : "";
    }

    private Response share(Request request, Shared shared) {
        int passedOn = passedOn(request);
        String query = query(passedOn);
        Optional<Snapshot> last = Optional.of(snapshots.of(shared.campaign())).filter(_ -> isClosed(shared));
        return kept(
                shared.path() + "/share" + query,
                shared.campaign(),
                last.map(snapshot -> "closed " + snapshot.revision()).orElse(""),
                () -> layout.page(
                        200,
                        shared.frame(shared.texts().of("share.title"), "/share").linking(query),
                        "share/share.jte",
                        shareView(shared, passedOn, last)));
    }

    private boolean isClosed(Shared shared) {
        return shared.campaign().closed(clock.instant()).isPresent();
    }

    /// @param last counts of a petition that is closed
    private static String text(Shared shared, Optional<Snapshot> last) {
        Texts texts = shared.texts();
        String title = shared.text().title();
        return last.map(snapshot -> texts.of(
                        "share.closed.ask",
                        "title",
                        title,
                        "counts",
                        String.join("; ", PictureContents.parts(shared.campaign(), snapshot, texts))))
                .orElseGet(() -> texts.of("share.ask", "title", title));
    }

    /// @param last counts of a petition that is closed
    private ShareView shareView(Shared shared, int passedOn, Optional<Snapshot> last) {
        Texts texts = shared.texts();
        String path = shared.path();
        String text = text(shared, last);
        String signature = address(shared, passedOn, "signature");
        return new ShareView(
                shared.text().title(),
                text,
                address(shared, passedOn, "link"),
                Places.ALL.stream()
                        .map(place -> new ShareView.Link(
                                place.isKey() ? texts.of(place.name()) : place.name(),
                                place.link().apply(new Places.Post(text, address(shared, passedOn, place.word())))))
                        .toList(),
                path + "/share.png",
                "<p><a href=\"" + escaped(signature) + "\">" + escaped(text) + "</a></p>",
                text + "\n" + signature,
                pictureWithLink(shared, passedOn, text),
                last.isEmpty() ? Optional.of(new ShareView.Print(path + "/poster", path + "/sheet")) : Optional.empty(),
                shared.organisation().filter(_ -> last.isEmpty()).map(_ -> path + "/embed"));
    }

    /// For the sites of others: this server is not told which of them shows its picture.
    private String pictureWithLink(Shared shared, int passedOn, String text) {
        return "<a href=\"" + escaped(address(shared, passedOn, "site")) + "\"><img src=\""
                + escaped(layout.publicUrl() + shared.path()) + "/share.png\" alt=\"" + escaped(text)
                + "\" width=\"" + Drawing.WIDTH / 2 + "\" height=\"" + Drawing.HEIGHT / 2
                + "\" style=\"max-width: 100%; height: auto\" loading=\"lazy\" referrerpolicy=\"no-referrer\"></a>";
    }

    private String address(Shared shared, int passedOn, String place) {
        return shared.address(layout.publicUrl(), Source.passedOn(place, passedOn));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private Response poster(Shared shared) {
        return printed(shared, "share.poster", "/poster", "poster");
    }

    private Response sheet(Shared shared) {
        return printed(shared, "share.sheet", "/sheet", "card");
    }

    /// Paper goes on asking where it hangs: once nobody can sign, there is none to print.
    private Response printed(Shared shared, String title, String page, String source) {
        Optional<Instant> closed = shared.campaign().closed(clock.instant());
        if (closed.isPresent()) {
            return closed(shared, page, closed.get());
        }
        Snapshot snapshot = snapshots.of(shared.campaign());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Frame frame = shared.frame(shared.texts().of(title), page);
        return kept(
                shared.path() + page,
                shared.campaign(),
                snapshot.revision() + " " + today,
                () -> layout.page(200, frame, "share" + page + ".jte", printView(shared, source, snapshot, today)));
    }

    private Response closed(Shared shared, String page, Instant since) {
        Texts texts = shared.texts();
        String title = texts.of("closed.title");
        Notice notice = Notice.of(
                        title,
                        texts.of("campaign.closed", "date", texts.formats().date(since)))
                .with(texts.of("share.title"), shared.path() + "/share");
        return layout.notice(404, shared.frame(title, page), notice).with("Cache-Control", "no-store");
    }

    private PrintView printView(Shared shared, String source, Snapshot snapshot, LocalDate today) {
        Campaign campaign = shared.campaign();
        Texts texts = shared.texts();
        Formats formats = texts.formats();
        long declared = campaign.declaredCount();
        String total = formats.number(snapshot.confirmed() + declared);
        return new PrintView(
                shared.text().title(),
                shared.text().ask(),
                CodeView.of(shared.address(layout.publicUrl(), new Source(source, 0))),
                shared.shortAddress(layout.publicUrl()),
                shared.organisation().map(Organisation::name),
                total,
                texts.of("count.of", "goal", campaign.goal()),
                RingView.of(declared, snapshot.confirmed(), campaign.goal()),
                texts.of("count.ring", "total", total, "goal", formats.number(campaign.goal())),
                PictureContents.parts(campaign, snapshot, texts),
                formats.date(today),
                shared.path() + "/share");
    }
}
