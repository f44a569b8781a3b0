package eu.undersigned.http;

import java.util.LinkedHashMap;
import java.util.Map;

/// A problem document for programs.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
public final class Problem {
    private Problem() {}

    /// @param type the last part of the problem's URN, such as `closed`
    /// @param more further members, such as `errors`
    public static Response response(int status, String type, String title, Map<String, ?> more) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:undersigned:problem:" + type);
        problem.put("title", title);
        problem.put("status", status);
        problem.putAll(more);
        return Response.of(status, "application/problem+json", Json.write(problem))
                .with("Cache-Control", "no-store");
    }
}
