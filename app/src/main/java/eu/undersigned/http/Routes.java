package eu.undersigned.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// The routes of the application. A path is matched part by part; a written part wins over a variable, so the order in
/// which modules add their routes does not matter.
public final class Routes {
    /// @param parts of the pattern; a variable begins with `{`
    /// @param mostBytes of a body, by what the request says before its body is read; 0: as everywhere
    private record Route(String method, String[] parts, Handler handler, ToIntFunction<Request> mostBytes) {}

    /// A route that fits, with the values of its variables.
    record Match(Handler handler, Map<String, String> variables, ToIntFunction<Request> mostBytes) {}

    private final List<Route> routes = new ArrayList<>();

    /// For GET, and for HEAD, which gets the same without the body.
    ///
    /// @param pattern such as `/{lang}/{campaign}`
    public Routes get(String pattern, Handler handler) {
        return add("GET", pattern, handler);
    }

    public Routes post(String pattern, Handler handler) {
        return add("POST", pattern, handler);
    }

    /// For POST with more than a form, such as a file.
    ///
    /// @param mostBytes of a body, in bytes, by what the request says before its body is read; 0: as everywhere.
    ///     Whoever is not known gets no more room than that
    public Routes upload(String pattern, ToIntFunction<Request> mostBytes, Handler handler) {
        return add("POST", pattern, handler, mostBytes);
    }

    private Routes add(String method, String pattern, Handler handler) {
        return add(method, pattern, handler, _ -> 0);
    }

    private Routes add(String method, String pattern, Handler handler, ToIntFunction<Request> mostBytes) {
        routes.add(new Route(method, pattern.split("/", -1), handler, mostBytes));
        return this;
    }

    /// Whether pages are served under this pattern, as some module wrote it.
    public boolean hasPages(String pattern) {
        return routes.stream()
                .anyMatch(route -> route.method.equals("GET")
                        && String.join("/", route.parts).equals(pattern));
    }

    /// Whether some page is served under this path, or could be, by its variables.
    public boolean isServed(String path) {
        return find("GET", path).isPresent();
    }

    Optional<Match> find(String method, String path) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        String[] given = path.split("/", -1);
        Route best = null;
        for (Route route : routes) {
            if (route.method.equals(wanted)
                    && matches(route.parts, given)
                    && (best == null || isMoreWritten(route.parts, best.parts))) {
                best = route;
            }
        }
        return best == null
                ? Optional.empty()
                : Optional.of(new Match(best.handler, variables(best.parts, given), best.mostBytes));
    }

    /// Whether the path has a route for some other method.
    boolean exists(String path) {
        String[] given = path.split("/", -1);
        return routes.stream().anyMatch(route -> matches(route.parts, given));
    }

    /// The methods that a path takes, as in the header `Allow`.
    String methods(String path) {
        String[] given = path.split("/", -1);
        return routes.stream()
                .filter(route -> matches(route.parts, given))
                .map(route -> route.method.equals("GET") ? "GET, HEAD" : route.method)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static boolean matches(String[] expected, String[] given) {
        if (expected.length != given.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (isVariable(expected[i]) ? given[i].isEmpty() : !expected[i].equals(given[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMoreWritten(String[] one, String[] other) {
        for (int i = 0; i < one.length; i++) {
            if (isVariable(one[i]) != isVariable(other[i])) {
                return isVariable(other[i]);
            }
        }
        return false;
    }

    private static Map<String, String> variables(String[] expected, String[] given) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < expected.length; i++) {
            if (isVariable(expected[i])) {
                variables.put(expected[i].substring(1, expected[i].length() - 1), given[i]);
            }
        }
        return variables;
    }

    private static boolean isVariable(String part) {
        return part.startsWith("{");
    }
}
