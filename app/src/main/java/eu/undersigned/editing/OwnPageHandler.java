package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.KitReader;
import eu.undersigned.campaign.OrganisationRows;
import eu.undersigned.campaign.OrganisationRows.Entry;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.Visit;
import eu.undersigned.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an organisation's own people see and propose of its page, its widget, its question and its key. Nothing of it
/// is public before somebody of the campaign publishes it.
final class OwnPageHandler {
    private static final String PAGE = "/console/{campaign}/with/{organisation}/page";

    private final Drafting drafting;
    private final Proposals proposals;
    private final OrganisationPages pages;
    private final ConsoleLayout layout;

    OwnPageHandler(Drafting drafting, Proposals proposals, OrganisationPages pages, ConsoleLayout layout) {
        this.drafting = drafting;
        this.proposals = proposals;
        this.pages = pages;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        routes.get(PAGE, Permission.EDIT_OWN_ORGANISATION, this::show);
        routes.upload(PAGE, Permission.EDIT_OWN_ORGANISATION, OrganisationsHandler.MOST_BYTES, this::save);
        routes.post(PAGE + "/key", Permission.CHANGE_OWN_KEY, this::key);
        routes.post(PAGE + "/withdraw", Permission.EDIT_OWN_ORGANISATION, this::withdraw);
    }

    /// What is published, and what was proposed upon it.
    private record Own(KitFiles files, Entry published, Optional<Proposals.Proposal> proposal) {
        Entry latest() {
            return proposal.map(Proposals.Proposal::entry).orElse(published);
        }

        /// A kit in which the organisation is as was proposed.
        KitFiles proposed() {
            KitFiles changed = files;
            for (var file : proposal.map(Proposals.Proposal::files)
                    .orElseGet(() -> new KitFiles(new java.util.TreeMap<>()))
                    .contents()
                    .entrySet()) {
                changed = file.getKey().startsWith("logos/") ? changed.with(file.getKey(), file.getValue()) : changed;
            }
            return OrganisationRows.with(changed, latest());
        }

        String hash() {
            return proposal.map(Proposals.Proposal::hash).orElse(Proposals.NONE);
        }
    }

    private Optional<Own> own(Visit visit) {
        KitFiles files = drafting.read(visit.campaign()).published();
        String slug = visit.organisation().slug();
        return OrganisationRows.of(files)
                .find(slug)
                .map(entry -> new Own(files, entry, proposals.find(visit.campaign(), slug)));
    }

    private Response missing(Visit visit) {
        return layout.notice(visit, 404, "console.editing.noorganisation");
    }

    private Response show(Visit visit) {
        return own(visit)
                .map(own -> page(
                        visit, 200, own, Inputs.of(OrganisationForm.fields(own.latest())), OrganisationPages.none()))
                .orElseGet(() -> missing(visit));
    }

    private Response page(Visit visit, int status, Own own, Inputs inputs, Inputs key) {
        return pages.own(visit, status, own.published(), own.proposal(), inputs, key);
    }

    private Response save(Visit visit) {
        Optional<Own> found = own(visit);
        if (found.isEmpty()) {
            return missing(visit);
        }
        Own own = found.get();
        OrganisationForm form = new OrganisationForm(visit, own.published().slug(), true);
        Inputs typed = Inputs.of(form.typed());
        if (!visit.field("base").equals(own.hash())) {
            return page(visit, 409, own, typed, OrganisationPages.none());
        }
        List<KitError> errors = form.flaws();
        KitFiles changed = errors.isEmpty() ? form.in(own.proposed()) : own.files();
        if (errors.isEmpty()) {
            errors = errors(changed, own.published().slug());
        }
        if (!errors.isEmpty()) {
            return page(visit, 422, own, typed.with(errors, OrganisationForm.FIELDS), OrganisationPages.none());
        }
        return propose(visit, own, changed).orElseGet(() -> overtaken(visit, typed, OrganisationPages.none()));
    }

    /// Somebody else proposed something in the moment before: what was typed stays in the form.
    private Response overtaken(Visit visit, Inputs fields, Inputs key) {
        return own(visit).map(now -> page(visit, 409, now, fields, key)).orElseGet(() -> missing(visit));
    }

    private static List<KitError> errors(KitFiles files, String slug) {
        return KitReader.errors(files).stream()
                .filter(error -> OrganisationForm.concerns(files, error, slug))
                .toList();
    }

    /// Empty when what was seen is no more.
    private Optional<Response> propose(Visit visit, Own own, KitFiles changed) {
        Entry entry = OrganisationRows.of(changed).find(own.published().slug()).orElseThrow();
        boolean isPut = proposals.put(
                visit.campaign(),
                visit.actor().member(),
                entry,
                changed,
                own.published().hash(),
                own.hash());
        return isPut
                ? Optional.of(Response.seeOther(visit.request().path().replaceFirst("/key$", "") + "?saved=1"))
                : Optional.empty();
    }

    private Response key(Visit visit) {
        Optional<Own> found = own(visit);
        if (found.isEmpty()) {
            return missing(visit);
        }
        Own own = found.get();
        Inputs fields = Inputs.of(OrganisationForm.fields(own.latest()));
        KitFiles changed = OrganisationRows.with(own.proposed(), own.latest().with("key", visit.field("key")));
        List<KitError> errors = errors(changed, own.published().slug());
        Inputs typed = OrganisationPages.typed(visit.field("key"));
        if (!visit.field("base").equals(own.hash())) {
            return page(visit, 409, own, fields, typed);
        }
        return errors.isEmpty()
                ? propose(visit, own, changed).orElseGet(() -> overtaken(visit, fields, typed))
                : page(visit, 422, own, fields, typed.with(errors, Set.of("key")));
    }

    private Response withdraw(Visit visit) {
        boolean isGone = proposals.end(
                visit.campaign(),
                visit.actor().member(),
                visit.organisation().slug(),
                visit.field("proposal"),
                "proposal.withdrawn");
        return isGone
                ? Response.seeOther(visit.request().path().replaceFirst("/withdraw$", ""))
                : layout.notice(visit, 409, "console.editing.changedmeanwhile");
    }
}
