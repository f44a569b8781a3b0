package eu.undersigned.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who stands behind a kind of letter.
///
/// @param composer puts it into words
/// @param refusals learns that a mail server refused one for good
public record Desk(Composer composer, RefusalListener refusals) {
    private static final Logger LOG = System.getLogger(Desk.class.getName());

    /// Of letters whose refusal changes nothing and is only noted.
    ///
    /// @param what such as `a letter to a member`
    public static Desk noting(Composer composer, String what) {
        return new Desk(
                composer,
                (_, letter) -> LOG.log(
                        Level.WARNING,
                        () -> what + " was refused by the mail server: " + letter.kind() + " " + letter.id()));
    }

    /// The same one for several kinds.
    public Map<String, Desk> of(Enum<?>... kinds) {
        return Stream.of(kinds).collect(Collectors.toMap(Enum::name, _ -> this));
    }
}
