package eu.undersigned.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `multipart/form-data` body, as browsers send a form with files: fields as of any form, and files by field. What is
/// cut off, or no such body, gives nothing.
///
/// @param files by field; one whose control was left empty is not there
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
public record Multipart(FormBody fields, Map<String, byte[]> files) {
    public static final String TYPE = "multipart/form-data";
    private static final int MOST_PARTS = 100;
    private static final int LONGEST_HEADERS = 4096;
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([A-Za-z0-9'()+_,./:=? -]{1,70})\"?");
    private static final Pattern NAME =
            Pattern.compile("(?i)content-disposition: *form-data;(?:.*?[; ])?name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("(?i); *filename\\*?=");
    private static final Multipart NONE = new Multipart(new FormBody(Map.of(), Set.of()), Map.of());

    public static Multipart of(Request request) {
        Matcher boundary = BOUNDARY.matcher(request.header("content-type"));
        return request.contentType().equals(TYPE) && boundary.find() ? parse(request.body(), boundary.group(1)) : NONE;
    }

    static Multipart parse(byte[] body, String boundary) {
        byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        byte[] inner = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        Map<String, List<String>> values = new LinkedHashMap<>();
        Set<String> unreadable = new TreeSet<>();
        Map<String, byte[]> files = new LinkedHashMap<>();
        int at = startsWith(body, 0, delimiter) ? delimiter.length : -1;
        for (int parts = 0; at >= 0 && parts < MOST_PARTS && !isLast(body, at); parts++) {
            int start = indexOf(body, "\r\n".getBytes(StandardCharsets.ISO_8859_1), at);
            int end = start < 0 ? -1 : indexOf(body, inner, start);
            if (end < 0) {
                return NONE;
            }
            part(body, start + 2, end, values, unreadable, files);
            at = end + inner.length;
        }
        return at >= 0 && isLast(body, at) ? new Multipart(new FormBody(values, unreadable), files) : NONE;
    }

    private static boolean isLast(byte[] body, int at) {
        return startsWith(body, at, "--".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void part(
            byte[] body,
            int start,
            int end,
            Map<String, List<String>> values,
            Set<String> unreadable,
            Map<String, byte[]> files) {
        int blank = indexOf(body, "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), start);
        if (blank < 0 || blank >= end || blank - start > LONGEST_HEADERS) {
            return;
        }
        String headers = new String(body, start, blank - start, StandardCharsets.UTF_8);
        byte[] content = Arrays.copyOfRange(body, Math.min(blank + 4, end), end);
        Optional<String> name = headers.lines()
                .map(NAME::matcher)
                .filter(Matcher::lookingAt)
                .map(matcher -> matcher.group(1))
                .findFirst();
        if (name.isEmpty()) {
            return;
        }
        if (FILE.matcher(headers).find()) {
            if (content.length > 0) {
                files.putIfAbsent(name.get(), content);
            }
            return;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            values.computeIfAbsent(name.get(), _ -> new ArrayList<>(1)).add(text);
        } catch (CharacterCodingException e) {
            unreadable.add(name.get());
        }
    }

    private static boolean startsWith(byte[] body, int at, byte[] wanted) {
        return at + wanted.length <= body.length
                && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length);
    }

    private static int indexOf(byte[] body, byte[] wanted, int from) {
        for (int at = from; at + wanted.length <= body.length; at++) {
            if (body[at] == wanted[0] && startsWith(body, at, wanted)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return "Multipart[hidden]";
    }
}
