package eu.undersigned.signature;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.http.Network;
import java.time.Duration;
import java.util.Optional;

/// Looks at whoever tries to sign. Never asks the database or a name server while somebody waits.
public interface Guard {
    /// Before a form is read. Empty: go ahead; else how long to wait.
    Optional<Duration> waitFor(Network network, Campaign campaign);

    /// About a form in which everything is right.
    Judged judge(Attempt attempt);

    /// What a form carries so that it can be seen how long at most somebody had it before them.
    String stamp();

    /// What becomes of an attempt.
    sealed interface Judged {
        record Passed(Observed observed) implements Judged {}

        record Blocked(Block by) implements Judged {}

        record Stepped(Step step) implements Judged {}

        /// There is certainly no such domain: the signer is asked whether it is right.
        record Doubted(String domain) implements Judged {}
    }
}
