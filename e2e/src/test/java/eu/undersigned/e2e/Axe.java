package eu.undersigned.e2e;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOnlyOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/// Looks for barriers: WCAG 2.2 A and AA, axe's best practices, and text contrast of 7:1.
final class Axe {
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Axe() {}

    /// One line for each barrier on the page; none when there is none.
    static List<String> barriers(Page page) {
        AxeRuleOptions enabled = new AxeRuleOptions();
        enabled.setEnabled(true);
        AxeRunOptions options = only("tag", TAGS);
        options.setRules(Map.of("color-contrast-enhanced", enabled));
        return violations(page, options);
    }

    /// Contrast alone: what another colour scheme can change.
    static List<String> faintText(Page page) {
        return violations(page, only("rule", List.of("color-contrast", "color-contrast-enhanced")));
    }

    private static AxeRunOptions only(String type, List<String> values) {
        AxeRunOnlyOptions only = new AxeRunOnlyOptions();
        only.setType(type);
        only.setValues(values);
        AxeRunOptions options = new AxeRunOptions();
        options.setRunOnly(only);
        options.setResultTypes(List.of("violations"));
        return options;
    }

    private static List<String> violations(Page page, AxeRunOptions options) {
        return new AxeBuilder(page)
                .options(options).setLegacyMode(true).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .filter(node -> !isControlWithLessContrast(rule.getId(), node.getHtml()))
                                .map(node -> rule.getId() + ": " + node.getTarget() + " " + node.getFailureSummary()))
                        .toList();
    }

    /// Text on controls needs 4.5:1, which the ordinary rule holds.
    private static boolean isControlWithLessContrast(String rule, String html) {
        return rule.equals("color-contrast-enhanced") && html.contains("class=\"button");
    }
}
