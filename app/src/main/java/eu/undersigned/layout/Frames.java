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
        return of(
                Optional.of(campaign),
                text.language(),
                title,
                text.ask(),
                alternates(campaign.languages(), path),
                isPublic);
    }

    /// A page in any language, even one in which the campaign has no text.
    ///
    /// @param campaign whose name it bears; empty: the software's
    /// @param alternates empty: it has no address of its own
    public static Frame of(
            Optional<Campaign> campaign,
            Language language,
            String title,
            String description,
            List<Frame.Alternate> alternates,
            boolean isPublic) {
        return new Frame(
                Texts.in(language),
                title,
                description,
                campaign.map(Campaign::name).orElse("Undersigned"),
                campaign.map(Campaign::hashtag),
                campaign.map(found -> home(found, spoken(found, language))).orElse("/"),
                alternates,
                campaign.filter(found -> isUnreviewed(found, language)).isPresent(),
                isPublic,
                campaign.map(Campaign::lead),
                Frame.Setting.OWN);
    }

    /// A page of the site may be in a language that the campaign is not in: then home is its page in another one.
    private static Language spoken(Campaign campaign, Language language) {
        List<Language> languages = campaign.languages();
        if (languages.contains(language) || languages.isEmpty()) {
            return language;
        }
        return languages.contains(Language.EN) ? Language.EN : languages.getFirst();
    }

    /// A page of the site, such as an error.
    public static Frame plain(Language language, String title) {
        return of(Optional.empty(), language, title, "", List.of(), false);
    }

    /// A page's addresses in these languages.
    ///
    /// @param path the page's path in a language
    public static List<Frame.Alternate> alternates(List<Language> languages, Function<Language, String> path) {
        return languages.stream()
                .map(language -> new Frame.Alternate(language, path.apply(language)))
                .toList();
    }

    /// Whether nobody who speaks the language has looked at the campaign's translation.
    private static boolean isUnreviewed(Campaign campaign, Language language) {
        return campaign.text(language)
                .filter(text -> text.status() == TranslationStatus.UNREVIEWED)
                .isPresent();
    }

    public static String home(Campaign campaign, Language language) {
        return "/" + language.code() + "/" + campaign.slug();
    }
}
