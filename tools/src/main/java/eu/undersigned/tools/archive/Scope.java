package eu.undersigned.tools.archive;

import java.util.regex.Pattern;

/// What of an instance belongs to one campaign's archive.
record Scope(String slug) {
    private static final String LANGUAGE = "/[a-z]{2}";
    /// They are nothing without the server; and a voice in a copy could not be taken back.
    private static final Pattern NEEDS_SERVER =
            Pattern.compile(".*/(sign|inbox|widget|embed|receipt|events|hours|voices|voices[.]atom)(/.*)?"
                    + "|.*/consultations/[^/]+/(start|guardian|questions|answers|thanks|talk)"
                    + "|.*/representatives/.+");

    boolean holds(Place place) {
        String path = place.path();
        String api = "/api/v1/campaigns/" + slug;
        if (NEEDS_SERVER.matcher(path).matches()) {
            return false;
        }
        return path.matches(LANGUAGE + "/" + slug + "(/.*)?")
                || path.matches(LANGUAGE + "/help")
                || path.matches("/(static|logos|colours)/.+")
                || path.equals("/api/v1/openapi.yaml")
                || path.equals(api)
                || path.startsWith(api + "/") && !path.startsWith(api + "/organisations/");
    }
}
