package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.OrganisationRows;
import eu.undersigned.campaign.OrganisationRows.Entry;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.http.ContentPolicy;
import eu.undersigned.http.Response;
import eu.undersigned.organisation.Logo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// The organisations of the draft: listed, added, edited, leaving.
final class OrganisationsHandler {
    /// A logo, and what a form has beside it.
    static final int MOST_BYTES = 1 << 20;
    /// No organisation has this slug.
    private static final String NEW = "_new";

    private static final String PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private final Drafting drafting;
    private final Proposals proposals;
    private final OrganisationPages pages;
    private final ConsoleLayout layout;

    OrganisationsHandler(Drafting drafting, Proposals proposals, OrganisationPages pages, ConsoleLayout layout) {
        this.drafting = drafting;
        this.proposals = proposals;
        this.pages = pages;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        String one = "/console/{campaign}/organisations/{slug}";
        routes.get("/console/{campaign}/organisations", Permission.VIEW_CAMPAIGN, this::list);
        routes.get(one, Permission.VIEW_CAMPAIGN, this::show);
        routes.upload(one, Permission.EDIT_CAMPAIGN, MOST_BYTES, this::save);
        routes.post(one + "/key", Permission.CHANGE_KEYS, this::key);
        routes.post(one + "/leave", Permission.EDIT_CAMPAIGN, this::leave);
        routes.post(one + "/proposal", Permission.EDIT_CAMPAIGN, this::proposal);
        routes.get(one + "/logo", Permission.VIEW_CAMPAIGN, this::logo);
    }

    private Response list(Visit visit) {
        Draft draft = drafting.read(visit.campaign());
        OrganisationRows before = OrganisationRows.of(draft.published());
        OrganisationRows now = OrganisationRows.of(draft.files());
        List<String> waiting = proposals.waiting(visit.campaign());
        List<OrganisationsView.Row> rows = new ArrayList<>();
        now.entries().forEach(entry -> rows.add(row(entry, state(before.find(entry.slug()), entry), waiting)));
        before.entries().stream()
                .filter(entry -> now.find(entry.slug()).isEmpty())
                .forEach(entry -> rows.add(row(entry, "leaving", waiting)));
        return layout.page(
                visit,
                200,
                ConsoleTexts.texts().of("console.editing.organisations.title"),
                "editing/organisations.jte",
                new OrganisationsView(rows, visit.may(Permission.EDIT_CAMPAIGN)));
    }

    private static String state(Optional<Entry> before, Entry now) {
        return before.map(found -> found.hash().equals(now.hash()) ? "" : "changed")
                .orElse("new");
    }

    private static OrganisationsView.Row row(Entry entry, String state, List<String> waiting) {
        return new OrganisationsView.Row(
                entry.slug(),
                entry.get("name"),
                entry.get("role"),
                entry.get("country"),
                OrganisationPages.fingerprint(entry.get("key")),
                state,
                waiting.contains(entry.slug()));
    }

    private static String slug(Visit visit) {
        String slug = visit.request().variable("slug");
        return slug.equals(NEW) && visit.request().method().equals("POST") ? visit.field("slug") : slug;
    }

    private Response show(Visit visit) {
        Draft draft = drafting.read(visit.campaign());
        String slug = slug(visit);
        if (slug.equals(NEW)) {
            return pages.editor(
                    visit,
                    200,
                    draft,
                    NEW,
                    Inputs.of(Map.of("role", "supporter")),
                    Inputs.of(Map.of()),
                    "-",
                    Optional.empty());
        }
        return OrganisationRows.of(draft.files())
                .find(slug)
                .map(entry -> pages.editor(
                        visit,
                        200,
                        draft,
                        slug,
                        Inputs.of(OrganisationForm.fields(entry)),
                        Inputs.of(Map.of()),
                        entry.hash(),
                        Optional.empty()))
                .orElseGet(() -> layout.notice(visit, 404, "console.editing.noorganisation"));
    }

    private Response save(Visit visit) {
        String slug = slug(visit);
        OrganisationForm form = new OrganisationForm(visit, slug, false);
        List<KitError> flaws = form.flaws();
        if (!flaws.isEmpty()) {
            return refused(visit, form, flaws);
        }
        Edit edit = edit(visit, slug, form::in);
        return switch (drafting.save(visit.campaign(), visit.actor().member(), edit)) {
            case SaveResult.Saved() -> Response.seeOther(visit.path("organisations/" + slug) + "?saved=1");
            case SaveResult.Refused(List<KitError> errors) -> refused(visit, form, errors);
            case SaveResult.Conflict(KitFiles now) -> conflict(visit, slug, form, now);
        };
    }

    private static Edit edit(Visit visit, String slug, UnaryOperator<KitFiles> change) {
        return new Edit(
                OrganisationRows.FILE + "/" + slug,
                visit.field("base"),
                files -> hash(files, slug),
                change,
                (files, error) -> OrganisationForm.concerns(files, error, slug),
                files -> OrganisationForm.said(files, slug));
    }

    private static String hash(KitFiles files, String slug) {
        return OrganisationRows.of(files).find(slug).map(Entry::hash).orElse("-");
    }

