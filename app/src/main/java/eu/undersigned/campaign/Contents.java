package eu.undersigned.campaign;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/// The content of the kits that are published now, read from their files once for each change.
final class Contents {
    private record Known(String tree, Content content) {}

    private final Map<Integer, Known> byCampaign = new ConcurrentHashMap<>();

    /// The same object as long as nothing else is published.
    Content of(Handle transaction, int campaign) {
        Optional<KitVersion> latest = KitVersionStore.latest(transaction, campaign);
        if (latest.isEmpty()) {
            return Content.NONE;
        }
        String tree = latest.get().tree();
        Known known = byCampaign.get(campaign);
        if (known == null || !known.tree.equals(tree)) {
            known = new Known(tree, read(KitVersionStore.files(transaction, tree)));
            byCampaign.put(campaign, known);
        }
        return known.content;
    }

    /// A kit that another version of this program published may be none for this one: then its petition is still shown.
    private static Content read(KitFiles files) {
        try {
            return KitReader.read(files).content();
        } catch (KitException e) {
            return Content.NONE;
        }
    }
}
