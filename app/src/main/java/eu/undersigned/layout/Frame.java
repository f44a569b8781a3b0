package eu.undersigned.layout;

import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.organisation.Organisation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What surrounds a page's content.
///
/// @param brand the campaign's name, or the software's where no campaign is meant
/// @param home the campaign's page in this language
/// @param alternates this page in all its languages, this one included; empty when it has no address of its own
/// @param isPublic whether search engines may list it
/// @param publisher who answers for the campaign
/// @param setting how it is dressed, and where it stands
public record Frame(
        Texts texts,
        String title,
        String description,
        String brand,
        Optional<String> hashtag,
        String home,
        List<Alternate> alternates,
        boolean isUnreviewed,
        boolean isPublic,
        Optional<Organisation> publisher,
        Setting setting) {
    /// How a page is dressed, and where it stands.
    ///
    /// @param colours path of a style sheet with an organisation's colours; empty: the campaign's own
    /// @param embedding origins of the pages in which it may stand; empty: it stands for itself
    /// @param query that the links to other languages keep, such as `?utm_source=x`; often empty
    /// @param isDraft whether it only shows what the page would be, to those who edit it
    public record Setting(Optional<String> colours, Optional<List<String>> embedding, String query, boolean isDraft) {
        public static final Setting OWN = new Setting(Optional.empty(), Optional.empty(), "", false);
    }

    /// The same for a page that is shown before it is published.
    public Frame asDraft() {
        return in(new Setting(setting.colours(), setting.embedding(), setting.query(), true));
    }

    /// The same with a sentence of its own for search engines, and for programs that show links.
    public Frame describedAs(String sentence) {
        return new Frame(
                texts, title, sentence, brand, hashtag, home, alternates, isUnreviewed, isPublic, publisher, setting);
    }

    /// The same with links to other languages that keep this query.
    public Frame linking(String query) {
        return in(new Setting(setting.colours(), setting.embedding(), query, setting.isDraft()));
    }

    /// The same in an organisation's colours.
    public Frame of(Organisation organisation) {
        return in(new Setting(
                organisation.profile().colour().map(colour -> "/colours/" + colour.hex() + ".css"),
                setting.embedding(),
                setting.query(),
                setting.isDraft()));
    }

    /// The same for a page that stands inside pages of these origins.
    public Frame embedded(List<String> origins) {
        return in(new Setting(setting.colours(), Optional.of(origins), setting.query(), setting.isDraft()));
    }

    private Frame in(Setting other) {
        return new Frame(
                texts, title, description, brand, hashtag, home, alternates, isUnreviewed, isPublic, publisher, other);
    }

    /// Path of the page itself, without any query; empty when search engines may not list it.
    public Optional<String> address() {
        return isPublic
                ? alternates.stream()
                        .filter(alternate -> alternate.language() == language())
                        .map(Alternate::path)
                        .findFirst()
                : Optional.empty();
    }

    /// Path of the page that search engines list for it: of an organisation's page, which holds the same text, the
    /// campaign's.
    public Optional<String> canonical() {
        return address().map(path -> path.startsWith(home + "/with/") ? home : path);
    }

    /// Whether search engines list it, and not another page in its place.
    public boolean isCanonical() {
        return canonical().equals(address());
    }

    /// Path of the page about which publishing software may ask what to show.
    public Optional<String> oembed() {
        return !isEmbedded()
                ? address().filter(path -> path.equals(home) || path.startsWith(home + "/with/"))
                : Optional.empty();
    }

    /// Path of the picture that stands for this page where its address is posted: its organisation's, or the
    /// campaign's.
    public Optional<String> picture() {
        String partner = home + "/with/";
        return isPublic && !isEmbedded() && !home.equals("/")
                ? Optional.of(alternates.stream()
                                .filter(alternate -> alternate.language() == language())
                                .map(Alternate::path)
                                .filter(path -> path.startsWith(partner))
                                .map(path -> partner
                                        + path.substring(partner.length()).split("/", 2)[0])
                                .findFirst()
                                .orElse(home)
                        + "/share.png")
                : Optional.empty();
    }

    public boolean isEmbedded() {
        return setting.embedding().isPresent();
    }

    /// A page in another language.
    ///
    /// @param isPublic whether search engines may list it
    public record Alternate(Language language, String path, boolean isPublic) {
        public Alternate(Language language, String path) {
            this(language, path, true);
        }
    }

    public Language language() {
        return texts.language();
    }

    /// The language as a narrow screen shows it: `EN`.
    public String languageCode() {
        return language().code().toUpperCase(Locale.ROOT);
    }

    /// The language as it is read out: with all that some screen shows of it, so that whoever speaks to their device
    /// can say what they see.
    public String languageNames() {
        return language().endonym() + " (" + languageCode() + ")";
    }

    /// The font file, beside the Latin one, that holds letters of this language: fetched early, so that nothing moves
    /// when it arrives.
    public Optional<String> secondFont() {
        return switch (language()) {
            case BG -> Optional.of("sans-cyrillic.woff2");
            case EL -> Optional.of("sans-greek.woff2");
            case CS, ET, HR, HU, LT, LV, MT, PL, RO, SK, SL -> Optional.of("sans-latin-ext.woff2");
            case DA, DE, EN, ES, FI, FR, GA, IT, NL, PT, SV -> Optional.empty();
        };
    }

    public String t(String key) {
        return texts.of(key);
    }

    public String t(String key, Object... values) {
        return texts.of(key, values);
    }

    public String languagePath(String page) {
        return "/" + language().code() + "/" + page;
    }
}
