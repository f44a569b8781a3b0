package eu.undersigned.letter;

import java.util.List;

/// The list of open letters.
///
/// @param home path of the campaign's page
public record LettersView(List<LetterView.Item> items, String home) {}
