package eu.undersigned.account;

/// What became of an attempt to sign in, or to prove once more who one is.
public sealed interface SignInResult {
    /// @param session what the browser must hold from now on
    record SignedIn(String session) implements SignInResult {
        @Override
        public String toString() {
            return "SignedIn[hidden]";
        }
    }

    record Refused(Refusal reason) implements SignInResult {}
}
