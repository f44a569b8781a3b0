package eu.undersigned.signature;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds addresses whose domain is one slip away from one that many people use: a reason to ask, never to refuse.
public final class TypoHints {
    private final List<String> common = ResourceLines.read("/signature/common-domains.txt");
    private final Set<String> known = new HashSet<>(common);

    /// Whether many people in Europe have their mailbox in this domain.
    public boolean isCommon(String domain) {
        return known.contains(domain);
    }

    /// The address that was probably meant.
    Optional<EmailAddress> suggestion(EmailAddress address) {
        String domain = address.domain();
        if (known.contains(domain)) {
            return Optional.empty();
        }
        return common.stream()
                .filter(candidate -> candidate.length() > 5 && isOneSlipAway(domain, candidate))
                .findFirst()
                .map(candidate -> new EmailAddress(address.local() + "@" + candidate, candidate));
    }

    /// One character too many, too few or wrong, or two neighbours swapped.
    public static boolean isOneSlipAway(String typed, String meant) {
        int start = 0;
        while (start < Math.min(typed.length(), meant.length()) && typed.charAt(start) == meant.charAt(start)) {
            start++;
        }
        String left = typed.substring(start);
        String right = meant.substring(start);
        return switch (left.length() - right.length()) {
            case 0 -> !left.isEmpty() && (left.substring(1).equals(right.substring(1)) || isSwapped(left, right));
            case 1 -> left.substring(1).equals(right);
            case -1 -> right.substring(1).equals(left);
            default -> false;
        };
    }

    private static boolean isSwapped(String left, String right) {
        return left.length() > 1
                && left.charAt(0) == right.charAt(1)
                && left.charAt(1) == right.charAt(0)
                && left.substring(2).equals(right.substring(2));
    }
}
