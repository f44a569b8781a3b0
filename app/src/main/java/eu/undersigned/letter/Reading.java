package eu.undersigned.letter;

import eu.undersigned.campaign.Letter;
import eu.undersigned.campaign.LetterText;
import eu.undersigned.campaign.LetterVersion;
import eu.undersigned.campaign.LetterVersions;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Venue;
import eu.undersigned.letter.LetterView.Group;
import eu.undersigned.letter.LetterView.Item;
import eu.undersigned.letter.LetterView.Paths;
import eu.undersigned.letter.LetterView.Signed;
import eu.undersigned.letter.LetterView.Signer;
import eu.undersigned.letter.LetterView.Version;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.statistics.StatisticsView.Share;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts a letter into the words of one language.
///
/// @param versions those that were public
/// @param signatories of the letter
record Reading(Venue venue, Letter letter, LetterVersions versions, List<Signatory> signatories, LocalDate today) {
    /// The letter as it is in force.
    LetterView current() {
        LetterText text = letter.text(venue.text().language());
        List<String> notes = new ArrayList<>(other(text));
        if (text.isStale(letter.main()).orElse(false)) {
            notes.add(texts().of("letter.stale"));
        }
        return view(text, notes, inForce(text), Optional.of(signed()));
    }

    /// The letter with the list of the day on which it was handed over: nobody who signed later, and of those who took
    /// it
    /// back since, the organisation and the day. Empty before the delivery, and for every wording but that one.
    Optional<Reading> handedOver(int number) {
        List<Signatory> then =
                signatories.stream().filter(one -> !one.isLater()).toList();
        return inForce()
                .filter(current -> current == number && letter.stage() == Letter.Stage.DELIVERED)
                .map(_ -> new Reading(venue, letter, versions, then, today));
    }

    /// One wording, whether it holds or not.
    LetterView of(LetterVersion version) {
        List<String> notes = new ArrayList<>();
        if (!isInForce(version.text())) {
            notes.add(texts().of("letter.version.old"));
        }
        notes.addAll(other(version.text()));
        return view(version.text(), notes, Optional.of(version), Optional.empty());
    }

    /// What readers of this language have before them with this number; of what was delivered, what was.
    Optional<LetterVersion> find(int number) {
        return inForce(letter.text(venue.text().language()))
                .filter(current -> current.number() == number)
                .or(() -> versions.find(number, venue.text().language()));
    }

    /// A wording by its hash or the first digits of it, in whichever language it is.
    Optional<LetterVersion> find(String version) {
        Optional<Integer> current = inForce();
        return versions.all().stream()
                .filter(one -> one.text().version().startsWith(version))
                .max(Comparator.comparing((LetterVersion one) ->
                                one.text().language() == venue.text().language())
                        .thenComparing(one -> current.equals(Optional.of(one.number())))
                        .thenComparing(LetterVersion::number));
    }

    /// Of the wording with this hash; what holds has the number that holds.
    Optional<Integer> number(String version) {
        return letter.has(version) ? inForce() : versions.number(version);
    }

    private Optional<LetterVersion> inForce(LetterText text) {
        Optional<Integer> current = inForce();
        return versions.all().stream()
                .filter(one -> current.equals(Optional.of(one.number()))
                        && one.text().language() == text.language()
                        && one.text().version().equals(text.version()))
                .findFirst();
    }

    private boolean isInForce(LetterText text) {
        return letter.texts().stream()
                .anyMatch(one ->
                        one.language() == text.language() && one.version().equals(text.version()));
    }

    private LetterView view(
            LetterText text, List<String> notes, Optional<LetterVersion> version, Optional<Signed> signed) {
        String path = path();
        return new LetterView(
                text,
                lang(text),
                notes,
                version.map(this::name).orElse(""),
                state(),
                letter.initiators().stream()
                        .flatMap(slug -> venue.campaign().everOrganisation(slug).stream())
                        .map(Organisation::name)
                        .toList(),
                Optional.of(path + "/sign").filter(_ -> signed.isPresent() && letter.isOpen(today)),
                new Paths(
                        path,
                        path + ".pdf",
                        inForce()
                                .filter(_ -> signatories.stream().anyMatch(Signatory::isLater))
                                .map(current -> path + "/versions/" + current + ".pdf"),
                        "/api/v1/campaigns/" + venue.campaign().slug() + "/letters/" + letter.slug() + ".json",
                        venue.home() + "/letters",
                        venue.home()),
                signed,
                letter.sources().stream()
                        .map(source -> new LetterView.Source(
                                source.label(), source.url(), source.date().in(formats())))
                        .toList(),
                history(),
                "");
    }

    /// When the wording that holds was published first; empty in a draft.
    Optional<Instant> published() {
        return versions.main().stream()
                .filter(version -> inForce().equals(Optional.of(version.number())))
                .map(LetterVersion::firstAt)
                .findFirst();
    }

    /// What a list shows of it.
    Item item() {
        LetterText text = letter.text(venue.text().language());
        return new Item(
                path(),
                text,
                lang(text),
                state(),
                Optional.of(standing()).filter(count -> count > 0).map(this::count));
    }

    /// Number of the wording that holds; a draft has none.
    private Optional<Integer> inForce() {
        return versions.number(letter.main().version());
    }

