package eu.undersigned.confirmation;

import eu.undersigned.campaign.PetitionText;
import eu.undersigned.i18n.Texts;
import java.util.ArrayList;
import java.util.List;

/// A newer version of the petition beside the one that was signed: the sections in which they differ.
///
/// @param language code of both texts
/// @param version of the newer one
public record NewerText(String language, String version, List<Section> sections) {
    /// @param heading as the campaign's page has it; empty for title and ask, which stand at its top
    public record Section(String heading, List<Paragraph> before, List<Paragraph> now) {}

    /// @param isOnlyHere whether the other version lacks it
    public record Paragraph(String text, boolean isOnlyHere) {}

    static NewerText of(PetitionText signed, PetitionText newer, Texts texts) {
        List<Section> sections = new ArrayList<>();
        add(sections, "", List.of(signed.title(), signed.ask()), List.of(newer.title(), newer.ask()));
        add(sections, texts.of("campaign.why"), signed.why(), newer.why());
        add(sections, texts.of("campaign.demands"), signed.demands(), newer.demands());
        return new NewerText(newer.language().code(), newer.version(), List.copyOf(sections));
    }

    private static void add(List<Section> sections, String heading, List<String> before, List<String> now) {
        if (!before.equals(now)) {
            sections.add(new Section(heading, marked(before, now), marked(now, before)));
        }
    }

    private static List<Paragraph> marked(List<String> paragraphs, List<String> others) {
        return paragraphs.stream()
                .map(paragraph -> new Paragraph(paragraph, !others.contains(paragraph)))
                .toList();
    }
}
