package eu.undersigned.letter;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Letter;
import eu.undersigned.campaign.LetterText;
import eu.undersigned.campaign.LetterVersion;
import eu.undersigned.campaign.LetterVersions;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.db.Database;
import eu.undersigned.http.ContentPolicy;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.StructuredData;
import eu.undersigned.layout.Venue;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The list of open letters, and the pages of each.
final class LetterPages {
    private final Database database;
    private final Signatories signatories;
    private final Layout layout;

    LetterPages(Database database, Signatories signatories, Layout layout) {
        this.database = database;
        this.signatories = signatories;
        this.layout = layout;
    }

    Optional<Response> list(Venue venue, LocalDate today) {
        Texts texts = venue.texts();
        List<LetterView.Item> items = Letter.published(
                        venue.campaign().content().letters())
                .stream()
                .map(letter -> new Reading(
                                venue,
                                letter,
                                new LetterVersions(List.of()),
                                signatories.of(venue.campaign(), letter.slug()),
                                today)
                        .item())
                .toList();
        Frame frame = frame(
                venue,
                texts.of("letter.title"),
                texts.of("letter.lead"),
                _ -> true,
                language -> Frames.home(venue.campaign(), language) + "/letters",
                true);
        return Optional.of(layout.page(200, frame, "letter/list.jte", new LettersView(items, venue.home())));
    }

    /// Empty when nobody may read such a letter.
    Optional<Response> letter(Venue venue, String slug, LocalDate today) {
        return published(venue, slug).map(letter -> {
            Reading reading = reading(venue, letter, today);
            LetterText text = letter.text(venue.text().language());
            // One that is shown in another language is no page of its own for search engines.
            boolean isPublic = text.language() == venue.text().language();
            LetterView view = reading.current().with(structured(venue, text, reading));
            return layout.page(200, frame(venue, letter, text, isPublic), "letter/letter.jte", view);
        });
    }

    /// A wording that was public; empty when there is none.
    ///
    /// @param which its number or its hash, as they stand in the address
    /// @param find it
    Optional<Response> version(
            Venue venue, String slug, String which, Function<Reading, Optional<LetterVersion>> find, LocalDate today) {
        return published(venue, slug).flatMap(letter -> {
            Reading reading = reading(venue, letter, today);
            return find.apply(reading)
                    .map(version -> layout.page(
                            200,
                            frame(
                                    venue,
                                    version.text().title(),
                                    version.text().summary(),
                                    _ -> false,
                                    language -> LetterView.path(Frames.home(venue.campaign(), language), letter)
                                            + "/versions/" + which,
                                    false),
                            "letter/letter.jte",
                            reading.of(version)));
        });
    }

    /// The page as a draft would make it, whatever the letter's stage; empty when there is no such letter.
    Optional<Response> draft(Campaign draft, PetitionText language, String slug, LocalDate today) {
        Venue venue = Venue.own(draft, language);
        return venue.campaign().content().letter(slug).map(letter -> {
            LetterText text = letter.text(language.language());
            LetterView view = reading(venue, letter, today).current();
            return layout.page(200, frame(venue, letter, text, false).asDraft(), "letter/letter.jte", view)
                    .with(ContentPolicy.HEADER, ContentPolicy.preview())
                    .asSecret();
        });
    }

    /// What becomes a PDF: a document in XHTML; empty when nobody may read such a letter.
    ///
    /// @param number of the wording that was handed over, for a document with the list of that day; empty: as
    /// it is now
    Optional<String> paper(Venue venue, String slug, Optional<Integer> number, LocalDate today, boolean isDemo) {
        return published(venue, slug).flatMap(letter -> {
            Reading now = reading(venue, letter, today);
            LetterText text = letter.text(venue.text().language());
            return number.map(now::handedOver)
                    .orElse(Optional.of(now))
                    .map(reading -> new PaperView(
                            frame(venue, letter, text, false), reading.current(), layout.publicUrl(), isDemo))
                    .map(view -> layout.render("letter/paper.jte", view));
        });
    }

    Optional<Map<String, Object>> data(Venue venue, String slug, LocalDate today) {
        return published(venue, slug)
                .map(letter -> new LetterData(reading(venue, letter, today), layout.publicUrl()).of());
    }

    private static Optional<Letter> published(Venue venue, String slug) {
        return venue.campaign().content().letter(slug).filter(Letter::isPublic);
    }

    private Reading reading(Venue venue, Letter letter, LocalDate today) {
        LetterVersions versions =
                database.inTransaction(transaction -> LetterVersions.of(transaction, venue.campaign(), letter.slug()));
        return new Reading(venue, letter, versions, signatories.of(venue.campaign(), letter.slug()), today);
    }

    private static Frame frame(Venue venue, Letter letter, LetterText text, boolean isPublic) {
        return frame(
                venue,
                text.title(),
                text.summary(),
                language -> letter.text(language).language() == language,
                language -> LetterView.path(Frames.home(venue.campaign(), language), letter),
                isPublic);
    }

    private static Frame frame(
            Venue venue,
            String title,
            String description,
            Function<Language, Boolean> isPublicIn,
            Function<Language, String> path,
            boolean isPublic) {
        return Frames.of(
                Optional.of(venue.campaign()),
                venue.text().language(),
                title,
                description,
                venue.campaign().languages().stream()
                        .map(language ->
                                new Frame.Alternate(language, path.apply(language), isPublicIn.apply(language)))
                        .toList(),
                isPublic);
    }

    /// The letter in the words of schema.org, as JSON-LD.
    ///
    /// @see <a href="https://schema.org/Article">Article</a>
    private String structured(Venue venue, LetterText text, Reading reading) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("@context", "https://schema.org");
        data.put("@type", "Article");
        data.put("headline", text.title());
        data.put("description", text.summary());
        data.put("inLanguage", text.language().code());
        reading.published().ifPresent(at -> data.put("datePublished", at.toString()));
        data.put("mainEntityOfPage", layout.publicUrl() + LetterView.path(venue.home(), reading.letter()));
        data.put(
                "author",
                Map.of(
                        "@type",
                        "Organization",
                        "name",
                        text.sender().isEmpty() ? venue.campaign().lead().name() : text.sender()));
        return StructuredData.block(data);
    }
}
