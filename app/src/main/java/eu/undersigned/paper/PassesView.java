package eu.undersigned.paper;

import eu.undersigned.i18n.Formats.Country;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The class passes of a consultation, in the console.
///
/// @param action path of the page
/// @param link of the pass that was made just now
/// @param wrong text by field
/// @param once makes one pass of a form that is sent twice
/// @param closed whether no pass can be made any more
public record PassesView(
        String action,
        String back,
        String title,
        Optional<String> link,
        Map<String, String> values,
        Map<String, String> wrong,
        String once,
        List<Choice> bands,
        List<Country> countries,
        List<Choice> languages,
        List<Row> rows,
        List<Answered> answers,
        boolean mayMake,
        boolean closed) {
    public record Choice(String code, String words) {}

    /// @param who gives it out
    public record Row(
            int id,
            String made,
            String band,
            String country,
            String language,
            String sheets,
            String guardians,
            String state,
            String label,
            String who,
            boolean isOpen) {}

    /// How many children were counted together.
    public record Answered(String band, String country, String children) {}

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean isWrong(String field) {
        return wrong.containsKey(field);
    }

    public String error(String field) {
        return wrong.getOrDefault(field, "");
    }

    /// For `aria-invalid`; null leaves the attribute out.
    public @Nullable String invalid(String field) {
        return isWrong(field) ? "true" : null;
    }
}
