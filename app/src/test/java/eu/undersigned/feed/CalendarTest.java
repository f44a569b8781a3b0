package eu.undersigned.feed;

import static org.assertj.core.api.Assertions.assertThat;

import eu.undersigned.feed.Calendar.Event;
import eu.undersigned.feed.Calendar.When;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What RFC 5545 asks of a calendar, line by line.
class CalendarTest {
    private static final Instant CHANGED = Instant.parse("2027-05-01T08:00:00Z");
    private static final String GREEK = "Κάθε δευτερόλεπτο μετράει για την προστασία των παιδιών. "
            .repeat(5)
            .strip();

    private static Event event(String title, When when, String place) {
        return new Event(
                "urn:uuid:1",
                "el",
                title,
                when,
                CHANGED,
                "One, two; three\nfour \\ five",
                place,
                "https://example.org/");
    }

    private static String written(Event... events) {
        return new String(Calendar.write("News", List.of(events)), StandardCharsets.UTF_8);
    }

    /// Section 3.1: what was folded, as it was.
    private static List<String> unfolded(String calendar) {
        return List.of(calendar.replace("\r\n ", "").split("\r\n"));
    }

    @Test
    void hasWhatEveryCalendarAndEventMustHave() {
        When day = new When.Days(LocalDate.parse("2027-12-31"), LocalDate.parse("2027-12-31"));
        List<String> lines = unfolded(written(event("A walk", day, "")));
        assertThat(lines)
                .startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
                .endsWith("END:VEVENT", "END:VCALENDAR")
                .contains(
                        "UID:urn:uuid:1",
                        "DTSTAMP:20270501T080000Z",
                        "LAST-MODIFIED:20270501T080000Z",
                        "DTSTART;VALUE=DATE:20271231",
                        "DTEND;VALUE=DATE:20280101",
                        "SUMMARY;LANGUAGE=el:A walk",
                        "DESCRIPTION;LANGUAGE=el:One\\, two\\; three\\nfour \\\\ five",
                        "URL:https://example.org/")
                .noneMatch(line -> line.startsWith("LOCATION"))
                .filteredOn(line -> line.startsWith("PRODID:"))
                .hasSize(1);
    }

    /// Section 3.6: at least one component.
    @Test
    void oneWithoutEventsIsACalendarToo() {
        assertThat(unfolded(written()))
                .containsSubsequence(
                        "BEGIN:VCALENDAR",
                        "NAME:News",
                        "BEGIN:VTIMEZONE",
                        "TZID:Etc/UTC",
                        "BEGIN:STANDARD",
                        "END:STANDARD",
                        "END:VTIMEZONE",
                        "END:VCALENDAR")
                .doesNotContain("BEGIN:VEVENT");
        When day = new When.Days(LocalDate.parse("2027-06-01"), LocalDate.parse("2027-06-01"));
        assertThat(unfolded(written(event("A walk", day, ""))))
                .as("a file is no message: one with a method would need it in its media type too, and an organizer")
                .noneMatch(line -> line.startsWith("METHOD"))
                .doesNotContain("BEGIN:VTIMEZONE");
    }

    @Test
    void timesAreInUtc() {
        Instant begin = Instant.parse("2027-06-01T08:00:00Z");
        assertThat(unfolded(written(event("a", new When.Times(begin, Optional.of(begin.plusSeconds(5400))), "x"))))
                .contains("DTSTART:20270601T080000Z", "DTEND:20270601T093000Z", "LOCATION;LANGUAGE=el:x");
        assertThat(unfolded(written(event("a", new When.Times(begin, Optional.empty()), "x"))))
                .noneMatch(line -> line.startsWith("DTEND"));
    }

    @Test
    void noLineIsLongerThan75OctetsAndNoneIsCutInsideALetter() {
        When day = new When.Days(LocalDate.parse("2027-06-01"), LocalDate.parse("2027-06-02"));
        String calendar = written(event(GREEK + " \uD83D\uDD51".repeat(40), day, GREEK));
        assertThat(calendar.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(calendar).endsWith("\r\n");
        for (String line : calendar.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\uFFFD");
        }
        assertThat(unfolded(calendar))
                .contains("SUMMARY;LANGUAGE=el:" + GREEK + " \uD83D\uDD51".repeat(40), "LOCATION;LANGUAGE=el:" + GREEK);
    }

    @Test
    void nothingTypedBeginsALineOfItsOwn() {
        When day = new When.Days(LocalDate.parse("2027-06-01"), LocalDate.parse("2027-06-01"));
        String calendar = written(event("x\r\nEND:VCALENDAR\rBEGIN:VEVENT", day, "a\nATTACH:http://example.org"));
        assertThat(calendar.split("\r\n")).filteredOn("END:VCALENDAR"::equals).hasSize(1);
        assertThat(unfolded(calendar)).filteredOn("BEGIN:VEVENT"::equals).hasSize(1);
        assertThat(unfolded(calendar)).noneMatch(line -> line.startsWith("ATTACH"));
    }
}
