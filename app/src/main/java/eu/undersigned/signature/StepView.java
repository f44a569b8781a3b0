package eu.undersigned.signature;

import java.util.Map;

/// What the page with one more step shows.
///
/// @param fields everything that was sent, to be sent again
/// @param challenge JSON for the page's script
/// @param seconds to wait where no script runs
public record StepView(
        String action, Map<String, String> fields, String challenge, String ticket, long seconds, Step.Why why) {
    /// Key of the sentence that says what happened.
    public String key() {
        return switch (why) {
            case FIRST -> "step.first";
            case AGAIN -> "step.again";
            case EARLY -> "step.early";
            case CROWDED -> "step.crowded";
        };
    }

    @Override
    public String toString() {
        return "StepView[hidden]";
    }
}
