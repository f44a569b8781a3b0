package eu.undersigned.paper;

import eu.undersigned.i18n.Language;
import java.util.OptionalInt;

/// A group's pass.
///
/// @param campaign its number
/// @param consultation slug in the kit
/// @param organisation who gives it out; empty: the campaign's own team
/// @param band of age, such as `8-11`
/// @param language of the printed sheets
/// @param children how many sheets there may be, 1 to [#MOST]
/// @param label for the team alone; often empty
/// @param agreed whether an adult said that all guardians agreed
record ClassPass(
        int id,
        int campaign,
        String consultation,
        OptionalInt organisation,
        String band,
        String country,
        Language language,
        int children,
        String label,
        PassState state,
        boolean agreed) {
    /// Two classes. A flood through one pass that somebody passed on stays as small.
    static final int MOST = 60;

    /// Sheets on one page of the form.
    static final int PER_PAGE = 10;

    int pages() {
        return (children + PER_PAGE - 1) / PER_PAGE;
    }

    /// Number of the first sheet of a page.
    ///
    /// @param page from 1
    int first(int page) {
        return (page - 1) * PER_PAGE + 1;
    }

    /// Number of the last one.
    int last(int page) {
        return Math.min(children, page * PER_PAGE);
    }

    @Override
    public String toString() {
        return "ClassPass[" + id + "]";
    }
}
