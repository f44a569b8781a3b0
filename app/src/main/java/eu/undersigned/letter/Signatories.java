package eu.undersigned.letter;

import eu.undersigned.campaign.Campaign;
import java.util.List;

/// Who signed open letters.
public interface Signatories {
    Signatories NONE = (_, _) -> List.of();

    /// Those of a letter, in the order of their names. From memory, and the same object as long as nothing changed:
    /// what is made of it is kept by it.
    List<Signatory> of(Campaign campaign, String letter);
}
