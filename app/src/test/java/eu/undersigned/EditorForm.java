package eu.undersigned;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A form of the console as a browser would send it: every field as the page has it, until a test changes one.
record EditorForm(Map<String, String> fields) {
    private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
    private static final Pattern TEXTAREA = Pattern.compile("(?s)<textarea ([^>]*)>\n?(.*?)</textarea>");
    private static final Pattern SELECT = Pattern.compile("(?s)<select ([^>]*)>(.*?)</select>");

    /// @param action of the form on the page
    static EditorForm on(String page, String action) {
        int start = page.indexOf("action=\"" + action + "\"");
        if (start < 0) {
            throw new AssertionError("no form " + action);
        }
        String form = page.substring(start, page.indexOf("</form>", start));
        Map<String, String> fields = new LinkedHashMap<>();
        for (Matcher input = INPUT.matcher(form); input.find(); ) {
            boolean isSent = !input.group(1).contains("type=\"checkbox\"")
                    && !input.group(1).contains("type=\"file\"");
            if (isSent && input.group(1).contains("name=")) {
                fields.put(attribute(input.group(1), "name"), attribute(input.group(1), "value"));
            }
        }
        for (Matcher area = TEXTAREA.matcher(form); area.find(); ) {
            fields.put(attribute(area.group(1), "name"), unescaped(area.group(2)));
        }
        for (Matcher select = SELECT.matcher(form); select.find(); ) {
            Matcher option = Pattern.compile("value=\"([^\"]*)\" selected").matcher(select.group(2));
            if (option.find()) {
                fields.put(attribute(select.group(1), "name"), option.group(1));
            }
        }
        return new EditorForm(fields);
    }

    private static String attribute(String attributes, String name) {
        Matcher matcher = Pattern.compile("(?:^| )" + name + "=\"([^\"]*)\"").matcher(attributes);
        return matcher.find() ? unescaped(matcher.group(1)) : "";
    }

    static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    String get(String field) {
        return fields.getOrDefault(field, "");
    }

    EditorForm with(String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new EditorForm(changed);
    }

    /// The form with a file, as `multipart/form-data` with the boundary `b0undary`.
    static byte[] multipart(Map<String, String> fields, String fileField, String fileName, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--b0undary\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--b0undary\r\nContent-Disposition: form-data; name=\"" + fileField + "\"; filename=\""
                        + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--b0undary--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
