package eu.undersigned.account;

import java.util.Map;

/// What a browser is asked.
///
/// @param ticket for the browser's cookie
/// @param options for `navigator.credentials`, bytes in base64url
public record Asked(String ticket, Map<String, ?> options) {
    @Override
    public String toString() {
        return "Asked[hidden]";
    }
}
