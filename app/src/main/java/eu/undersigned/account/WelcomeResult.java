package eu.undersigned.account;

import java.util.List;

/// What became of somebody who followed an invitation, or came back with a recovery code.
public sealed interface WelcomeResult {
    /// @param session what the browser must hold from now on
    /// @param codes recovery codes, to be shown once; none where the member keeps those they have
    record Welcomed(String session, List<String> codes) implements WelcomeResult {
        @Override
        public String toString() {
            return "Welcomed[hidden]";
        }
    }

    record Refused(Refusal reason) implements WelcomeResult {}
}
