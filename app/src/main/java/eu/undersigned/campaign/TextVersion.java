package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;

/// What exactly somebody signed.
///
/// @param version SHA-256 in hexadecimal
public record TextVersion(Language language, String version) {}
