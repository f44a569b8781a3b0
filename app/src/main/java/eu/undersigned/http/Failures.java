package eu.undersigned.http;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a log may say of an exception: kinds and places, never messages, since those may quote what a person typed.
final class Failures {
    /// Frames of our own that are worth printing.
    private static final int FRAMES = 6;

    private Failures() {}

    static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
            text.append(text.isEmpty() ? "" : " < ").append(e.getClass().getName());
        }
        String places = Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("eu.undersigned"))
                .limit(FRAMES)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining(" "));
        return text.append(" at ").append(places).toString();
    }

    /// By name, so that the web server need not know the database's classes.
    static boolean isDatabaseAway(Throwable failure) {
        for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
            String name = e.getClass().getName();
            if (name.endsWith("ConnectionException")
                    || name.endsWith("SQLTransientConnectionException")
                    || name.endsWith("PSQLException")) {
                return true;
            }
        }
        return false;
    }
}
