package eu.undersigned.account;

import eu.undersigned.config.Settings;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What one member proposes and another must approve.
public record FourEyes(Set<Act> acts) {
    public enum Act {
        PUBLISH,
        INVALIDATE,
        MAIL,
        KEYS
    }

    /// From `console.four.eyes`, such as `publish, invalidate`; nothing without it.
    public static FourEyes from(Settings settings) {
        List<String> names = settings.list("console.four.eyes");
        Set<Act> acts = EnumSet.noneOf(Act.class);
        for (String name : names) {
            try {
                acts.add(Act.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw settings.wrong("console.four.eyes", "some of publish, invalidate, mail, keys");
            }
        }
        return new FourEyes(acts);
    }

    public boolean areNeededFor(Act act) {
        return acts.contains(act);
    }
}
