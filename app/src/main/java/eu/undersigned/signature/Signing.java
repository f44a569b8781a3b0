package eu.undersigned.signature;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.db.GroupCommit;
import eu.undersigned.db.GroupCommit.Outcome;
import eu.undersigned.http.Network;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.outbox.Outbox;
import eu.undersigned.signature.Guard.Judged;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Signs: checks the form, makes the row and its letter, and hands them to the one writer. Returns after the commit.
public final class Signing {
    private static final Duration RETRY = Duration.ofSeconds(3);

    private final Campaigns campaigns;
    private final Asked asked;
    private final GroupCommit<NewSignature, UUID> writer;
    private final Fingerprints fingerprints;
    private final SignerSeal seal;
    private final Outbox outbox;
    private final Guard guard;
    private final SignatureIds ids;
    private final SecureRandom random;
    private final InstantSource clock;
    private final TypoHints typos = new TypoHints();

    Signing(
            Campaigns campaigns,
            Asked asked,
            GroupCommit<NewSignature, UUID> writer,
            Fingerprints fingerprints,
            SignerSeal seal,
            Outbox outbox,
            Guard guard,
            SignatureIds ids,
            SecureRandom random,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.asked = asked;
        this.writer = writer;
        this.fingerprints = fingerprints;
        this.seal = seal;
        this.outbox = outbox;
        this.guard = guard;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /// @param way only people are asked about a likely typing error in their mailbox
    public SignResult sign(SignForm form, Campaign campaign, PetitionText text, Network network, Attempt.Way way) {
        Optional<Instant> opens = campaign.notBefore(clock.instant());
        if (opens.isPresent()) {
            return new SignResult.Opens(opens.get());
        }
        Optional<Instant> closed = campaign.closedSince().filter(since -> !since.isAfter(clock.instant()));
        if (closed.isPresent()) {
            return new SignResult.Closed(closed.get());
        }
        if (!campaign.isSealable()) {
            return new SignResult.NotYet();
        }
        return switch (SignFormCheck.check(form, campaign)) {
            case SignFormCheck.Checked.Wrong(List<FieldError> errors) -> new SignResult.Refused(errors);
            case SignFormCheck.Checked.Right(SignRequest request) -> {
                Optional<EmailAddress> suggestion = suggestion(request.signer().email());
                boolean stands = form.get(SignForm.EMAIL_CHECKED).equals(form.get("email"));
                yield way == Attempt.Way.FORM && suggestion.isPresent() && !stands
                        ? new SignResult.Asked(suggestion.get())
                        : judged(new Attempt(campaign, network, form, request, way), text);
            }
        };
    }

    private SignResult judged(Attempt attempt, PetitionText text) {
        return switch (guard.judge(attempt)) {
            case Judged.Passed(Observed observed) ->
                submit(attempt.request(), attempt.campaign(), text, attempt.form(), observed);
            case Judged.Blocked(Block by) -> new SignResult.Blocked(by);
            case Judged.Stepped(Step step) -> new SignResult.Stepped(step);
            case Judged.Doubted(String domain) -> new SignResult.Doubted(domain);
        };
    }

    /// What somebody who typed this address probably meant.
    Optional<EmailAddress> suggestion(EmailAddress address) {
        return typos.suggestion(address);
    }

    private SignResult submit(
            SignRequest request, Campaign campaign, PetitionText text, SignForm form, Observed observed) {
        Optional<Organisation> organisation = request.organisation().flatMap(campaign::organisation);
        Shown shown;
        try {
            shown = new Shown(
                    text.language(),
                    campaigns.textSeen(campaign, text, form.get(SignForm.TEXT_VERSION)),
                    asked.number(campaign, text.language(), organisation, form.get(SignForm.ASKED_VERSION)));
        } catch (RuntimeException e) {
            return new SignResult.Unsure(RETRY); // the words are not stored, so nothing may refer to them
        }
        return submit(request, campaign, shown, observed);
    }

    /// Signs anew what was signed before with an address that could not be reached.
    SignResult submit(SignRequest request, Campaign campaign, Shown shown, Observed observed) {
        if (!campaign.isSealable()) {
            return new SignResult.NotYet();
        }
        NewSignature row;
        try {
            row = prepare(request, campaign, shown, observed);
        } catch (Epochs.NotStored e) {
            return new SignResult.Unsure(RETRY);
        }
        return switch (writer.submit(row)) {
            case Outcome.Done(UUID ticket) -> new SignResult.Accepted(ticket);
            case Outcome.Full() -> new SignResult.Busy(RETRY);
            case Outcome.Unavailable() -> new SignResult.Unsure(RETRY);
            case Outcome.Refused() -> new SignResult.Unsure(RETRY);
        };
    }

    private NewSignature prepare(SignRequest request, Campaign campaign, Shown shown, Observed observed) {
        UUID id = ids.next();
        byte[] secret = new byte[SignatureToken.SECRET_BYTES];
        random.nextBytes(secret);
        SignatureToken token = new SignatureToken(id, secret);
        Signer signer = request.signer();
        String canonical = fingerprints.canonical(signer.email());
        SignLetter letter = new SignLetter(SignLetter.Kind.CONFIRM, id, campaign.id(), shown, token, request);
        return new NewSignature(
                campaign.id(),
                fingerprints.mailbox(campaign.slug(), canonical, 1),
                () -> fingerprints.mailbox(campaign.slug(), canonical, 2),
                id,
                fingerprints.person(campaign.slug(), canonical, signer.name()),
                request.country(),
                shown,
                request.organisation().orElse(0),
                request.updates(),
                request.organisationUpdates().map(yes -> yes ? 2 : 1).orElse(0),
                seal.seal(
                        campaign,
                        id,
                        signer,
                        request.organisation()
                                .filter(_ -> request.organisationUpdates().equals(Optional.of(true)))
                                .flatMap(campaign::organisation)),
                seal.ownCopy(secret, signer),
                token.hash(),
                observed,
                outbox.seal(letter.encode()));
    }
}
