package eu.undersigned.editing;

import java.util.Optional;

/// The text that is proposed to write, in one language.
///
/// @param base hash of the file that the form was made from
/// @param theirs what somebody else saved meanwhile, compared with what was typed here
public record RepresentativesTextView(
        String code, String name, Inputs inputs, String base, Optional<Difference> theirs, boolean mayEdit) {}
