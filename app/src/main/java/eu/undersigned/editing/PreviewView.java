package eu.undersigned.editing;

import java.util.List;

/// A look at the draft.
///
/// @param page path of the page that the frame shows
/// @param languages in which there is one
/// @param errors why there is none
public record PreviewView(String page, String current, List<TextsView.Choice> languages, List<String> errors) {}
