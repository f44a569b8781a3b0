package eu.undersigned.drafting;

import eu.undersigned.account.Members;
import eu.undersigned.account.OrganisationMember;
import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.http.Json;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.outbox.Outbox;
import eu.undersigned.outbox.SealedLetter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Asks by mail those organisations that have not signed off the wording of now: each member at most once for each
/// wording, whatever happens in between.
final class Calling {
    private final Discussing discussing;
    private final Members members;
    private final Outbox outbox;
    private final Audit audit;
    private final InstantSource clock;

    Calling(Discussing discussing, Members members, Outbox outbox, Audit audit, InstantSource clock) {
        this.discussing = discussing;
        this.members = members;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /// Members of organisations that a call would reach now.
    List<OrganisationMember> waiting(Handle transaction, Campaign campaign, DraftLetter letter) {
        Set<Integer> signedOff = SignOffStore.all(transaction, campaign.id(), letter.slug()).stream()
                .filter(signOff -> signOff.wording().equals(letter.wording()))
                .map(SignOff::organisation)
                .collect(Collectors.toSet());
        Set<Integer> called =
                new HashSet<>(SignOffStore.called(transaction, campaign.id(), letter.slug(), letter.wording()));
        Set<Integer> current =
                campaign.organisations().stream().map(Organisation::id).collect(Collectors.toSet());
        return members.ofOrganisations(transaction, campaign.id()).stream()
                .filter(one -> current.contains(one.organisation()) && !signedOff.contains(one.organisation()))
                .filter(one -> called.add(one.member()))
                .toList();
    }

    /// @param wording that the caller saw
    DiscussResult call(Campaign campaign, Speaker speaker, String slug, String wording) {
        return discussing.inLetter(campaign, slug, (_, letter) -> transaction -> {
            if (!letter.wording().equals(wording)) {
                return new DiscussResult.Changed();
            }
            if (letter.isOver(discussing.today())) {
                return new DiscussResult.Over();
            }
            List<SealedLetter> letters = new ArrayList<>();
            for (OrganisationMember one : waiting(transaction, campaign, letter)) {
                Optional<Organisation> organisation = campaign.organisation(one.organisation());
                if (organisation.isPresent()
                        && SignOffStore.call(
                                transaction, campaign.id(), slug, wording, one.member(), clock.instant())) {
                    letters.add(outbox.seal(
                            letter(campaign, letter, one, organisation.get()).encode()));
                }
            }
            put(transaction, letters);
            audit.record(
                    transaction,
                    speaker.member(),
                    campaign.id(),
                    "letter.called",
                    "letter/" + slug,
                    "",
                    new String(
                            Json.write(Map.of("wording", wording, "letters", letters.size())), StandardCharsets.UTF_8));
            return new DiscussResult.Done();
        });
    }

    private static CallLetter letter(
            Campaign campaign, DraftLetter letter, OrganisationMember to, Organisation organisation) {
        return new CallLetter(
                UUID.randomUUID(),
                CallLetter.Kind.LETTER_CALL,
                to.person().mailbox(),
                to.person().name(),
                campaign.name(),
                letter.title(),
                "/console/" + campaign.slug() + "/with/" + organisation.slug() + "/letters/" + letter.slug(),
                letter.deadline()
                        .map(day -> ConsoleTexts.texts().formats().date(day))
                        .orElse(""));
    }

    private void put(Handle transaction, List<SealedLetter> letters) {
        try {
            outbox.put(transaction, letters);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
