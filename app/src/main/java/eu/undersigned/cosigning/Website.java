package eu.undersigned.cosigning;

import eu.undersigned.signature.EmailAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An organisation's website.
///
/// @param address such as `https://house.example.org/`, its host in ASCII form: letters that look like others stay seen
/// @param host without `www.`
record Website(String address, String host) {
    static final int MOST_CHARACTERS = 200;

    private static final Pattern SCHEME = Pattern.compile("^https?://", Pattern.CASE_INSENSITIVE);
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9/._~%-]*");

    /// From what people type: with or without `https://`. Empty when it is no address of a website. What stands behind
    /// a question mark is left out.
    static Optional<Website> parse(String typed) {
        String text = SCHEME.matcher(typed.strip()).replaceFirst("");
        int end = indexOfAny(text, "/?#");
        String named = text.substring(0, end).toLowerCase(Locale.ROOT);
        // A mailbox's rules for a domain are those of a host: UTS 46, and no port, no address of numbers.
        Optional<String> host = EmailAddress.parse("x@" + named).map(EmailAddress::domain);
        String path = text.substring(end, indexOfAny(text, "?#"));
        if (host.isEmpty() || typed.length() > MOST_CHARACTERS || !isPath(path)) {
            return Optional.empty();
        }
        String shown = path.isEmpty() ? "/" : path;
        return Optional.of(new Website(
                "https://" + host.get() + shown,
                host.get().startsWith("www.") ? host.get().substring(4) : host.get()));
    }

    private static boolean isPath(String path) {
        try {
            return PATH.matcher(path).matches() && !new URI(path).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static int indexOfAny(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
