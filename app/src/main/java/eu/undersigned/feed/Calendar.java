package eu.undersigned.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// Writes events as iCalendar.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5545">RFC 5545</a>
public final class Calendar {
    public static final String TYPE = "text/calendar; charset=utf-8";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /// A calendar has at least one component. While there is no event, it says what its times are in, and nothing more.
    private static final List<String> NOTHING_YET = List.of(
            "BEGIN:VTIMEZONE",
            "TZID:Etc/UTC",
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0000",
            "TZOFFSETTO:+0000",
            "END:STANDARD",
            "END:VTIMEZONE");
    private static final int LONGEST_LINE = 75; // octets, without the line's end

    private final StringBuilder out = new StringBuilder();

    private Calendar() {}

    /// When an event is.
    public sealed interface When {
        /// @param last of several days; the same day, where it is one
        record Days(LocalDate first, LocalDate last) implements When {}

        record Times(Instant begin, Optional<Instant> end) implements When {}
    }

    /// @param uid never changes
    /// @param language code of its words
    /// @param changed when it was last changed, or may have been: of two copies, programs take the later one
    /// @param description plain text; may be empty
    /// @param place may be empty
    public record Event(
            String uid,
            String language,
            String title,
            When when,
            Instant changed,
            String description,
            String place,
            String url) {}

    /// @param name of the whole calendar
    public static byte[] write(String name, List<Event> events) {
        Calendar calendar = new Calendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Undersigned//Undersigned//EN");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.text("NAME", name);
        calendar.text("X-WR-CALNAME", name);
        if (events.isEmpty()) {
            NOTHING_YET.forEach(calendar::line);
        }
        events.forEach(calendar::write);
        calendar.line("END:VCALENDAR");
        return calendar.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(Event event) {
        line("BEGIN:VEVENT");
        text("UID", event.uid());
        line("DTSTAMP:" + TIME.format(event.changed()));
        line("LAST-MODIFIED:" + TIME.format(event.changed()));
        switch (event.when()) {
            case When.Days days -> {
                line("DTSTART;VALUE=DATE:" + DAY.format(days.first()));
                line("DTEND;VALUE=DATE:" + DAY.format(days.last().plusDays(1))); // the first day that is none of it
            }
            case When.Times times -> {
                line("DTSTART:" + TIME.format(times.begin()));
                times.end().ifPresent(end -> line("DTEND:" + TIME.format(end)));
            }
        }
        String spoken = ";LANGUAGE=" + event.language();
        text("SUMMARY" + spoken, event.title());
        text("DESCRIPTION" + spoken, event.description());
        text("LOCATION" + spoken, event.place());
        if (!event.url().isEmpty()) {
            line("URL:" + event.url());
        }
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    private void text(String property, String value) {
        if (!value.isEmpty()) {
            line(property + ":"
                    + value.replace("\\", "\\\\")
                            .replace(";", "\\;")
                            .replace(",", "\\,")
                            .replace("\r\n", "\n")
                            .replace('\r', '\n')
                            .replace("\n", "\\n"));
        }
    }

    /// Long lines are folded between characters, never inside one.
    private void line(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            String character = Character.toString(line.codePointAt(i));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST_LINE) {
                out.append("\r\n ");
                octets = 1;
            }
            out.append(character);
            octets += size;
        }
        out.append("\r\n");
    }
}
