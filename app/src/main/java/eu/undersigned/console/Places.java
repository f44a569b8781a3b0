package eu.undersigned.console;

import eu.undersigned.account.Grant;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import java.util.Optional;

/// Where a role holds, in words.
final class Places {
    private final Campaigns campaigns;

    Places(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /// The campaign's name, with the organisation's before it where the role is for one; the instance where
    /// it is for every campaign.
    String of(Grant grant) {
        Optional<Campaign> campaign = campaigns.all().stream()
                .filter(one -> one.id() == grant.campaign())
                .findFirst();
        Optional<String> organisation = campaign.flatMap(found -> found.organisation(grant.organisation()))
                .map(found -> found.name());
        return campaign.map(found -> organisation.map(name -> name + ", ").orElse("") + found.name())
                .orElseGet(() -> ConsoleTexts.texts().of("console.account.everywhere"));
    }

    static String role(Grant grant) {
        return ConsoleTexts.texts()
                .of("console.account.role." + grant.role().name().toLowerCase(java.util.Locale.ROOT));
    }
}
