package eu.undersigned.editing;

import eu.undersigned.account.FourEyes;
import eu.undersigned.account.Members;
import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PublishedKits;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.db.Database;
import eu.undersigned.organisation.KeyListener;
import java.time.InstantSource;
import java.util.Map;

/// Wires the editing of campaigns.
public final class EditingModule {
    private final Database database;
    private final PublishedKits kits;
    private final Drafting drafting;
    private final Publishing publishing;
    private final Proposals proposals;
    private final Names names;
    private final ConsoleLayout layout;
    private final InstantSource clock;

    /// @param keys is told of organisations' keys that change by a publication
    public EditingModule(
            Campaigns campaigns,
            Database database,
            Members members,
            FourEyes fourEyes,
            KeyListener keys,
            Audit audit,
            ConsoleLayout layout,
            InstantSource clock) {
        this.database = database;
        this.kits = new PublishedKits(keys);
        this.drafting = new Drafting(database, kits, audit, clock);
        this.publishing = new Publishing(database, campaigns, kits, drafting, fourEyes, audit, clock);
        this.proposals = new Proposals(database, audit, clock);
        this.names = new Names(database, members);
        this.layout = layout;
        this.clock = clock;
    }

    /// For packages that have editors of their own.
    public Drafting drafting() {
        return drafting;
    }

    public Names names() {
        return names;
    }

    /// @param preview shows the campaign's page
    /// @param others show other pages, each by its name
    /// @param posts shows a post
    /// @param questions shows a consultation
    public void route(
            ConsoleRoutes routes,
            Preview preview,
            Map<String, PagePreview> others,
            PostPreview posts,
            QuestionsPreview questions) {
        OrganisationPages organisations = new OrganisationPages(proposals, names, layout);
        PublishPages pages =
                new PublishPages(drafting, publishing, database, kits, names, new FileChanges(names), layout);
        new SettingsHandler(drafting, database, kits, layout, clock).route(routes);
        new TextsHandler(drafting, database, kits, names, layout).route(routes);
        new FactsHandler(drafting, layout, clock).route(routes);
        new OrganisationsHandler(drafting, proposals, organisations, layout).route(routes);
        new HelplinesHandler(drafting, layout, clock).route(routes);
        new RedirectsHandler(drafting, layout).route(routes);
        new VoiceRulesHandler(drafting, layout).route(routes);
        new RepresentativesHandler(drafting, layout, clock).route(routes);
        new OwnPageHandler(drafting, proposals, organisations, layout).route(routes);
        new StepsHandler(drafting, layout, clock).route(routes);
        new PreviewHandler(drafting, preview, others, layout, clock).route(routes);
        new PostsHandler(drafting, posts, names, layout, clock).route(routes);
        new ConsultationsHandler(drafting, publishing, questions, layout, clock).route(routes);
        new PublishHandler(drafting, publishing, pages, database, kits, layout).route(routes);
    }
}
