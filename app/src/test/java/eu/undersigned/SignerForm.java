package eu.undersigned;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The form as a browser sends it: everything right until a test changes it.
record SignerForm(Map<String, String> fields) {
    static SignerForm of(String name, String email) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("email", email);
        fields.put("country", "IE");
        fields.put("age_ok", "yes");
        fields.put("consent", "yes");
        fields.put("updates", "no");
        return new SignerForm(fields);
    }

    SignerForm with(String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new SignerForm(changed);
    }

    SignerForm without(String field) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new SignerForm(changed);
    }

    String encoded() {
        return encode(fields);
    }

    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
