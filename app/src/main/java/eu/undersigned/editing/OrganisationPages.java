package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.OrganisationRows;
import eu.undersigned.campaign.OrganisationRows.Entry;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.http.Response;
import eu.undersigned.organisation.OrganisationKey;
import eu.undersigned.seal.Recipient;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The editor of one organisation, for the campaign's team and for the organisation's own people.
final class OrganisationPages {
    private final Proposals proposals;
    private final Names names;
    private final ConsoleLayout layout;

    OrganisationPages(Proposals proposals, Names names, ConsoleLayout layout) {
        this.proposals = proposals;
        this.names = names;
        this.layout = layout;
    }

    /// Short enough to be compared by telephone; empty without a key, or with one that is none.
    static String fingerprint(String key) {
        return Recipient.parse(key)
                .map(recipient -> new OrganisationKey(0, recipient).fingerprint())
                .orElse("");
    }

    /// What was typed for a key, to be shown again; a secret one must not stand on a page.
    static Inputs typed(String key) {
        return Inputs.of(Map.of("key", key.toUpperCase(Locale.ROOT).contains("SECRET") ? "" : key));
    }

    /// For the campaign's team.
    ///
    /// @param slug of the organisation; `_new` for one that is not there yet
    /// @param key what was typed into the form of the key
    Response editor(
            Visit visit,
            int status,
            Draft draft,
            String slug,
            Inputs inputs,
            Inputs key,
            String base,
            Optional<Difference> theirs) {
        Optional<Entry> entry = OrganisationRows.of(draft.files()).find(slug);
        Optional<Entry> published = OrganisationRows.of(draft.published()).find(slug);
        String path = visit.path("organisations/" + slug);
        OrganisationView view = new OrganisationView(
                path,
                false,
                entry.isEmpty(),
                entry.filter(found -> found.get("role").equals("lead")).isPresent(),
                slug,
                OrganisationForm.maySeeContacts(visit) ? inputs : inputs.without(OrganisationForm.CONTACT),
                base,
                fingerprint(entry.map(found -> found.get("key")).orElse("")),
                key,
                entry.filter(found -> !found.get("logo").isEmpty()).map(_ -> path + "/logo"),
                OrganisationForm.questions(inputs),
                pending(visit, slug, entry),
                theirs,
                Difference.of(OrganisationForm.lines(visit, published), OrganisationForm.lines(visit, entry)),
                visit.path("preview") + "?organisation=" + slug,
                visit.may(Permission.MANAGE_MEMBERS) ? visit.path("members") + "#mailbox" : "",
                visit.may(Permission.EDIT_CAMPAIGN),
                visit.may(Permission.CHANGE_KEYS));
        return layout.page(visit, status, title(entry, inputs), "editing/organisation.jte", view);
    }

    private Optional<OrganisationView.Pending> pending(Visit visit, String slug, Optional<Entry> entry) {
        return proposals
                .find(visit.campaign(), slug)
                .map(proposal -> new OrganisationView.Pending(
                        by(proposal),
                        proposal.hash(),
                        Difference.of(
                                OrganisationForm.lines(visit, entry),
                                OrganisationForm.lines(visit, Optional.of(proposal.entry()))),
                        entry.map(found -> !found.hash().equals(proposal.base()))
                                .orElse(true)));
    }

    private String by(Proposals.Proposal proposal) {
        return ConsoleTexts.texts()
                .of("console.editing.changed", "name", names.of(proposal.member()), "time", Names.time(proposal.at()));
    }

    private static String title(Optional<Entry> entry, Inputs inputs) {
        return entry.map(found -> found.get("name"))
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> inputs.value("name").isEmpty()
                        ? ConsoleTexts.texts().of("console.editing.organisation.new")
                        : inputs.value("name"));
    }

    /// For the organisation's own people: they see what is published of it, and what they proposed.
    Response own(
            Visit visit,
            int status,
            Entry published,
            Optional<Proposals.Proposal> proposal,
            Inputs inputs,
            Inputs key) {
        String path = visit.path("with/" + visit.organisation().slug() + "/page");
        Optional<Entry> proposed = proposal.map(Proposals.Proposal::entry);
        OrganisationView view = new OrganisationView(
                path,
                true,
                false,
                published.get("role").equals("lead"),
                published.slug(),
                inputs,
                proposal.map(Proposals.Proposal::hash).orElse("-"),
                fingerprint(proposed.orElse(published).get("key")),
                key,
                visit.organisation().profile().logo().map(hash -> "/logos/" + hash),
                OrganisationForm.questions(inputs),
                proposal.map(found -> new OrganisationView.Pending(
                        by(found),
                        found.hash(),
                        Difference.of(
                                OrganisationForm.lines(Optional.of(published)),
                                OrganisationForm.lines(Optional.of(found.entry()))),
                        !published.hash().equals(found.base()))),
                Optional.empty(),
                Difference.of(java.util.List.of(), java.util.List.of()),
                "",
                "",
                true,
                visit.may(Permission.CHANGE_OWN_KEY));
        return layout.page(visit, status, published.get("name"), "editing/organisation.jte", view);
    }

    static Inputs none() {
        return Inputs.of(Map.of());
    }
}
