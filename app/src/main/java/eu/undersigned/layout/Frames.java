package eu.undersigned.layout;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.campaign.TranslationStatus;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The frames of pages that belong to a campaign, and of those that belong to none.
public final class Frames {
    private Frames() {}

    /// A page that has an address in every language of the campaign.
    ///
    /// @param path the page's path in a language
    public static Frame of(
            Campaign campaign, PetitionText text, String title, Function<Language, String> path, boolean isPublic) {
        return new Frame(
                Texts.in(text.language()),
                title,
                text.ask(),
                campaign.name(),
                Optional.of(campaign.hashtag()),
                home(campaign, text.language()),
                campaign.languages().stream()
                        .map(language -> new Frame.Alternate(language, path.apply(language)))
                        .toList(),
                isUnreviewed(campaign, text.language()),
                isPublic);
    }

    /// A page of the site, such as an error.
    public static Frame plain(Language language, String title) {
        return new Frame(Texts.in(language), title, "", "Undersigned", Optional.empty(), "/", List.of(), false, false);
    }

    /// Whether nobody who speaks the language has looked at the campaign's translation.
    public static boolean isUnreviewed(Campaign campaign, Language language) {
        return campaign.text(language)
                .filter(text -> text.status() == TranslationStatus.UNREVIEWED)
                .isPresent();
    }

    public static String home(Campaign campaign, Language language) {
        return "/" + language.code() + "/" + campaign.slug();
    }
}
