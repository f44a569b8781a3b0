package eu.undersigned.account;

import java.security.SecureRandom;
import java.util.Locale;

/// A code on paper for the day on which every passkey is lost: 100 random bits in four groups of five
/// signs, without those that look alike.
record RecoveryCode(String text) {
    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 5;

    /// How many a member has at once.
    static final int COUNT = 10;

    static RecoveryCode make(SecureRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return new RecoveryCode(text.toString());
    }

    /// The code as somebody typed it: spaces, dashes and small letters do not matter.
    static RecoveryCode typed(String text) {
        return new RecoveryCode(text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
    }

    /// What is hashed: the signs alone.
    String signs() {
        return text.replace("-", "");
    }

    @Override
    public String toString() {
        return "RecoveryCode[hidden]";
    }
}
