package eu.undersigned.cosigning;

import eu.undersigned.i18n.Folded;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An organisation's name without what its spellings differ in: case, accents, punctuation, the form in law.
final class CanonicalName {
    private static final Pattern DOTS = Pattern.compile("(?<=\\p{L})\\.(?=\\p{L}|\\s|$)");
    /// As in "e. V.".
    private static final Pattern SPACED = Pattern.compile("(?<!\\p{L})(\\p{L})\\.\\s+(?=\\p{L}(?!\\p{L}))");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    /// Forms in law of Europe's countries, as they look folded and without dots.
    private static final Set<String> FORMS = Set.copyOf(Arrays.asList(
            ("ev gev ggmbh gmbh ag kg stiftung verein asbl aisbl vzw ivzw ong ngo ngos npo association asso fondation "
                            + "foundation stichting fundacja fundacion fundacio fundacao fondazione onlus odv aps ets "
                            + "sp z oo sro zs zu ops nadace oz civilne zdruzenie nonprofit kht alapitvany egyesulet "
                            + "asociatia fundatia asociacion associazione associacao zavod drustvo udruga udruzenje "
                            + "ry rf rs mtu ideell forening foreningen yhdistys saatio biedriba nodibinajums vsi "
                            + "ltd limited plc clg cic charity inc llc ev eg sa sarl srl spa scarl bv nv as aps ab oy "
                            + "the der die das la le les el los il lo i de het")
                    .split(" ")));

    private CanonicalName() {}

    /// Of a name that is nothing but such words, these words.
    static String of(String name) {
        String plain = Folded.of(name);
        String joined = DOTS.matcher(SPACED.matcher(plain).replaceAll("$1")).replaceAll("");
        Deque<String> words = Arrays.stream(NO_WORD.split(joined.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(ArrayDeque::new));
        String all = String.join("", words);
        while (!words.isEmpty() && FORMS.contains(words.getFirst())) {
            words.removeFirst();
        }
        while (!words.isEmpty() && FORMS.contains(words.getLast())) {
            words.removeLast();
        }
        return words.isEmpty() ? all : String.join("", words);
    }
}
