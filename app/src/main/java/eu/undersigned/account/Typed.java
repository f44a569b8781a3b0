package eu.undersigned.account;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names and mailboxes as people type them into the console's forms.
public final class Typed {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_MAILBOX = 254;
    private static final Pattern MAILBOX =
            Pattern.compile("[^\\s@<>\"\\p{Cntrl}]+@[^\\s@<>\"\\p{Cntrl}]+\\.[^\\s@<>\"\\p{Cntrl}]+");

    private Typed() {}

    /// Empty when nothing is left of it, or it is longer than 100 characters.
    public static Optional<String> name(String text) {
        String name = text.replaceAll("\\p{Cntrl}", " ").strip();
        return name.isEmpty() || name.length() > LONGEST_NAME ? Optional.empty() : Optional.of(name);
    }

    /// Empty when no mail could go there.
    public static Optional<String> mailbox(String text) {
        String mailbox = text.strip();
        return mailbox.length() <= LONGEST_MAILBOX && MAILBOX.matcher(mailbox).matches()
                ? Optional.of(mailbox)
                : Optional.empty();
    }
}
