package eu.undersigned.drafting;

import eu.undersigned.account.Members;
import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.db.Database;
import eu.undersigned.editing.Drafting;
import eu.undersigned.editing.EditingModule;
import eu.undersigned.editing.Names;
import eu.undersigned.editing.PostPreview;
import eu.undersigned.outbox.Outbox;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Wires the writing of letters.
public final class DraftingModule {
    private final LettersHandler letters;
    private final LetterSettingsHandler settings;
    private final DiscussionHandler discussions;
    private final OpeningHandler openings;
    private final Forgetting forgetting;
    private final Inviting inviting;

    /// @param preview shows a letter's page
    /// @param isSigned whether organisations signed a letter, by its slug
    public DraftingModule(
            Campaigns campaigns,
            Database database,
            EditingModule editing,
            Members members,
            Outbox outbox,
            Audit audit,
            PostPreview preview,
            BiPredicate<Campaign, String> isSigned,
            ConsoleLayout layout,
            InstantSource clock) {
        Drafting drafting = editing.drafting();
        Names names = editing.names();
        Discussing discussing = new Discussing(database, drafting, audit, clock);
        SigningOff signingOff = new SigningOff(discussing, members, audit, clock);
        Calling calling = new Calling(discussing, members, outbox, audit, clock);
        DiscussionPages pages = new DiscussionPages(database, discussing, signingOff, calling, names, layout);
        this.letters = new LettersHandler(drafting, preview, names, layout, clock);
        this.settings = new LetterSettingsHandler(drafting, isSigned, layout);
        this.discussions = new DiscussionHandler(drafting, discussing, signingOff, calling, pages, layout);
        this.openings = new OpeningHandler(drafting, new Opening(database, drafting, signingOff, audit), layout, clock);
        this.forgetting = new Forgetting(campaigns, drafting, audit, clock);
        this.inviting = new Inviting(campaigns, database, members, outbox, clock);
    }

    public void route(ConsoleRoutes routes) {
        letters.route(routes);
        settings.route(routes);
        discussions.route(routes);
        openings.route(routes);
    }

    /// Tells organisations that signed a draft off that they can sign the letter now.
    public Runnable inviting() {
        return inviting;
    }

    /// Which organisations signed the draft of a letter off, by their numbers: the wording.
    public static Map<Integer, String> signOffs(Handle transaction, Campaign campaign, String letter) {
        return SignOffStore.all(transaction, campaign.id(), letter).stream()
                .collect(Collectors.toMap(SignOff::organisation, SignOff::wording));
    }

    /// Erases what was said of letters that are gone; once a day is enough.
    public Runnable forgetting() {
        return forgetting;
    }
}
