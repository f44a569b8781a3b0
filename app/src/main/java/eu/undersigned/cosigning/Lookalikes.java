package eu.undersigned.cosigning;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.signature.TypoHints;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Organisations of the coalition that somebody may be, or may pass for, who signs as one that is not on the list. They
/// need no signature of their own below the letter: whoever takes their name first would stand there.
final class Lookalikes {
    /// Shorter names of domains lie within many others.
    private static final int SHORTEST_LABEL = 5;

    private static final SpoofChecker SHAPES =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    private static final IDNA DOMAINS = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_UNICODE);

    private Lookalikes() {}

    /// None for whoever chose an organisation from the list: their mailbox lies at its domain.
    static List<Organisation> of(Campaign campaign, Cosigner cosigner) {
        return cosigner.slug().isPresent()
                ? List.of()
                : campaign.organisations().stream()
                        .filter(one -> isNamedAlike(one, cosigner) || isAtLikeDomain(one, cosigner))
                        .toList();
    }

    /// For the form: which ones a member was shown.
    static String seen(List<Organisation> organisations) {
        return organisations.stream().map(Organisation::slug).sorted().collect(Collectors.joining(" "));
    }

    private static boolean isNamedAlike(Organisation one, Cosigner cosigner) {
        return shape(CanonicalName.of(one.name())).equals(shape(CanonicalName.of(cosigner.organisation())));
    }

    private static boolean isAtLikeDomain(Organisation one, Cosigner cosigner) {
        List<String> known = own(CosignForm.hosts(one).stream());
        return own(Stream.of(cosigner.website().host(), cosigner.mailbox().domain())).stream()
                .anyMatch(typed -> known.stream().anyMatch(own -> isLike(typed, own)));
    }

    private static List<String> own(Stream<String> hosts) {
        return hosts.map(host -> OwnDomain.of(host).orElse(host)).distinct().toList();
    }

    private static boolean isLike(String typed, String known) {
        String label = label(typed);
        String meant = label(known);
        return typed.equals(known)
                || label.equals(meant)
                || meant.length() >= SHORTEST_LABEL && (label.contains(meant) || TypoHints.isOneSlipAway(label, meant));
    }

    /// What is read of a domain: neither its suffix nor its hyphens.
    private static String label(String domain) {
        String read = DOMAINS.nameToUnicode(domain, new StringBuilder(), new IDNA.Info())
                .toString();
        return shape(read.substring(0, read.indexOf('.') < 0 ? read.length() : read.indexOf('.')))
                .replace("-", "");
    }

    /// Equal for what looks equal, in whichever script.
    ///
    /// @see <a href="https://www.unicode.org/reports/tr39/#Confusable_Detection">UTS 39, section 4</a>
    private static String shape(String text) {
        return SHAPES.getSkeleton(text);
    }
}
