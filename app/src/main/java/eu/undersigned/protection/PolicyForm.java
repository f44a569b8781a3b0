package eu.undersigned.protection;

import eu.undersigned.protection.Policy.AttackMode;
import eu.undersigned.protection.Policy.Disposable;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/// What somebody typed to change limits and thresholds.
final class PolicyForm {
    private final Function<String, String> field;

    /// @param field what was sent under a name, empty when nothing was
    PolicyForm(Function<String, String> field) {
        this.field = field;
    }

    /// Empty when something is no number within its bounds, or no choice that is offered.
    ///
    /// @param mode of the switch, which is not in this form
    Optional<Policy> limits(AttackMode mode) {
        Optional<Integer> networkBurst = number("network_burst", 1, 1_000_000);
        Optional<Integer> networkPerHour = number("network_per_hour", 1, 100_000_000);
        Optional<Integer> campaignBurst = number("campaign_burst", 1, 100_000_000);
        Optional<Integer> campaignPerSecond = number("campaign_per_second", 1, 1_000_000);
        Optional<Integer> surge = number("surge_per_minute", 10, 1_000_000_000);
        Optional<Integer> factor = number("surge_factor", 1, 10_000);
        Optional<Integer> work = number("puzzle_work", 1_000, 2_000_000);
        Optional<Disposable> disposable = Arrays.stream(Disposable.values())
                .filter(value -> value.text().equals(field.apply("disposable")))
                .findFirst();
        if (networkBurst.isEmpty()
                || networkPerHour.isEmpty()
                || campaignBurst.isEmpty()
                || campaignPerSecond.isEmpty()
                || surge.isEmpty()
                || factor.isEmpty()
                || work.isEmpty()
                || disposable.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Policy(
                new LimitsConfig(
                        networkBurst.get(),
                        networkPerHour.get(),
                        campaignBurst.get(),
                        campaignPerSecond.get(),
                        surge.get()),
                disposable.get(),
                mode,
                factor.get(),
                work.get()));
    }

    /// Empty when it is no choice that is offered.
    Optional<AttackMode> attackMode() {
        return Arrays.stream(AttackMode.values())
                .filter(mode -> mode.text().equals(field.apply("attack_mode")))
                .findFirst();
    }

    private Optional<Integer> number(String name, int least, int most) {
        String text = field.apply(name);
        if (!text.matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(text);
        return number < least || number > most ? Optional.empty() : Optional.of((int) number);
    }
}
