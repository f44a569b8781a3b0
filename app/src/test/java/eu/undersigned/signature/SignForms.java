package eu.undersigned.signature;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Content;
import eu.undersigned.campaign.GoalPolicy;
import eu.undersigned.http.FormBody;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.organisation.OrganisationKey;
import eu.undersigned.organisation.Profile;
import eu.undersigned.seal.Identity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// People, forms and a campaign for the tests of this package.
final class SignForms {
    static final Organisation LEAD = organisation(7, "justice", "Justice", Organisation.Role.LEAD);

    static final Organisation PARTNER = organisation(8, "partner", "Partner", Organisation.Role.PARTNER);

    static final Campaign CAMPAIGN = new Campaign(
            1,
            "every-second-counts",
            "Every Second Counts",
            "#ChildSafetyOn",
            16,
            Optional.empty(),
            Optional.empty(),
            100_000,
            new GoalPolicy(100_000, 95, List.of()),
            List.of(),
            List.of(LEAD, PARTNER),
            List.of(),
            List.of(),
            Map.of(),
            Content.NONE,
            Instant.EPOCH);

    private SignForms() {}

    private static Organisation organisation(int id, String slug, String name, Organisation.Role role) {
        OrganisationKey key = new OrganisationKey(id, Identity.generate().recipient());
        return new Organisation(
                id, slug, name, role, Optional.of("CH"), Optional.empty(), Optional.of(key), Profile.NONE);
    }

    static SignerName name(String text) {
        return switch (SignerName.parse(text)) {
            case SignerName.Parsed.Name(SignerName name) -> name;
            case SignerName.Parsed.Flawed(SignerName.Flaw flaw) ->
                throw new AssertionError("'" + text + "' is no name: " + flaw);
        };
    }

    static EmailAddress email(String text) {
        return EmailAddress.parse(text).orElseThrow(() -> new AssertionError("'" + text + "' is no address"));
    }

    static Signer signer() {
        return new Signer(name("Ana Kovač 🌻"), email("ana.kovač@bücher.example"));
    }

    static SignForm posted(String body) {
        return SignForm.from(FormBody.parse(body.getBytes(StandardCharsets.UTF_8)));
    }
}
