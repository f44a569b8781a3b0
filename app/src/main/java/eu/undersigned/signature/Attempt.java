package eu.undersigned.signature;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.http.Network;

/// Somebody tries to sign, with a form in which everything is right.
///
/// @param isProgram came as JSON
public record Attempt(Campaign campaign, Network network, SignForm form, SignRequest request, boolean isProgram) {
    @Override
    public String toString() {
        return "Attempt[hidden]";
    }
}
