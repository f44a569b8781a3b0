package eu.undersigned.drafting;

import eu.undersigned.account.Members;
import eu.undersigned.account.OrganisationMember;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Letter;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.db.Database;
import eu.undersigned.i18n.Language;
import eu.undersigned.layout.Frames;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.outbox.Outbox;
import eu.undersigned.outbox.SealedLetter;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Tells organisations that signed a draft off that everybody can sign the letter now: a sign-off is no signature. Each
/// organisation once for each letter, whatever is killed between, and not before its page is there.
final class Inviting implements Runnable {
    private final Campaigns campaigns;
    private final Database database;
    private final Members members;
    private final Outbox outbox;
    private final InstantSource clock;

    Inviting(Campaigns campaigns, Database database, Members members, Outbox outbox, InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.members = members;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        for (Campaign campaign : campaigns.all()) {
            campaign.content().letters().stream()
                    .filter(letter -> letter.isOpen(LocalDate.ofInstant(now, ZoneOffset.UTC)))
                    .forEach(letter ->
                            database.useTransaction(transaction -> invite(transaction, campaign, letter, now)));
        }
    }

    private void invite(Handle transaction, Campaign campaign, Letter letter, Instant now) {
        Set<Integer> uninvited = SignOffStore.uninvited(transaction, campaign.id(), letter.slug());
        if (uninvited.isEmpty()) {
            return;
        }
        Map<Integer, List<OrganisationMember>> reached = members.ofOrganisations(transaction, campaign.id()).stream()
                .filter(one -> uninvited.contains(one.organisation()))
                .collect(Collectors.groupingBy(OrganisationMember::organisation));
        reached.forEach((number, those) -> campaign.organisation(number)
                .filter(_ -> SignOffStore.invite(transaction, campaign.id(), letter.slug(), number, now))
                .ifPresent(organisation -> put(
                        transaction,
                        those.stream()
                                .map(to -> letter(campaign, letter, to, organisation))
                                .toList())));
    }

    private static CallLetter letter(
            Campaign campaign, Letter letter, OrganisationMember to, Organisation organisation) {
        Language language = Optional.of(Language.EN)
                .filter(english -> campaign.text(english).isPresent())
                .orElse(letter.main().language());
        return new CallLetter(
                UUID.randomUUID(),
                CallLetter.Kind.LETTER_OPEN,
                to.person().mailbox(),
                to.person().name(),
                campaign.name(),
                letter.text(language).title(),
                Frames.home(campaign, language) + "/letters/" + letter.slug() + "/sign?organisation="
                        + organisation.slug(),
                letter.deadline()
                        .map(day -> ConsoleTexts.texts().formats().date(day))
                        .orElse(""));
    }

    private void put(Handle transaction, List<CallLetter> letters) {
        List<SealedLetter> sealed =
                letters.stream().map(letter -> outbox.seal(letter.encode())).toList();
        try {
            outbox.put(transaction, sealed);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
