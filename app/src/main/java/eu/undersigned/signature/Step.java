package eu.undersigned.signature;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// One more step before a signature is taken: the browser solves a puzzle, or the signer waits.
///
/// @param ticket for those who wait
/// @param delay how long that is, from now
public record Step(Challenge challenge, String ticket, Duration delay, Why why) {
    public enum Why {
        /// It was not asked for before.
        FIRST,
        /// The solution is wrong or was used, or the ticket is no longer good.
        AGAIN,
        /// The ticket has not waited long enough.
        EARLY,
        /// Too many wait at this moment.
        CROWDED
    }

    /// A puzzle in the form of ALTCHA's first protocol.
    ///
    /// @param challenge SHA-256 of the salt and the number that is looked for, in hexadecimal
    /// @param maxnumber the most that number can be
    /// @see <a href="https://altcha.org/docs/v1/proof-of-work/">ALTCHA, proof-of-work, version 1</a>
    public record Challenge(String algorithm, String challenge, String salt, int maxnumber, String signature) {
        /// As programs and the page's script get it.
        public Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("algorithm", algorithm);
            json.put("challenge", challenge);
            json.put("maxnumber", maxnumber);
            json.put("salt", salt);
            json.put("signature", signature);
            return json;
        }
    }
}
