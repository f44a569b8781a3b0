package eu.undersigned.campaign;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/// The content of the kits that are published now, read from their files once for each change.
final class Contents {
    private static final Logger LOG = System.getLogger(Contents.class.getName());

    /// @param leftOut what is wrong in the files that can't be used
    private record Known(String tree, Content content, List<KitError> leftOut) {
        Known inForce(Handle transaction, int campaign) {
            return new Known(
                    tree,
                    content.withLetters(LetterVersions.inForce(transaction, campaign, content.letters())),
                    leftOut);
        }
    }

    private final Map<Integer, Known> byCampaign = new ConcurrentHashMap<>();

    /// The same object as long as nothing else is published.
    ///
    /// @param latest version of the campaign's kit
    Content of(Handle transaction, int campaign, Optional<KitVersion> latest) {
        if (latest.isEmpty()) {
            return Content.NONE;
        }
        String tree = latest.get().tree();
        Known known = byCampaign.get(campaign);
        if (known == null || !known.tree.equals(tree)) {
            known = read(tree, KitVersionStore.files(transaction, tree)).inForce(transaction, campaign);
            byCampaign.put(campaign, known);
            known.leftOut.forEach(error ->
                    LOG.log(Level.WARNING, () -> "left out of the pages of campaign " + campaign + ": " + error));
        }
        return known.content;
    }

    /// What is wrong in files of the kit that is published now, and that were left out for it.
    List<KitError> leftOut(int campaign) {
        Known known = byCampaign.get(campaign);
        return known == null ? List.of() : known.leftOut;
    }

    /// A kit that another version of this program published may be none for this one: then its petition is still shown.
    private static Known read(String tree, KitFiles files) {
        try {
            KitReader.Usable usable = KitReader.usable(files);
            return new Known(tree, usable.kit().content(), usable.leftOut());
        } catch (KitException e) {
            return new Known(tree, Content.NONE, List.of());
        }
    }
}
