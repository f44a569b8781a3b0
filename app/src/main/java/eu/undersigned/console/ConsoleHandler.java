package eu.undersigned.console;

import eu.undersigned.http.Response;

/// Answers a visit that is allowed.
@FunctionalInterface
public interface ConsoleHandler {
    Response handle(Visit visit);
}
