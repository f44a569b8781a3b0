package eu.undersigned.campaign;

import eu.undersigned.seal.Recipient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// How a campaign takes voices: `voices.yaml` of its kit. Without that file it takes none.
///
/// @param open whether new ones can be left; those that are published stay
/// @param moderators to whom they are sealed; empty: the key that this server made for a trial
/// @param cooling how long writers may think about it before anything is published
/// @param sitting how many texts a moderator opens in four hours
public record VoiceRules(boolean open, Optional<Recipient> moderators, Duration cooling, int sitting) {
    static final String FILE = "voices.yaml";

    private static final int MOST_HOURS = 720;
    private static final int MOST_TEXTS = 100;

    static Optional<VoiceRules> read(KitFiles files, UnaryOperator<String> text, List<KitError> errors) {
        if (!files.has(FILE)) {
            return Optional.empty();
        }
        YamlMap yaml = YamlMap.parse(FILE, text.apply(FILE), 0, errors);
        boolean open = yaml.flag("open");
        Optional<String> key = yaml.optionalText("moderators");
        Optional<Recipient> moderators = key.flatMap(Recipient::parse);
        if (key.isPresent() && moderators.isEmpty()) {
            yaml.wrong("moderators", "an age public key is expected, age1 and 58 characters");
        }
        Duration cooling = Duration.ofHours(yaml.number("cooling_hours", 1, MOST_HOURS));
        int sitting = (int) yaml.number("texts_per_sitting", 1, MOST_TEXTS);
        yaml.refuseUnknown();
        return Optional.of(new VoiceRules(open, moderators, cooling, sitting));
    }
}
