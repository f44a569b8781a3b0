package eu.undersigned.signature;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Which spellings of an address are one mailbox, by the rules of its domain (`mailbox-rules.csv`). A domain without
/// rules keeps all but the case: two people are never taken for one.
public final class MailboxRules {
    private record Rule(String domain, String ignored, String extension) {}

    private final Map<String, Rule> rules = new HashMap<>();

    public MailboxRules() {
        for (String line : ResourceLines.read("/signature/mailbox-rules.csv")) {
            String[] parts = line.split(",", -1);
            rules.put(parts[0], new Rule(parts[1], parts[2], parts[3]));
        }
    }

    /// The mailbox as it is compared: equal for two spellings that reach the same inbox.
    public String canonical(EmailAddress address) {
        String local =
                Normalizer.normalize(address.local(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        Rule rule = rules.get(address.domain());
        if (rule == null) {
            return local + "@" + address.domain();
        }
        if (!rule.extension().isEmpty() && local.indexOf(rule.extension()) > 0) {
            local = local.substring(0, local.indexOf(rule.extension()));
        }
        StringBuilder kept = new StringBuilder();
        local.chars().filter(c -> rule.ignored().indexOf(c) < 0).forEach(c -> kept.append((char) c));
        return (kept.isEmpty() ? local : kept) + "@" + rule.domain();
    }
}
