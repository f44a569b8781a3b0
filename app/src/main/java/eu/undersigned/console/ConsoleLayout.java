package eu.undersigned.console;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.http.Response;
import eu.undersigned.http.StaticFiles;
import eu.undersigned.http.Templates;
import eu.undersigned.layout.Layout.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Renders pages of the console inside its frame.
public final class ConsoleLayout {
    private final Templates templates;
    private final StaticFiles files;
    private final BooleanSupplier isDemo;
    private final String publicUrl;
    private final Campaigns campaigns;
    private final AlertCounts alerts;
    private final QueueCounts queues;
    private final SessionCookie cookie;

    public ConsoleLayout(
            Templates templates,
            StaticFiles files,
            BooleanSupplier isDemo,
            String publicUrl,
            Campaigns campaigns,
            AlertCounts alerts,
            QueueCounts queues) {
        this.templates = templates;
        this.files = files;
        this.isDemo = isDemo;
        this.publicUrl = publicUrl;
        this.campaigns = campaigns;
        this.alerts = alerts;
        this.queues = queues;
        this.cookie = SessionCookie.of(publicUrl);
    }

    public SessionCookie cookie() {
        return cookie;
    }

    public String publicUrl() {
        return publicUrl;
    }

    /// A page of somebody who is signed in. The template gets `site`, `frame`, `visit` and `view`.
    public Response page(Visit visit, int status, String title, String template, Object view) {
        String alertsPath =
                visit.ofCampaign().map(campaign -> visit.path("alerts")).orElse("");
        int open = visit.ofCampaign()
                .filter(campaign -> visit.may(Permission.SEE_ALERTS))
                .map(alerts::open)
                .orElse(0);
        ConsoleFrame frame = new ConsoleFrame(
                title,
                visit.ofCampaign().map(Campaign::name).orElse("Undersigned"),
                Optional.of(visit.actor().name()),
                visit.csrf(),
                Navigation.of(visit, campaigns, queues),
                open,
                alertsPath);
        Map<String, Object> parameters = parameters(frame, view);
        parameters.put("visit", visit);
        return html(status, template, parameters);
    }

    /// A page before anybody is signed in. The template gets `site`, `frame` and `view`.
    public Response open(int status, String title, String template, Object view) {
        return html(
                status,
                template,
                parameters(new ConsoleFrame(title, "Undersigned", Optional.empty(), "", List.of(), 0, ""), view));
    }

    /// A page that says one thing.
    ///
    /// @param key of the messages `{key}.title` and `{key}.lead`
    public Response notice(Visit visit, int status, String key) {
        String title = ConsoleTexts.texts().of(key + ".title");
        return page(
                visit,
                status,
                title,
                "console/notice.jte",
                new NoticeView(title, ConsoleTexts.texts().of(key + ".lead")));
    }

    private Map<String, Object> parameters(ConsoleFrame frame, Object view) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("site", new Site(files, isDemo.getAsBoolean(), publicUrl));
        parameters.put("frame", frame);
        parameters.put("view", view);
        return parameters;
    }

    private Response html(int status, String template, Map<String, Object> parameters) {
        return Response.html(status, templates.render(template, parameters)).with("Content-Language", "en");
    }
}
