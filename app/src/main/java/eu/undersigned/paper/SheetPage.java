package eu.undersigned.paper;

import eu.undersigned.http.Json;
import eu.undersigned.secrets.ContentHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The sheets of one page of the form, in the order of their numbers. A sheet with nothing on it keeps its place.
record SheetPage(List<Sheet> sheets) {
    SheetPage {
        sheets = List.copyOf(sheets);
    }

    /// A page on which nothing is typed in yet.
    static SheetPage empty(int sheets) {
        return new SheetPage(Collections.nCopies(sheets, Sheet.EMPTY));
    }

    int filled() {
        return (int) sheets.stream().filter(sheet -> !sheet.isEmpty()).count();
    }

    /// The same for the same answers.
    byte[] bytes() {
        return Json.write(Map.of(
                "sheets",
                sheets.stream()
                        .map(sheet -> new TreeMap<String, Object>(
                                Map.of("chosen", new TreeMap<>(sheet.chosen()), "texts", new TreeMap<>(sheet.texts()))))
                        .toList()));
    }

    /// By which a form says from what it was made.
    String hash() {
        return ContentHash.of(bytes());
    }

    static SheetPage of(byte[] json) {
        try {
            List<Sheet> sheets = new ArrayList<>();
            for (Object one : (List<?>) Json.readObject(json).getOrDefault("sheets", List.of())) {
                Map<?, ?> sheet = (Map<?, ?>) one;
                Map<String, List<String>> chosen = new TreeMap<>();
                part(sheet, "chosen")
                        .forEach((question, options) -> chosen.put(
                                (String) question,
                                ((List<?>) options)
                                        .stream().map(String.class::cast).toList()));
                Map<String, String> texts = new TreeMap<>();
                part(sheet, "texts").forEach((question, text) -> texts.put((String) question, (String) text));
                sheets.add(new Sheet(chosen, texts));
            }
            return new SheetPage(sheets);
        } catch (Json.NotAnObject e) {
            throw new IllegalStateException("a page of sheets is not as it was written");
        }
    }

    private static Map<?, ?> part(Map<?, ?> sheet, String name) {
        return sheet.get(name) instanceof Map<?, ?> part ? part : Map.of();
    }

    @Override
    public String toString() {
        return "SheetPage[hidden]";
    }
}
