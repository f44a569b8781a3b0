package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a campaign tells around its petition: files of its kit that nobody signs.
///
/// @param facts the ledger of figures, in the order of the file
/// @param timeline the law's way, oldest first
/// @param posts news and events, published or not yet
/// @param helplines where to get help, and where to report
/// @param redirects addresses that there are no more
/// @param voices how voices are taken; empty: they are not
/// @param letters open letters, in the order of their slugs
/// @param representatives to whom supporters write
/// @param consultations of children, in the order of their slugs
public record Content(
        List<Fact> facts,
        List<LawStep> timeline,
        List<Post> posts,
        List<Helpline> helplines,
        List<Redirect> redirects,
        Optional<VoiceRules> voices,
        List<Letter> letters,
        Representatives representatives,
        List<Consultation> consultations) {
    public static final Content NONE = new Content(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            Representatives.NONE,
            List.of());

    /// Folders of files, one for each language.
    private static final List<String> FOLDERS = List.of(PostFile.FOLDER, LetterFiles.FOLDER, ConsultationFiles.FOLDER);

    private static final Set<String> FILES = Stream.concat(
                    Stream.of(
                            FactsFile.FILE,
                            FactsFile.CORRECTIONS,
                            TimelineFile.FILE,
                            HelplinesFile.FILE,
                            RedirectsFile.FILE,
                            VoiceRules.FILE),
                    RepresentativesFile.FILES.stream())
            .collect(Collectors.toUnmodifiableSet());

    public Content {
        facts = List.copyOf(facts);
        timeline = List.copyOf(timeline);
        posts = List.copyOf(posts);
        helplines = List.copyOf(helplines);
        redirects = List.copyOf(redirects);
        letters = List.copyOf(letters);
        consultations = List.copyOf(consultations);
    }

    /// @param text gives a file's text, checked to be text; empty when there is no such file
    /// @param languages of the campaign
    /// @param errors gets what is wrong
    static Content read(KitFiles files, UnaryOperator<String> text, List<Language> languages, List<KitError> errors) {
        return new Content(
                FactsFile.read(files, text, languages, errors),
                TimelineFile.read(files, text, languages, errors),
                PostFiles.read(files, text, languages, errors),
                HelplinesFile.read(files, text, languages, errors),
                RedirectsFile.read(files, text, languages, errors),
                VoiceRules.read(files, text, errors),
                LetterFiles.read(files, text, languages, errors),
                RepresentativesFile.read(files, text, errors),
                ConsultationFiles.read(files, text, languages, errors));
    }

    Content withLetters(List<Letter> others) {
        return new Content(
                facts, timeline, posts, helplines, redirects, voices, others, representatives, consultations);
    }

    /// Whether an error is about a file that tells what nobody signs.
    static boolean isAbout(KitError error) {
        return FILES.contains(error.file())
                || FOLDERS.contains(error.file())
                || FOLDERS.stream().anyMatch(folder -> error.file().startsWith(folder + "/"));
    }

    /// The files without those that an error is about.
    static KitFiles without(KitFiles files, KitError error) {
        if (error.file().equals(FactsFile.FILE)) {
            return files.with(FactsFile.FILE, String.join(",", FactsFile.NEEDED) + "\n"); // a kit always has one
        }
        KitFiles left = files.without(error.file());
        for (String path : files.contents().keySet()) {
            if (FOLDERS.contains(error.file()) && path.startsWith(error.file() + "/")) {
                left = left.without(path);
            }
        }
        return left;
    }

    /// The letter of this name; empty: there is none.
    public Optional<Letter> letter(String slug) {
        return letters.stream().filter(letter -> letter.slug().equals(slug)).findFirst();
    }

    /// The consultation of this name; empty: there is none.
    public Optional<Consultation> consultation(String slug) {
        return consultations.stream()
                .filter(consultation -> consultation.slug().equals(slug))
                .findFirst();
    }

    /// Whether a figure is past its day, and so not to be shown without that being said.
    public boolean isExpired(String figure, LocalDate today) {
        return facts.stream().anyMatch(fact -> fact.id().equals(figure) && fact.isExpired(today));
    }
}
