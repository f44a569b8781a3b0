package eu.undersigned.campaign;

import eu.undersigned.campaign.LetterVersionStore.Delivery;
import eu.undersigned.i18n.Language;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// The wordings of a letter that everybody could read, as long as there is a letter of this name.
///
/// @param all the oldest first
public record LetterVersions(List<LetterVersion> all) {
    public LetterVersions {
        all = List.copyOf(all);
    }

    public static LetterVersions of(Handle transaction, Campaign campaign, String slug) {
        return new LetterVersions(LetterVersionStore.all(transaction, campaign.id(), slug));
    }

    /// A letter's wording.
    ///
    /// @param version its hash
    public record Wording(String slug, String version) {}

    /// Numbers of wordings, as [#number(String)] tells them, without reading one of them.
    public static Map<Wording, Integer> numbers(Handle transaction, Campaign campaign, Collection<String> versions) {
        return LetterVersionStore.numbers(transaction, campaign.id(), versions);
    }

    /// The main texts, one for each number, the oldest first.
    public List<LetterVersion> main() {
        return all.stream().filter(LetterVersion::isMain).toList();
    }

    /// Of the letter's wording with this hash, in whichever language it is.
    public Optional<Integer> number(String version) {
        return all.stream()
                .filter(one -> one.text().version().equals(version))
                .map(LetterVersion::number)
                .max(Comparator.naturalOrder());
    }

    /// What readers of a language had before them with this number: their own text, of several the one that came last,
    /// or the main one. Empty when there is no such number.
    public Optional<LetterVersion> find(int number, Language language) {
        List<LetterVersion> those =
                all.stream().filter(one -> one.number() == number).toList();
        return those.stream()
                .filter(one -> one.text().language() == language)
                .max(Comparator.comparing(LetterVersion::firstAt))
                .or(() -> those.stream().filter(LetterVersion::isMain).findFirst());
    }

    /// The letters of a published kit as they are in force: one that was delivered keeps its texts, in each language
    /// the one with which it was, and the day.
    static List<Letter> inForce(Handle transaction, int campaign, List<Letter> letters) {
        return letters.stream()
                .map(letter -> LetterVersionStore.delivery(transaction, campaign, letter.slug())
                        .filter(_ -> letter.stage() == Letter.Stage.DELIVERED)
                        .map(delivery -> delivered(
                                letter, delivery, LetterVersionStore.delivered(transaction, campaign, letter.slug())))
                        .orElse(letter))
                .toList();
    }

    private static Letter delivered(Letter letter, Delivery delivery, List<LetterVersion> versions) {
        return new Letter(
                letter.slug(),
                letter.stage(),
                letter.deadline(),
                Optional.of(delivery.day()),
                letter.initiators(),
                letter.sources(),
                texts(versions.stream()));
    }

    /// The main one first.
    private static List<LetterText> texts(Stream<LetterVersion> versions) {
        return versions.sorted(Comparator.comparing((LetterVersion one) -> !one.isMain()))
                .map(LetterVersion::text)
                .toList();
    }

    /// A letter as everybody could read it last, for what is still to be said of one that is gone. Empty when there
    /// never was one.
    public static Optional<Letter> last(Handle transaction, Campaign campaign, String slug) {
        LetterVersions versions = of(transaction, campaign, slug);
        return versions.main().stream()
                .max(Comparator.comparing(LetterVersion::firstAt))
                .map(last -> new Letter(
                        slug,
                        Letter.Stage.DRAFTING,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        texts(Stream.of(Language.values())
                                .flatMap(language -> versions.find(last.number(), language).stream()
                                        .filter(one -> one.text().language() == language)))));
    }
}
