package eu.undersigned.help;

import eu.undersigned.i18n.Formats.Country;
import java.util.List;
import java.util.Optional;

/// What the page of help shows.
///
/// @param countries in the reader's alphabetical order
/// @param country code of the chosen one; empty when none is
/// @param groups what to do first, first
public record HelpView(List<Country> countries, String country, List<Group> groups) {
    /// What somebody may need.
    ///
    /// @param title key of its heading
    /// @param text key of what to do; empty when that would not be true in this country
    /// @param number that holds in the whole EU, where no line below has it
    public record Group(String title, Optional<String> text, Optional<Number> number, List<Line> lines) {}

    /// @param written as people read it
    /// @param dialled as a telephone dials it
    public record Number(String written, String dialled) {}

    /// A place to turn to.
    ///
    /// @param isGeneral whether its name is words of the kit, in English, and not that of an organisation
    /// @param url of its site
    /// @param site the part of the address that people read
    /// @param hours in English
    /// @param languages by name
    /// @param verified when somebody checked it; empty: nobody has
    public record Line(
            String name,
            boolean isGeneral,
            Optional<Number> number,
            Optional<String> url,
            String site,
            Optional<String> hours,
            Optional<String> languages,
            String source,
            Optional<String> verified) {}
}
