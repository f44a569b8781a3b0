package eu.undersigned.mailing;

import eu.undersigned.i18n.Texts;

/// An update as a mail or a preview shows it.
///
/// @param footer why the reader gets it
/// @param stop a link that ends updates
public record UpdateView(Texts texts, String subject, Prose prose, String footer, String stop) {}
