package eu.undersigned.campaign;

import eu.undersigned.i18n.Language;
import eu.undersigned.organisation.Organisation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A campaign as it stands: what every page and every signature needs to know of it.
///
/// @param minimumAge in years
/// @param opensAt when it opens, or did; empty when no beginning is set
/// @param closedSince when it closed, or will close; empty when no end is set
/// @param former organisations that left: their supporters' answers and erasures still concern them
/// @param texts the current text in each language
/// @param since when the kit was published that makes it so
public record Campaign(
        int id,
        String slug,
        String name,
        String hashtag,
        int minimumAge,
        Optional<Instant> opensAt,
        Optional<Instant> closedSince,
        long goal,
        GoalPolicy goalPolicy,
        List<Declared> declared,
        List<Organisation> organisations,
        List<Organisation> former,
        List<Figure> figures,
        Map<Language, PetitionText> texts,
        Content content,
        Instant since) {
    /// Whether it can be signed at this time.
    public boolean isOpen(Instant now) {
        return notBefore(now).isEmpty()
                && (closedSince.isEmpty() || closedSince.get().isAfter(now));
    }

    /// When it closed, if it has at this time.
    public Optional<Instant> closed(Instant now) {
        return closedSince.filter(since -> !since.isAfter(now));
    }

    /// When it opens, if that is still to come.
    public Optional<Instant> notBefore(Instant now) {
        return opensAt.filter(opens -> opens.isAfter(now));
    }

    /// Whether the lead has a key to which signatures can be sealed: without one, nothing is collected.
    public boolean isSealable() {
        return lead().key().isPresent();
    }

    public Organisation lead() {
        return organisations.stream()
                .filter(organisation -> organisation.role() == Organisation.Role.LEAD)
                .findFirst()
                .orElseThrow();
    }

    public Optional<Organisation> organisation(String slug) {
        return organisations.stream()
                .filter(organisation -> organisation.slug().equals(slug))
                .findFirst();
    }

    /// An organisation that is, or was, behind the campaign.
    public Optional<Organisation> organisation(int id) {
        return Stream.concat(organisations.stream(), former.stream())
                .filter(organisation -> organisation.id() == id)
                .findFirst();
    }

    /// An organisation that is, or was, behind the campaign: what is still there for it, it may still fetch.
    public Optional<Organisation> everOrganisation(String slug) {
        return Stream.concat(organisations.stream(), former.stream())
                .filter(organisation -> organisation.slug().equals(slug))
                .findFirst();
    }

    public Optional<PetitionText> text(Language language) {
        return Optional.ofNullable(texts.get(language));
    }

    /// In alphabetical order of their codes.
    public List<Language> languages() {
        return new ArrayList<>(new java.util.TreeSet<>(texts.keySet()));
    }

    /// This campaign as a kit would make it now, without being stored: for a look at it.
    public Campaign as(Kit kit, Instant now) {
        List<Organisation> those = kit.organisations().stream()
                .map(organisation -> everOrganisation(organisation.slug())
                        .map(known -> organisation.withNumbers(known))
                        .orElse(organisation))
                .toList();
        Map<Language, PetitionText> words = new java.util.EnumMap<>(Language.class);
        kit.texts().forEach(text -> words.put(text.language(), text));
        return new Campaign(
                id,
                slug,
                kit.name(),
                kit.hashtag(),
                kit.minimumAge(),
                kit.opens(),
                kit.open()
                        ? kit.closes()
                        : closedSince.filter(since -> !since.isAfter(now)).or(() -> Optional.of(now)),
                goal,
                kit.goal(),
                kit.declared(),
                those,
                former,
                kit.figures(),
                words,
                kit.content(),
                now);
    }

    public long declaredCount() {
        return declared.stream().mapToLong(Declared::count).sum();
    }

    public Figure figure(String id) {
        return figures.stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
