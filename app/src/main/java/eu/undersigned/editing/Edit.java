package eu.undersigned.editing;

import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// A change of one thing in the draft.
///
/// @param what for the audit trail, such as `petition.de.md` or `organisations.csv/eurochild`
/// @param base hash of that thing as the form was made from it
/// @param hash gives it as it is now
/// @param change gives the files with the change
/// @param concerns which of the reader's errors about the changed files stand in the way of storing it; others are
///     shown before publishing
/// @param words what the audit trail says of the thing before and after, beside its hash; no personal data
public record Edit(
        String what,
        String base,
        Function<KitFiles, String> hash,
        Function<KitFiles, KitFiles> change,
        BiPredicate<KitFiles, KitError> concerns,
        Function<KitFiles, Map<String, String>> words) {
    /// The same, with words for the audit trail.
    public Edit saying(Function<KitFiles, Map<String, String>> said) {
        return new Edit(what, base, hash, change, concerns, said);
    }

    /// A change of a whole file.
    public static Edit ofFile(String path, String base, Function<KitFiles, KitFiles> change) {
        return new Edit(
                path,
                base,
                files -> files.hash(path),
                change,
                (_, error) -> error.file().equals(path),
                _ -> Map.of());
    }

    /// A file goes, with what can't stand without it.
    static Edit removing(String path, String base, Function<KitFiles, KitFiles> change) {
        return new Edit(path, base, files -> files.hash(path), change, (_, _) -> false, _ -> Map.of());
    }
}
