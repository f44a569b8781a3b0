package eu.undersigned.editing;

import eu.undersigned.campaign.PetitionText;
import java.util.List;
import java.util.Optional;

/// The editor of one language.
///
/// @param base hash of the file that the form was made from
/// @param source the text beside it; empty: this is the source, or there is none
/// @param sourceChanges of the source since this translation was made from it
/// @param theirs what somebody else saved meanwhile, compared with what was typed here
/// @param changes of the draft against what is published
/// @param isPublished whether people can have signed a text in this language
/// @param isUnknownBase whether the source's version from which it was made is not stored here
public record TextView(
        String code,
        String name,
        Inputs inputs,
        String base,
        Optional<PetitionText> source,
        TextsView.Freshness freshness,
        Optional<Difference> sourceChanges,
        Optional<Difference> theirs,
        Difference changes,
        List<FigureField> figures,
        boolean isNew,
        boolean isPublished,
        boolean isUnknownBase,
        boolean mayEdit) {
    /// The figures that this text, or its source, shows.
    public List<FigureField> used() {
        return figures.stream().filter(this::isUsed).toList();
    }

    /// The ledger's others.
    public List<FigureField> unused() {
        return figures.stream().filter(figure -> !isUsed(figure)).toList();
    }

    private boolean isUsed(FigureField figure) {
        return !figure.source().isEmpty() || !inputs.value(figure.name()).isEmpty();
    }

    /// @param name of the field
    /// @param value of the figure, such as `62 percent`
    /// @param source its label in the source
    public record FigureField(String name, String id, String value, String source) {}
}
