package eu.undersigned.letter;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Content;
import eu.undersigned.campaign.GoalPolicy;
import eu.undersigned.campaign.Letter;
import eu.undersigned.campaign.LetterText;
import eu.undersigned.campaign.LetterVersion;
import eu.undersigned.campaign.LetterVersions;
import eu.undersigned.campaign.PetitionText;
import eu.undersigned.campaign.RoughDate;
import eu.undersigned.campaign.TranslationStatus;
import eu.undersigned.http.Templates;
import eu.undersigned.i18n.Language;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Venue;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.organisation.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Letters with invented organisations under them, in words of the shipped petition.
final class SampleLetters {
    static final LocalDate TODAY = LocalDate.parse("2027-05-20");
    private static final List<String> COUNTRIES = List.of("AT", "BE", "BG", "CY", "DE", "ES", "FR", "GR", "MT", "PL");
    private static final List<String> NAMES = List.of(
            "Δίκτυο για το παιδί", "Мрежа за детето", "Għaqda għat-tfal ħżġċ", "Netzwerk für Kinder", "Œuvre d’été");

    private SampleLetters() {}

    /// The lines of the shipped petition that are neither headings nor front matter.
    private static List<String> prose(Language language) {
        try {
            List<String> lines =
                    Files.readAllLines(Path.of("../campaigns/every-second-counts/petition." + language.code() + ".md"));
            return lines.subList(6, lines.size()).stream()
                    .filter(line -> line.length() > 30 && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LetterText text(Language language) {
        List<String> prose = prose(language);
        List<LetterText.Point> points = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            points.add(new LetterText.Point(prose.get(i + 2), prose.get(1) + "\n\n" + prose.get(2)));
        }
        return new LetterText(
                language,
                TranslationStatus.SOURCE,
                "a".repeat(64),
                Optional.empty(),
                prose.getFirst().substring(0, 30).strip(),
                "Child Safety On",
                prose.get(1).substring(0, 25),
                prose.get(2),
                "",
                prose.subList(0, 3),
                points,
                prose.subList(0, 1));
    }

    static List<Signatory> signatories(int count) {
        List<Signatory> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean isWithdrawn = i % 40 == 7;
            all.add(new Signatory(
                    NAMES.get(i % NAMES.size()) + " " + i,
                    COUNTRIES.get(i % COUNTRIES.size()),
                    Optional.of("https://org" + i + ".example.org/"),
                    isWithdrawn
                            ? Optional.empty()
                            : Optional.of(new Signatory.Person("Αλεξάνδρα Петрова " + i, "directriċi & <chair>")),
                    LocalDate.parse("2027-04-01"),
                    "a".repeat(64),
                    i % 30 == 3,
                    isWithdrawn ? Optional.of(LocalDate.parse("2027-05-02")) : Optional.empty()));
        }
        return all;
    }

    private static Campaign campaign(PetitionText text) {
        return new Campaign(
                1,
                "every-second-counts",
                "Every Second Counts",
                "#ChildSafetyOn",
                16,
                Optional.empty(),
                Optional.empty(),
                100_000,
                new GoalPolicy(100_000, 95, List.of()),
                List.of(),
                List.of(new Organisation(
                        7,
                        "justice",
                        "Justice",
                        Organisation.Role.LEAD,
                        Optional.of("CH"),
                        Optional.empty(),
                        Optional.empty(),
                        Profile.NONE)),
                List.of(),
                List.of(),
                Map.of(text.language(), text),
                Content.NONE,
                Instant.EPOCH);
    }

    private static PetitionText petition(Language language) {
        return new PetitionText(
                1,
                language,
                "b".repeat(64),
                1,
                TranslationStatus.SOURCE,
                "x",
                "x",
                "x",
                List.of("x"),
                List.of("x"),
                List.of());
    }

    static Reading reading(Language page, LetterText text, int signatories) {
        PetitionText petition = petition(page);
        Letter letter = new Letter(
                "first",
                Letter.Stage.DELIVERED,
                Optional.empty(),
                RoughDate.parse("2027-04-20"),
                List.of("justice"),
                List.of(new Letter.Source(
                        "Regulation (EU) 2021/1232", Optional.of("https://example.org/oj"), RoughDate.of(TODAY))),
                List.of(text));
        return new Reading(
                Venue.own(campaign(petition), petition),
                letter,
                new LetterVersions(List.of(new LetterVersion(1, true, text, Instant.parse("2027-03-01T10:00:00Z")))),
                signatories(signatories),
                TODAY);
    }

    /// The letter as a document that becomes a PDF.
    static String paper(Language page, LetterText text, int signatories) {
        Reading reading = reading(page, text, signatories);
        PaperView view = new PaperView(
                Frames.of(
                        Optional.of(reading.venue().campaign()), page, text.title(), text.summary(), List.of(), false),
                reading.current(),
                "https://petition.example.org",
                false);
        return new Templates().render("letter/paper.jte", Map.of("view", view));
    }

    static String paper(Language language, int signatories) {
        return paper(language, text(language), signatories);
    }
}
