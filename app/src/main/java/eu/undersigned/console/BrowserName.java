package eu.undersigned.console;

import java.util.List;
import java.util.Map;

/// What a browser calls itself, made coarse: enough to know one's own sessions by, too little to know a
/// person by.
final class BrowserName {
    /// In this order, since most claim to be several.
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Firefox/", "Firefox"),
            Map.entry("Edg/", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("Chrome/", "Chromium"),
            Map.entry("Safari/", "Safari"));
    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Linux", "Linux"));

    private BrowserName() {}

    /// Such as "Firefox, Linux".
    ///
    /// @param userAgent the header of that name
    static String of(String userAgent) {
        return first(BROWSERS, userAgent) + ", " + first(SYSTEMS, userAgent);
    }

    private static String first(List<Map.Entry<String, String>> names, String userAgent) {
        return names.stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("?");
    }
}
