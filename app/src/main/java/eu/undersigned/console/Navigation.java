package eu.undersigned.console;

import eu.undersigned.account.Grant;
import eu.undersigned.account.Permission;
import eu.undersigned.account.Role;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import java.util.ArrayList;
import java.util.List;

/// The list at the left: what this member may open.
public final class Navigation {
    /// @param isCurrent whether the page is this one, or lies below it
    /// @param waiting how many wait there for somebody
    public record Entry(String label, String path, boolean isCurrent, long waiting) {}

    public record Section(String label, List<Entry> entries) {}

    /// @param page behind `/console/{campaign}/`
    private record Page(String page, Permission permission) {}

    /// In the order in which they stand. Their labels are the messages `console.nav.{page}`.
    private static final List<Page> PAGES = List.of(
            new Page("overview", Permission.VIEW_OVERVIEW),
            new Page("alerts", Permission.SEE_ALERTS),
            new Page("campaign", Permission.VIEW_CAMPAIGN),
            new Page("texts", Permission.VIEW_CAMPAIGN),
            new Page("facts", Permission.VIEW_CAMPAIGN),
            new Page("news", Permission.VIEW_CAMPAIGN),
            new Page("letters", Permission.VIEW_CAMPAIGN),
            new Page("organisations", Permission.VIEW_CAMPAIGN),
            new Page("helplines", Permission.VIEW_CAMPAIGN),
            new Page("voicerules", Permission.VIEW_CAMPAIGN),
            new Page("consultations", Permission.VIEW_CAMPAIGN),
            new Page("representatives", Permission.VIEW_CAMPAIGN),
            new Page("timeline", Permission.VIEW_CAMPAIGN),
            new Page("redirects", Permission.VIEW_CAMPAIGN),
            new Page("publish", Permission.VIEW_CAMPAIGN),
            new Page("voices", Permission.MODERATE_VOICES),
            new Page("ownwords", Permission.MODERATE_VOICES),
            new Page("cosignatures", Permission.VIEW_COSIGNATURES),
            new Page("mailings", Permission.VIEW_MAILINGS),
            new Page("protection", Permission.VIEW_PROTECTION),
            new Page("invalidations", Permission.VIEW_INVALIDATIONS),
            new Page("jobs", Permission.VIEW_JOBS),
            new Page("members", Permission.VIEW_MEMBERS),
            new Page("audit", Permission.VIEW_AUDIT));

    /// Behind `/console/{campaign}/with/{organisation}/`.
    private static final List<Page> PARTNERS = List.of(
            new Page("overview", Permission.VIEW_OWN_OVERVIEW),
            new Page("page", Permission.EDIT_OWN_ORGANISATION),
            new Page("letters", Permission.DISCUSS_LETTER),
            new Page("classes", Permission.MAKE_CLASS_PASSES));

    private Navigation() {}

    static List<Section> of(Visit visit, Campaigns campaigns, QueueCounts queues) {
        List<Section> sections = new ArrayList<>();
        for (Campaign campaign : campaigns.all()) {
            String base = "/console/" + campaign.slug() + "/";
            List<Entry> entries = PAGES.stream()
                    .filter(page -> visit.actor().may(page.permission, campaign.id(), 0))
                    .map(page ->
                            entry(visit, "console.nav." + page.page, base + page.page, queues.of(campaign, page.page)))
                    .toList();
            if (!entries.isEmpty()) {
                sections.add(new Section(campaign.name(), entries));
            }
            for (Grant grant : visit.actor().grants()) {
                if (grant.role() == Role.PARTNER && grant.campaign() == campaign.id()) {
                    campaign.organisation(grant.organisation())
                            .ifPresent(organisation -> sections.add(new Section(
                                    organisation.name(),
                                    PARTNERS.stream()
                                            .map(page -> entry(
                                                    visit,
                                                    "console.nav.own." + page.page,
                                                    base + "with/" + organisation.slug() + "/" + page.page,
                                                    0))
                                            .toList())));
                }
            }
        }
        sections.add(new Section(
                ConsoleTexts.texts().of("console.nav.you"),
                List.of(entry(visit, "console.nav.account", "/console/account", 0))));
        return sections;
    }

    /// The first page that this member may open.
    static String home(Visit visit, Campaigns campaigns) {
        return of(visit, campaigns, (_, _) -> 0).getFirst().entries().getFirst().path();
    }

    private static Entry entry(Visit visit, String key, String path, long waiting) {
        String current = visit.request().path();
        return new Entry(
                ConsoleTexts.texts().of(key), path, current.equals(path) || current.startsWith(path + "/"), waiting);
    }
}
