package eu.undersigned.signature;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.db.Database;
import eu.undersigned.i18n.Language;
import eu.undersigned.organisation.Organisation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The words in which signers are asked, each version stored once, before the first signature refers to it.
public final class Asked {
    private static final Logger LOG = System.getLogger(Asked.class.getName());

    private final Database database;
    private final Map<Place, Current> current = new ConcurrentHashMap<>();
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, Stored> stored = new ConcurrentHashMap<>();

    /// Words that were stored.
    public record Stored(String text, String version) {}

    /// Where words are shown.
    ///
    /// @param organisation 0: none
    private record Place(int campaign, int organisation, Language language) {}

    /// @param campaign that the words were made from
    private record Current(Campaign campaign, ConsentWords words) {}

    Asked(Database database) {
        this.database = database;
    }

    /// The words as they are now.
    public ConsentWords words(Campaign campaign, Language language, Optional<Organisation> organisation) {
        Place place = new Place(campaign.id(), asking(organisation), language);
        Current found = current.get(place);
        if (found == null || found.campaign != campaign) {
            found = new Current(campaign, ConsentWords.of(campaign, language, organisation));
            current.put(place, found);
        }
        return found.words;
    }

    /// The words that a draft of a campaign would have: nobody can sign there, so nothing is kept.
    public static ConsentWords draft(Campaign campaign, Language language, Optional<Organisation> organisation) {
        return ConsentWords.of(campaign, language, organisation);
    }

    /// The words for a page that is about to be shown: stored first, so that whoever signs on it, even after they have
    /// changed, is bound to them. While the database is away the page is shown all the same.
    public ConsentWords show(Campaign campaign, Language language, Optional<Organisation> organisation) {
        ConsentWords words = words(campaign, language, organisation);
        try {
            number(campaign, language, organisation, words.version());
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    () -> "words could not be stored: " + e.getClass().getSimpleName());
        }
        return words;
    }

    /// Organisations that ask nothing show the words of the campaign's own page.
    private static int asking(Optional<Organisation> organisation) {
        return organisation.filter(Organisation::isAsking).map(Organisation::id).orElse(0);
    }

    /// Words by their number: one that a signature refers to.
    public Stored stored(int number) {
        return stored.computeIfAbsent(
                number, _ -> database.inTransaction(transaction -> AskedStore.stored(transaction, number)));
    }

    /// The number of the words that a signer saw: of the version that their page named, when it is one of ours for this
    /// organisation, else of those of now. A page may have been opened before the words changed.
    public int number(Campaign campaign, Language language, Optional<Organisation> organisation, String seen) {
        ConsentWords words = words(campaign, language, organisation);
        if (!seen.equals(words.version()) && seen.matches("[0-9a-f]{64}")) {
            Optional<Integer> earlier = database.inTransaction(transaction ->
                    AskedStore.find(transaction, campaign.id(), seen, asking(organisation), language.name()));
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        return numbers.computeIfAbsent(
                campaign.id() + "/" + words.version(),
                _ -> database.inTransaction(transaction ->
                        AskedStore.add(transaction, campaign.id(), asking(organisation), language.name(), words)));
    }
}
