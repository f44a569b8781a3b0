package eu.undersigned.http;

import java.util.ArrayList;
import java.util.List;

/// The routes of the application, in the order in which they are tried.
public final class Routes {
    /// @param pattern a path with variables, such as `/{lang}/{campaign}`
    record Route(String method, String pattern, Handler handler) {}

    private final List<Route> routes = new ArrayList<>();

    /// For GET, and for HEAD, which gets the same without the body.
    public Routes get(String pattern, Handler handler) {
        routes.add(new Route("GET", pattern, handler));
        return this;
    }

    public Routes post(String pattern, Handler handler) {
        routes.add(new Route("POST", pattern, handler));
        return this;
    }

    List<Route> all() {
        return List.copyOf(routes);
    }
}
