package eu.undersigned.campaign;

import eu.undersigned.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The campaign kits of an instance: each folder with a file `campaign.yaml`.
public final class KitFolders {
    private KitFolders() {}

    /// @param parent of the kits' folders
    /// @throws ConfigException when there is none, one is refused, or two have the same slug
    public static List<Kit> read(Path parent) {
        List<Path> folders;
        try (Stream<Path> entries = Files.list(parent)) {
            folders = entries.filter(entry -> Files.exists(entry.resolve("campaign.yaml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ConfigException("can't read the campaign kits in " + parent);
        }
        if (folders.isEmpty()) {
            throw new ConfigException(
                    "no campaign kit in " + parent + ": a folder with a file campaign.yaml is expected there");
        }
        Map<String, Path> slugs = new HashMap<>();
        List<Kit> kits = new ArrayList<>();
        for (Path folder : folders) {
            Kit kit = kit(folder);
            Path other = slugs.putIfAbsent(kit.slug(), folder);
            if (other != null) {
                throw new ConfigException("the campaign kits " + other + " and " + folder + " have the same slug");
            }
            kits.add(kit);
        }
        return kits;
    }

    private static Kit kit(Path folder) {
        try {
            return KitReader.read(folder);
        } catch (KitException e) {
            throw new ConfigException("the campaign kit " + folder + " was refused:\n" + e.getMessage());
        }
    }
}
