package eu.undersigned.share;

import eu.undersigned.organisation.Colour;
import eu.undersigned.page.RingView;
import java.util.List;
import java.util.Optional;

/// All that a picture shows: two that are equal look the same.
///
/// @param parts of the total, in words: verified here, declared elsewhere
/// @param address where to sign
/// @param organisation through whose page
/// @param colour of that organisation
/// @param note that the numbers are made up, when they are
record PictureContent(
        String brand,
        String hashtag,
        String title,
        String total,
        String ofGoal,
        RingView ring,
        List<String> parts,
        String address,
        Optional<String> organisation,
        Optional<Colour> colour,
        Optional<String> note) {}
