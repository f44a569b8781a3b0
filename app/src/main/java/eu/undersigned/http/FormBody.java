package eu.undersigned.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// An `application/x-www-form-urlencoded` body, strictly decoded: a field that is not UTF-8 is reported, not repaired.
///
/// @param values by field name, in the order sent
/// @param unreadable fields whose bytes are not UTF-8, or whose percent signs are wrong
/// @see <a href="https://url.spec.whatwg.org/#urlencoded-parsing">URL, urlencoded parsing</a>
public record FormBody(Map<String, List<String>> values, Set<String> unreadable) {
    /// More fields than most forms of ours have: whatever comes after is dropped.
    private static final int MOST_FIELDS = 100;

    public static FormBody parse(byte[] body) {
        return parse(body, MOST_FIELDS);
    }

    /// @param most fields that the form can have: whatever comes after is dropped
    public static FormBody parse(byte[] body, int most) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Set<String> unreadable = new TreeSet<>();
        int fields = 0;
        int start = 0;
        for (int end = 0; end <= body.length && fields < most; end++) {
            if (end == body.length || body[end] == '&') {
                if (end > start) {
                    field(body, start, end, values, unreadable);
                    fields++;
                }
                start = end + 1;
            }
        }
        return new FormBody(values, unreadable);
    }

    /// The first value of a field, as it was sent; empty when there is none.
    public String first(String field) {
        return values.getOrDefault(field, List.of("")).getFirst();
    }

    /// The fields of a URL's query: the first value of each readable one.
    static Map<String, String> query(String query) {
        FormBody body = parse(query.getBytes(StandardCharsets.US_ASCII));
        Map<String, String> first = new LinkedHashMap<>();
        body.values.forEach((name, all) -> first.put(name, all.getFirst()));
        return first;
    }

    private static void field(
            byte[] body, int start, int end, Map<String, List<String>> values, Set<String> unreadable) {
        int equals = start;
        while (equals < end && body[equals] != '=') {
            equals++;
        }
        String name;
        try {
            name = decode(body, start, equals);
        } catch (CharacterCodingException e) {
            return; // no field of ours has such a name
        }
        try {
            String value = decode(body, Math.min(equals + 1, end), end);
            values.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
        } catch (CharacterCodingException e) {
            unreadable.add(name);
        }
    }

    private static String decode(byte[] body, int start, int end) throws CharacterCodingException {
        byte[] decoded = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            if (body[i] == '+') {
                decoded[length++] = ' ';
            } else if (body[i] == '%') {
                int high = i + 2 < end ? Character.digit(body[i + 1], 16) : -1;
                int low = i + 2 < end ? Character.digit(body[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw new CharacterCodingException();
                }
                decoded[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                decoded[length++] = body[i];
            }
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(decoded, 0, length))
                .toString();
    }

    @Override
    public String toString() {
        return "FormBody[hidden]";
    }
}
