package eu.undersigned.protection;

import eu.undersigned.http.Network;
import eu.undersigned.signature.Admission;
import eu.undersigned.signature.Attempt;
import eu.undersigned.signature.Guard;
import eu.undersigned.signature.Observed;
import eu.undersigned.signature.SignForm;
import eu.undersigned.signature.Signal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Looks at whoever tries to sign.
public final class Shield implements Guard {
    private final Admission limits;
    private final Prints prints;
    private final InstantSource clock;

    public Shield(Admission limits, byte[] pepper, InstantSource clock) {
        this.limits = limits;
        this.prints = new Prints(pepper);
        this.clock = clock;
    }

    @Override
    public Optional<Duration> waitFor(Network network, String campaign) {
        return limits.waitFor(network, campaign);
    }

    @Override
    public Observed observe(Attempt attempt) {
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        if (attempt.isProgram()) {
            signals.add(Signal.PROGRAM);
        }
        String campaign = attempt.campaign().slug();
        return new Observed(
                Observed.source(attempt.form().get(SignForm.SOURCE)),
                prints.network(campaign, attempt.network(), clock.instant()),
                prints.domain(campaign, attempt.request().signer().email().domain()),
                Signal.bits(signals));
    }
}
