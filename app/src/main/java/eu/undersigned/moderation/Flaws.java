package eu.undersigned.moderation;

/// What is wrong with words that a moderator typed, as the console says it.
final class Flaws {
    private Flaws() {}

    /// @param key of the message for writers, such as `voice.wrong.long`
    static String key(String key) {
        return "console.moderation.wrong." + key.substring(key.lastIndexOf('.') + 1);
    }
}
