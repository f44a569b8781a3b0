package eu.undersigned.drafting;

import eu.undersigned.organisation.Organisation;
import java.util.Optional;

/// Where an organisation stands with a letter.
///
/// @param signOff its last; perhaps of an earlier wording
/// @param open comments and proposals of it that nobody has dealt with
/// @param hasMembers whether anybody can speak for it in the console
public record Standing(
        Organisation organisation, State state, Optional<SignOff> signOff, long open, boolean hasMembers) {
    public enum State {
        SIGNED_OFF,
        /// It signed off, and the wording changed since.
        EARLIER,
        COMMENTED,
        SILENT
    }

    boolean isMissing() {
        return state != State.SIGNED_OFF;
    }
}
