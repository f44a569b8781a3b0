package eu.undersigned.http;

/// A cell of a table that people open in spreadsheets.
public final class CsvCell {
    private CsvCell() {}

    /// Spreadsheets take a text that begins so for a formula; after an apostrophe it is text. Numbers stay numbers.
    public static Object guarded(Object value) {
        return value instanceof String text && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : value;
    }
}
