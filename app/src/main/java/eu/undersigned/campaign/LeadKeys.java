package eu.undersigned.campaign;

import eu.undersigned.organisation.TrialKeys;
import java.util.ArrayList;
import java.util.List;

/// Whether every campaign can be signed, and whose hands its key is in.
public final class LeadKeys {
    private final Campaigns campaigns;
    private final TrialKeys trialKeys;

    public LeadKeys(Campaigns campaigns, TrialKeys trialKeys) {
        this.campaigns = campaigns;
        this.trialKeys = trialKeys;
    }

    /// Makes the first key of campaigns that nobody has tried to sign: where signatures are, the one who runs the
    /// campaign decides about its key.
    public void makeWhereNothingIs() {
        for (Campaign campaign : campaigns.all()) {
            if (!campaign.isSealable() && campaigns.isUntouched(campaign)) {
                trialKeys.make(campaign.slug(), campaign.name(), campaign.lead());
            }
        }
        campaigns.refresh();
    }

    /// What somebody should see to.
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        campaigns.all().stream()
                .filter(campaign -> !campaign.isSealable())
                .forEach(campaign -> warnings.add("the campaign " + campaign.slug()
                        + " can't be signed: its lead organisation has no key (/en/organisation/key or bin/keygen makes"
                        + " one; put the public half into the column 'key' of organisations.csv)"));
        trialKeys
                .files()
                .forEach(file -> warnings.add("the secret key " + file.getFileName()
                        + " lies beside the data, in the folder 'keys'. Whoever has it can read what was sealed"
                        + " to it, and without it nobody can: take it off this machine and keep it safe"));
        return warnings;
    }
}
