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

    /// A kit as it was read, with the files that it was read from: with all of them, those too that can't be used.
    public record Found(KitFiles files, Kit kit) {}

    /// @param parent of the kits' folders
    /// @throws ConfigException when there is none, one is refused, or two have the same slug
    public static List<Found> read(Path parent) {
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
        List<Found> kits = new ArrayList<>();
        for (Path folder : folders) {
            Found found = found(folder);
            Path other = slugs.putIfAbsent(found.kit().slug(), folder);
            if (other != null) {
                throw new ConfigException("the campaign kits " + other + " and " + folder + " have the same slug");
            }
            kits.add(found);
        }
        return kits;
    }

    static Found found(Path folder) {
        try {
            KitFiles files = files(folder);
            return new Found(files, KitReader.usable(files).kit());
        } catch (KitException e) {
            throw new ConfigException("the campaign kit " + folder + " was refused:\n" + e.getMessage());
        }
    }

    static KitFiles files(Path folder) {
        try {
            return KitFiles.in(folder);
        } catch (IOException e) {
            throw new ConfigException("can't read the campaign kit " + folder);
        }
    }
}
