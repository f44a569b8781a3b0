package eu.undersigned.signature;

import eu.undersigned.i18n.Language;

/// What a signer saw when they signed.
///
/// @param text number of the petition's text
/// @param asked number of the words in which they were asked ([ConsentWords]); 0: an earlier version did not keep them
public record Shown(Language language, int text, int asked) {}
