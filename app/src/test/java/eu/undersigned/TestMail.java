package eu.undersigned;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// A mail as its reader sees it.
record TestMail(String to, String subject, String text, String html) {
    static TestMail of(JsonNode mail) {
        return new TestMail(
                mail.get("to").asString(),
                mail.get("subject").asString(),
                mail.get("text").asString(),
                mail.get("html").asString());
    }

    /// The path of the link that confirms.
    String confirmPath() {
        return path("confirm");
    }

    /// The path of the link to one's own signature.
    String minePath() {
        return path("my-signature");
    }

    boolean hasLink(String kind) {
        return link(kind).find();
    }

    private String path(String kind) {
        Matcher link = link(kind);
        if (!link.find()) {
            throw new AssertionError("no link to " + kind + " in the mail '" + subject + "'");
        }
        return link.group();
    }

    private Matcher link(String kind) {
        return Pattern.compile("/[a-z]{2}/" + kind + "/[A-Za-z0-9_-]{43}").matcher(text);
    }
}