    private Response refused(Visit visit, OrganisationForm form, List<KitError> errors) {
        return pages.editor(
                visit,
                422,
                drafting.read(visit.campaign()),
                visit.request().variable("slug"),
                Inputs.of(form.typed()).with(errors, OrganisationForm.FIELDS),
                Inputs.of(Map.of()),
                visit.field("base"),
                Optional.empty());
    }

    private Response conflict(Visit visit, String slug, OrganisationForm form, KitFiles now) {
        Optional<Entry> other = OrganisationRows.of(now).find(slug);
        Difference theirs = Difference.of(
                OrganisationForm.lines(visit, Optional.of(form.entry(other))), OrganisationForm.lines(visit, other));
        return pages.editor(
                visit,
                409,
                drafting.read(visit.campaign()),
                slug,
                Inputs.of(form.typed()),
                Inputs.of(Map.of()),
                hash(now, slug),
                Optional.of(theirs));
    }

    private Response key(Visit visit) {
        String slug = slug(visit);
        String key = visit.field("key");
        Edit edit = edit(
                visit,
                slug,
                files -> OrganisationRows.of(files)
                        .find(slug)
                        .map(entry -> OrganisationRows.with(files, entry.with("key", key)))
                        .orElse(files));
        return switch (drafting.save(visit.campaign(), visit.actor().member(), edit)) {
            case SaveResult.Saved() -> Response.seeOther(visit.path("organisations/" + slug) + "?saved=1#key");
            case SaveResult.Refused(List<KitError> errors) -> {
                Draft draft = drafting.read(visit.campaign());
                yield pages.editor(
                        visit,
                        422,
                        draft,
                        slug,
                        Inputs.of(OrganisationRows.of(draft.files())
                                .find(slug)
                                .map(OrganisationForm::fields)
                                .orElse(Map.of())),
                        OrganisationPages.typed(key).with(errors, Set.of("key")),
                        visit.field("base"),
                        Optional.empty());
            }
            case SaveResult.Conflict _ -> layout.notice(visit, 409, "console.editing.changedmeanwhile");
        };
    }

    private Response leave(Visit visit) {
        String slug = slug(visit);
        Edit edit = new Edit(
                OrganisationRows.FILE + "/" + slug,
                visit.field("base"),
                files -> hash(files, slug),
                files -> OrganisationForm.withoutUnused(OrganisationRows.without(files, slug)),
                (_, error) -> error.file().equals(OrganisationRows.FILE) && error.line() == 0,
                files -> OrganisationForm.said(files, slug));
        return switch (drafting.save(visit.campaign(), visit.actor().member(), edit)) {
            case SaveResult.Saved() -> Response.seeOther(visit.path("organisations"));
            case SaveResult.Refused _ -> layout.notice(visit, 422, "console.editing.leadstays");
            case SaveResult.Conflict _ -> layout.notice(visit, 409, "console.editing.changedmeanwhile");
        };
    }

    /// Takes what the organisation's own people want into the draft, or drops it.
    private Response proposal(Visit visit) {
        String slug = slug(visit);
        Optional<Proposals.Proposal> found =
                proposals.find(visit.campaign(), slug).filter(one -> one.hash().equals(visit.field("proposal")));
        if (found.isEmpty()) {
            return layout.notice(visit, 409, "console.editing.changedmeanwhile");
        }
        int member = visit.actor().member();
        if (visit.field("action").equals("drop")) {
            return proposals.end(visit.campaign(), member, slug, found.get().hash(), "proposal.dropped")
                    ? Response.seeOther(visit.path("organisations/" + slug))
                    : layout.notice(visit, 409, "console.editing.changedmeanwhile");
        }
        Edit edit = edit(visit, slug, files -> taking(files, found.get()));
        return switch (drafting.save(visit.campaign(), member, edit)) {
            case SaveResult.Saved() -> {
                // One that came meanwhile waits on: what was taken is what this member saw.
                proposals.end(visit.campaign(), member, slug, found.get().hash(), "proposal.taken");
                yield Response.seeOther(visit.path("organisations/" + slug) + "?saved=1");
            }
            case SaveResult.Refused _, SaveResult.Conflict _ ->
                layout.notice(visit, 409, "console.editing.changedmeanwhile");
        };
    }

    private static KitFiles taking(KitFiles files, Proposals.Proposal proposal) {
        KitFiles changed = OrganisationRows.with(files, proposal.entry());
        Set<String> pictures = new TreeSet<>(proposal.files().contents().keySet());
        pictures.removeIf(path -> !path.startsWith("logos/"));
        for (String path : pictures) {
            changed = changed.with(path, proposal.files().bytes(path).orElseThrow());
        }
        return OrganisationForm.withoutUnused(changed);
    }

    private Response logo(Visit visit) {
        KitFiles files = drafting.read(visit.campaign()).files();
        return OrganisationRows.of(files)
                .find(slug(visit))
                .flatMap(entry -> files.bytes("logos/" + entry.get("logo")))
                .flatMap(Logo::of)
                .map(logo ->
                        Response.of(200, logo.mediaType(), logo.picture()).with(ContentPolicy.HEADER, PICTURE_POLICY))
                .orElseGet(() -> layout.notice(visit, 404, "console.editing.noorganisation"));
    }
}
