package eu.undersigned.operations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import tools.jackson.databind.json.JsonMapper;

/// Writes logs as JSON, one line an event, to standard error.
public final class JsonLog extends Formatter {
    private static final JsonMapper MAPPER = new JsonMapper();

    /// Makes this the only log of the process: warnings of libraries, and information of our own.
    public static void install() {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        Handler console = new ConsoleHandler();
        console.setFormatter(new JsonLog());
        root.addHandler(console);
        root.setLevel(Level.WARNING);
        OURS.setLevel(Level.INFO);
        // A connection that a hostile or hurried client breaks off is no event for an operator.
        HELIDON.setLevel(Level.SEVERE);
    }

    /// Held here, since the log manager forgets the levels of loggers that nobody holds.
    private static final Logger OURS = Logger.getLogger("eu.undersigned");

    private static final Logger HELIDON = Logger.getLogger("io.helidon");

    @Override
    public String format(LogRecord record) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", record.getInstant().toString());
        line.put("level", record.getLevel().getName());
        line.put("logger", record.getLoggerName());
        line.put("message", formatMessage(record));
        if (record.getThrown() != null) {
            // The kind only: messages of exceptions may quote what a person typed.
            line.put("exception", record.getThrown().getClass().getName());
        }
        return MAPPER.writeValueAsString(line) + "\n";
    }
}
