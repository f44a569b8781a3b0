package eu.undersigned.console;

import eu.undersigned.http.Request;
import java.util.Arrays;
import java.util.Optional;

/// The one cookie of the application: of those who sign in to the console, never of signers.
///
/// @param name begins with `__Host-` over https, so that no other host can set it
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6265">RFC 6265</a>
public record SessionCookie(String name, boolean isSecure) {
    public static SessionCookie of(String publicUrl) {
        boolean secure = publicUrl.startsWith("https:");
        return new SessionCookie(secure ? "__Host-console" : "console", secure);
    }

    /// Empty when there is none, or one that we never gave.
    public Optional<String> read(Request request) {
        return Arrays.stream(request.header("cookie").split(";"))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .filter(value -> value.matches("[A-Za-z0-9_-]{43}"))
                .findFirst();
    }

    /// The header `Set-Cookie` that gives it; it ends with the browser.
    public String give(String token) {
        return name + "=" + token + attributes();
    }

    /// The header `Set-Cookie` that takes it away.
    public String take() {
        return name + "=" + attributes() + "; Max-Age=0";
    }

    private String attributes() {
        return "; Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "");
    }
}
