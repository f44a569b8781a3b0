package eu.undersigned.campaign;

import java.util.List;

/// How the goal is raised. The goal counts verified and declared signatures together.
///
/// @param raiseAtPercent the share of the goal at which it becomes the next step
/// @param steps rising
public record GoalPolicy(long first, int raiseAtPercent, List<Long> steps) {
    /// The goal that holds for a sum of signatures, when `current` is the goal now. Never lower than `current`; the
    /// last step stays however many sign.
    public long goalFor(long total, long current) {
        long goal = Math.max(current, first);
        for (long step : steps) {
            if (step > goal && reached(total, goal)) {
                goal = step;
            }
        }
        return goal;
    }

    private boolean reached(long total, long goal) {
        return total >= Math.ceilDiv(goal * raiseAtPercent, 100);
    }

    /// The rule in words, for the log of changes.
    public String rule() {
        return "raise at " + raiseAtPercent + " % to the next of " + steps;
    }
}
