package eu.undersigned.http;

import java.sql.SQLException;
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

    /// By name and SQLSTATE, so that the web server need not know the database's classes. The classes that blame a
    /// statement or its values (21 to 23, 42) are bugs of ours, whatever the database is doing.
    static boolean isDatabaseAway(Throwable failure) {
        for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof SQLException sql && sql.getSQLState() != null) {
                return !sql.getSQLState().matches("(21|22|23|42).*");
            }
            String name = e.getClass().getName();
            if (name.endsWith("ConnectionException") && !(e.getCause() instanceof SQLException)) {
                return true;
            }
        }
        return false;
    }
}
