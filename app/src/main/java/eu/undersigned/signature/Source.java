package eu.undersigned.signature;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the link stood that a signer followed, and how often it had been passed on. What is shared says the place for
/// which it is made and a number one higher, the same for everybody; the word by which somebody came goes no further.
///
/// @param word as the link said by `utm_source`: 1 to 40 of `[a-z0-9._-]`
/// @param generation 0: the link as the campaign put it out; 1 to 9: passed on so many times, as `utm_content=g1` says;
///     9 stands for more, too
public record Source(String word, int generation) {
    public static final int MOST_GENERATIONS = 9;

    private static final Pattern WORD = Pattern.compile("[a-z0-9._-]{1,40}");
    private static final Pattern GENERATION = Pattern.compile("g?([1-9])");

    /// As a link or a form says it; empty when there is no word that can be counted.
    ///
    /// @param generation such as `g2` or `2`; anything else: not passed on
    public static Optional<Source> of(@Nullable String word, @Nullable String generation) {
        return Optional.ofNullable(word).flatMap(Source::word).map(found -> new Source(found, generation(generation)));
    }

    /// As stored.
    public static Optional<Source> stored(@Nullable String word, int generation) {
        return Optional.ofNullable(word).map(found -> new Source(found, generation));
    }

    /// A word as it is counted; empty when there is none, or when it is no word of that kind.
    public static Optional<String> word(String text) {
        return Optional.of(text.strip().toLowerCase(Locale.ROOT))
                .filter(word -> WORD.matcher(word).matches());
    }

    /// How often a link had been passed on, as it says itself, with a word or without: such as `g2`.
    public static int generation(@Nullable String generation) {
        return Optional.ofNullable(generation)
                .map(GENERATION::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .orElse(0);
    }

    /// What a link says that is shared from a page to which one led that had been passed on so often. Not the word
    /// by which a visitor came: whoever made that link for one person would see whom that person brought along.
    /// Links are counted by generations nevertheless, with the place for which each was made.
    ///
    /// @param place for which it is made
    public static Source passedOn(String place, int generation) {
        return new Source(place, Math.min(MOST_GENERATIONS, generation + 1));
    }

    /// For a link, without `?`; needs no escaping.
    public String query() {
        return "utm_source=" + word + (generation > 0 ? "&" + query(generation) : "");
    }

    /// The same without the word; empty for a link as the campaign put it out.
    public static String query(int generation) {
        return generation > 0 ? "utm_content=g" + generation : "";
    }
}
