package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.util.List;
import java.util.Optional;

/// To whom supporters write: `representatives.csv`, and what is said of it and proposed to write in
/// `representatives.yaml` and `representatives.<lang>.md`.
///
/// @param register empty: the campaign has no such list
/// @param rows in the order of the file, those included that left
/// @param texts at most one for each language
public record Representatives(
        Optional<RepresentativesRegister> register, List<Representative> rows, List<RepresentativesText> texts) {
    public static final Representatives NONE = new Representatives(Optional.empty(), List.of(), List.of());

    public Representatives {
        rows = List.copyOf(rows);
        texts = List.copyOf(texts);
    }

    /// Whether there is a list at all.
    public boolean isThere() {
        return register.isPresent();
    }

    /// Whether people are asked to write to them.
    ///
    /// @param hasClosed whether the petition has
    public boolean asksToWrite(boolean hasClosed) {
        return register.filter(found -> !hasClosed || found.isAfterClosing()).isPresent();
    }

    /// Those who are members now.
    public List<Representative> members() {
        return rows.stream().filter(Representative::isMember).toList();
    }

    public Optional<Representative> find(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    public Optional<RepresentativesText> text(Language language) {
        return texts.stream().filter(text -> text.language() == language).findFirst();
    }
}
