package eu.undersigned.campaign;

import eu.undersigned.organisation.Logo;
import eu.undersigned.organisation.Organisation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A campaign kit, read and found whole.
///
/// @param open false: it can be read, not signed
/// @param opens when it will open by itself, if it is not open yet
/// @param closes when it will close by itself
public record Kit(
        String slug,
        String name,
        String hashtag,
        int minimumAge,
        boolean open,
        Optional<Instant> opens,
        Optional<Instant> closes,
        GoalPolicy goal,
        List<Declared> declared,
        List<Organisation> organisations,
        List<Logo> logos,
        List<Figure> figures,
        List<PetitionText> texts,
        Content content) {}
