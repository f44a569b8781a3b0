package eu.undersigned.drafting;

import java.time.Instant;

/// An organisation agrees to a wording.
///
/// @param organisation its number
/// @param wording version of the text
/// @param member who said so
/// @param isForIt whether somebody of the campaign entered it for the organisation
public record SignOff(int organisation, String wording, int member, boolean isForIt, Instant at) {}
