package eu.undersigned.campaign;

import java.time.Instant;

/// A wording of an open letter that everybody could read.
///
/// @param number of the main text's wording, counted from 1; a translation has that of the main text it stood beside
/// @param isMain whether it is the main text, and no translation
/// @param firstAt when it was published first with this number
public record LetterVersion(int number, boolean isMain, LetterText text, Instant firstAt) {}
