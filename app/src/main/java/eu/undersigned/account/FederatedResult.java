package eu.undersigned.account;

import java.util.List;

/// What became of somebody who comes back from their organisation's own sign-in.
public sealed interface FederatedResult {
    /// @param session what the browser must hold from now on
    /// @param then where they go on
    record SignedIn(String session, String then) implements FederatedResult {
        @Override
        public String toString() {
            return "SignedIn[hidden]";
        }
    }

    /// @param codes recovery codes, to be shown once
    record Welcomed(String session, List<String> codes) implements FederatedResult {
        @Override
        public String toString() {
            return "Welcomed[hidden]";
        }
    }

    record Refused(Refusal reason) implements FederatedResult {}
}
