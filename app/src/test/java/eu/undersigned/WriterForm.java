package eu.undersigned;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// The form with which somebody leaves a voice, as a browser sends it: everything right until a test changes it. Each
/// one comes from a network of its own, as a proxy says.
record WriterForm(List<Map.Entry<String, String>> fields) {
    private static final AtomicInteger NETWORKS = new AtomicInteger();

    static WriterForm of(String standing, String text) {
        return new WriterForm(List.of(
                Map.entry("standing", standing),
                Map.entry("name", "Vera Example"),
                Map.entry("country", "IE"),
                Map.entry("text", text),
                Map.entry("use", "page"),
                Map.entry("adult", "yes")));
    }

    /// The form that a page holds.
    static WriterForm on(String page) {
        Element form = Jsoup.parse(page).selectFirst("main form");
        if (form == null) {
            throw new AssertionError("no form");
        }
        return new WriterForm(form.select("input[name][value]").stream()
                .map(input -> Map.entry(input.attr("name"), input.attr("value")))
                .toList());
    }

    WriterForm without(String field) {
        return new WriterForm(
                fields.stream().filter(entry -> !entry.getKey().equals(field)).toList());
    }

    WriterForm with(String field, String value) {
        return without(field).and(field, value);
    }

    /// Once more, beside the same field.
    WriterForm and(String field, String value) {
        List<Map.Entry<String, String>> changed = new ArrayList<>(fields);
        changed.add(Map.entry(field, value));
        return new WriterForm(changed);
    }

    String get(String field) {
        return fields.stream()
                .filter(entry -> entry.getKey().equals(field))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    byte[] encoded() {
        return fields.stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    HttpResponse<String> send(TestApplication application, String path) {
        int number = NETWORKS.incrementAndGet();
        return send(application, path, "198.51." + number / 256 + "." + number % 256);
    }

    HttpResponse<String> send(TestApplication application, String path, String network) {
        return application.visitor().post(path, Visitor.FORM, encoded(), "X-Forwarded-For", network);
    }

    /// Looks at the preview and sends it.
    ///
    /// @param voices path of the campaign's voices
    /// @return path of the writer's own page
    String leave(TestApplication application, String voices) {
        WriterForm looked = on(send(application, voices + "/preview").body());
        HttpResponse<String> answer = looked.send(application, voices);
        if (answer.statusCode() != 303) {
            throw new AssertionError("leaving a voice answered " + answer.statusCode());
        }
        return answer.headers().firstValue("location").orElseThrow().replace("?new=1", "");
    }
}
