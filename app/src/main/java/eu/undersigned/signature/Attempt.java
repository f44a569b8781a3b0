package eu.undersigned.signature;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.http.Network;

/// Somebody tries to sign, with a form in which everything is right.
public record Attempt(Campaign campaign, Network network, SignForm form, SignRequest request, Way way) {
    public enum Way {
        FORM,
        /// As JSON, from a program.
        PROGRAM,
        /// What was signed before, with another mailbox since the first could not be reached.
        CORRECTION
    }

    @Override
    public String toString() {
        return "Attempt[hidden]";
    }
}
