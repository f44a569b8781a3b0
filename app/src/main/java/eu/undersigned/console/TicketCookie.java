package eu.undersigned.console;

import eu.undersigned.http.Request;

/// Binds what a device is asked to the browser that asked: five minutes, one answer.
record TicketCookie(SessionCookie cookie) {
    private static final int SECONDS = 300;

    static TicketCookie beside(SessionCookie session) {
        return new TicketCookie(new SessionCookie(session.name() + "-ticket", session.isSecure()));
    }

    /// Empty when there is none.
    String read(Request request) {
        return cookie.read(request).orElse("");
    }

    /// The header `Set-Cookie` that gives it.
    String give(String ticket) {
        return cookie.give(ticket) + "; Max-Age=" + SECONDS;
    }
}