    private String path() {
        return LetterView.path(Frames.home(venue.campaign(), venue.text().language()), letter);
    }

    private Texts texts() {
        return venue.texts();
    }

    private Formats formats() {
        return texts().formats();
    }

    private Optional<String> lang(LetterText text) {
        return text.language() == venue.text().language()
                ? Optional.empty()
                : Optional.of(text.language().code());
    }

    private List<String> other(LetterText text) {
        return lang(text)
                .map(_ -> List.of(texts().of("news.other", "language", formats().language(text.language()))))
                .orElse(List.of());
    }

    private String state() {
        return letter.delivered()
                .map(day -> texts().of("letter.delivered", "date", day.in(formats())))
                .orElseGet(() -> letter.deadline()
                        .map(day -> texts().of(
                                        letter.isOpen(today) ? "letter.open.until" : "letter.closed",
                                        "date",
                                        formats().date(day)))
                        .orElseGet(() -> texts().of("letter.open")));
    }

    private String name(LetterVersion version) {
        return texts().of(
                        "letter.version",
                        "number",
                        formats().number(version.number()),
                        "date",
                        formats().date(version.firstAt()));
    }

    private List<Version> history() {
        List<Version> history = versions.main().reversed().stream()
                .flatMap(main -> wordings(main.number()))
                .toList();
        return history.size() < 2 ? List.of() : history;
    }

    /// With one number: what readers of this language have before them, then the others that there were in it.
    private Stream<Version> wordings(int number) {
        Optional<LetterVersion> first = find(number);
        return Stream.concat(
                first.stream()
                        .map(version -> new Version(
                                name(version),
                                path() + "/versions/" + number,
                                inForce()
                                        .filter(current -> current == number)
                                        .map(_ -> texts().of(
                                                        letter.delivered().isPresent()
                                                                ? "letter.version.delivered"
                                                                : "letter.version.current")))),
                versions.all().reversed().stream()
                        .filter(version -> version.number() == number
                                && version.text().language() == venue.text().language()
                                && !first.equals(Optional.of(version)))
                        .map(version -> new Version(
                                name(version),
                                path() + "/versions/" + version.text().shortVersion(),
                                Optional.of(version.text().shortVersion()))));
    }

    private long standing() {
        return signatories.stream().filter(Signatory::isStanding).count();
    }

    private String count(long organisations) {
        return texts().of("letter.count", "count", organisations);
    }

    /// Where the number alone would not tell which wording it was, with the beginning of its hash.
    private String signed(int number, Signatory one) {
        String name = formats().number(number);
        boolean isClear = versions.all().stream()
                .noneMatch(other -> other.number() == number
                        && !other.isMain()
                        && other.text().version().equals(one.version()));
        return isClear ? name : name + " (" + LetterText.shortVersion(one.version()) + ")";
    }

    private Signed signed() {
        Map<String, List<Signatory>> byCountry = signatories.stream()
                .collect(Collectors.groupingBy(Signatory::country, TreeMap::new, Collectors.toList()));
        List<Group> groups = formats().countries().stream()
                .filter(country -> byCountry.containsKey(country.code()))
                .map(country -> group(country.name(), byCountry.getOrDefault(country.code(), List.of())))
                .toList();
        Map<String, Long> counts = signatories.stream()
                .filter(Signatory::isStanding)
                .collect(Collectors.groupingBy(Signatory::country, TreeMap::new, Collectors.counting()));
        return new Signed(
                counts(counts.size()),
                groups,
                Share.all(counts, standing(), formats()::country, _ -> Optional.empty(), formats()),
                texts().of("letter.at", "date", formats().date(today)));
    }

    private List<String> counts(int countries) {
        List<String> counts = new ArrayList<>();
        if (standing() > 0) {
            counts.add(texts().of("letter.count.standing", "count", standing()) + " "
                    + texts().of("letter.count.countries", "count", (long) countries));
        }
        long later = signatories.stream()
                .filter(one -> one.isStanding() && one.isLater())
                .count();
        if (later > 0) {
            counts.add(texts().of("letter.count.later", "count", later));
        }
        long withdrawn = signatories.stream().filter(one -> !one.isStanding()).count();
        if (withdrawn > 0) {
            counts.add(texts().of("letter.count.withdrawn", "count", withdrawn));
        }
        return counts;
    }

    private Group group(String country, List<Signatory> those) {
        return new Group(
                country,
                count(those.stream().filter(Signatory::isStanding).count()),
                those.stream().map(this::signer).toList());
    }

    private Signer signer(Signatory one) {
        List<String> remarks = new ArrayList<>();
        one.withdrawn()
                .ifPresent(day -> remarks.add(
                        texts().of("letter.withdrawn", "date", formats().date(day))));
        if (one.isStanding() && one.isLater()) {
            remarks.add(texts().of("letter.later", "date", formats().date(one.day())));
        }
        // Of one that was taken back nobody is left to ask which wording it was.
        if (!one.isStanding() || !letter.has(one.version())) {
            number(one.version())
                    .ifPresent(number -> remarks.add(texts().of("letter.signed", "number", signed(number, one))));
        }
        return new Signer(
                one.organisation(),
                one.website().filter(_ -> one.isStanding()),
                one.person().map(person -> texts().of("letter.person", "name", person.name(), "role", person.role())),
                remarks);
    }
}
