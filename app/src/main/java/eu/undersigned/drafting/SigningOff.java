package eu.undersigned.drafting;

import eu.undersigned.account.Members;
import eu.undersigned.account.OrganisationMember;
import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.drafting.Standing.State;
import eu.undersigned.http.Json;
import eu.undersigned.organisation.Organisation;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Organisations agree to one wording of a letter: the whole text from which others are translated.
final class SigningOff {
    private final Discussing discussing;
    private final Members members;
    private final Audit audit;
    private final InstantSource clock;

    SigningOff(Discussing discussing, Members members, Audit audit, InstantSource clock) {
        this.discussing = discussing;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param wording that was read; it must be the one of now
    DiscussResult signOff(Campaign campaign, Speaker speaker, Organisation organisation, String slug, String wording) {
        return discussing.inLetter(campaign, slug, (_, letter) -> transaction -> {
            if (letter.isOver(discussing.today())) {
                return new DiscussResult.Over();
            }
            if (!letter.wording().equals(wording)) {
                return new DiscussResult.Changed();
            }
            Optional<SignOff> before = SignOffStore.find(transaction, campaign.id(), slug, organisation.id());
            if (before.filter(signOff -> signOff.wording().equals(wording)).isPresent()) {
                return new DiscussResult.Done();
            }
            SignOff signOff = new SignOff(
                    organisation.id(), wording, speaker.member(), speaker.organisation() == 0, clock.instant());
            SignOffStore.put(transaction, campaign.id(), slug, signOff);
            record(
                    transaction,
                    campaign,
                    speaker,
                    "letter.signedoff",
                    slug,
                    organisation,
                    json(before),
                    json(Optional.of(signOff)));
            return new DiscussResult.Done();
        });
    }

    /// The organisation takes its word back.
    DiscussResult takeBack(Campaign campaign, Speaker speaker, Organisation organisation, String slug) {
        return discussing.inLetter(campaign, slug, (_, letter) -> transaction -> {
            if (letter.isOver(discussing.today())) {
                return new DiscussResult.Over();
            }
            Optional<SignOff> before = SignOffStore.find(transaction, campaign.id(), slug, organisation.id());
            if (SignOffStore.remove(transaction, campaign.id(), slug, organisation.id())) {
                record(
                        transaction,
                        campaign,
                        speaker,
                        "letter.signoff.takenback",
                        slug,
                        organisation,
                        json(before),
                        "");
            }
            return new DiscussResult.Done();
        });
    }

    private static String json(Optional<SignOff> signOff) {
        return signOff.map(found -> Json.text(Map.of("wording", found.wording())))
                .orElse("");
    }

    private void record(
            Handle transaction,
            Campaign campaign,
            Speaker speaker,
            String action,
            String slug,
            Organisation organisation,
            String before,
            String after) {
        String subject = "letter/" + slug + "/" + organisation.slug();
        audit.record(transaction, speaker.member(), campaign.id(), action, subject, before, after);
    }

    /// Where each organisation stands: the lead, partners, and supporters who have somebody here or said something.
    ///
    /// @param remarks all of the letter
    List<Standing> standings(Handle transaction, Campaign campaign, DraftLetter letter, List<Remark> remarks) {
        Map<Integer, SignOff> signOffs = SignOffStore.all(transaction, campaign.id(), letter.slug()).stream()
                .collect(Collectors.toMap(SignOff::organisation, signOff -> signOff));
        Map<Integer, Long> open = remarks.stream()
                .filter(Remark::isOpen)
                .collect(Collectors.groupingBy(Remark::organisation, Collectors.counting()));
        Set<Integer> said = remarks.stream().map(Remark::organisation).collect(Collectors.toSet());
        Set<Integer> present = members.ofOrganisations(transaction, campaign.id()).stream()
                .map(OrganisationMember::organisation)
                .collect(Collectors.toSet());
        return campaign.organisations().stream()
                .filter(organisation -> organisation.role() != Organisation.Role.SUPPORTER
                        || present.contains(organisation.id())
                        || said.contains(organisation.id())
                        || signOffs.containsKey(organisation.id()))
                .map(organisation -> {
                    Optional<SignOff> signOff = Optional.ofNullable(signOffs.get(organisation.id()));
                    State state = signOff.map(found ->
                                    found.wording().equals(letter.wording()) ? State.SIGNED_OFF : State.EARLIER)
                            .orElse(said.contains(organisation.id()) ? State.COMMENTED : State.SILENT);
                    return new Standing(
                            organisation,
                            state,
                            signOff,
                            open.getOrDefault(organisation.id(), 0L),
                            present.contains(organisation.id()));
                })
                .toList();
    }
}
