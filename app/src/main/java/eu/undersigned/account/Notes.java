package eu.undersigned.account;

import java.util.List;
import java.util.stream.Collectors;

/// What the audit trail is told of members: numbers and roles, never names.
final class Notes {
    private Notes() {}

    static String of(int member, List<Grant> grants) {
        return "{\"member\":" + member + ",\"roles\":" + roles(grants) + "}";
    }

    static String of(List<Grant> grants) {
        return "{\"roles\":" + roles(grants) + "}";
    }

    private static String roles(List<Grant> grants) {
        return grants.stream()
                .map(grant -> "{\"role\":\"" + grant.role() + "\",\"campaign\":" + grant.campaign()
                        + ",\"organisation\":" + grant.organisation() + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
