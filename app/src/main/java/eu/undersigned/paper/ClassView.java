package eu.undersigned.paper;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The first page behind a class pass.
///
/// @param title of the consultation
/// @param lang of the title, where it is not the page's
/// @param about whom the pass is for, in words
/// @param state in words
/// @param count how many sheets are in
/// @param wrong what went wrong
/// @param saved what was saved just now
/// @param agreement whether the guardians' agreement comes first
/// @param pages none while nothing can be typed in
/// @param next path of the page that comes next; null: all are full, or nothing can be typed in
/// @param finish what handing in means for this group; empty: there is nothing to hand in
/// @param print path of the sheet to print
public record ClassView(
        String action,
        String title,
        @Nullable String lang,
        String about,
        String state,
        String count,
        Optional<String> wrong,
        Optional<String> saved,
        boolean agreement,
        List<Page> pages,
        @Nullable String next,
        List<String> finish,
        String print,
        String adults) {
    public record Page(String path, String label, String count) {}
}
