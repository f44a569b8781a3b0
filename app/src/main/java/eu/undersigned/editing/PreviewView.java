package eu.undersigned.editing;

import java.util.List;

/// A look at the draft.
///
/// @param page path of the page that the frame shows
/// @param query that the links to other languages keep, such as `&page=timeline`; often empty
/// @param languages in which there is one
/// @param errors why there is none
public record PreviewView(
        String page, String current, String query, List<TextsView.Choice> languages, List<String> errors) {}
