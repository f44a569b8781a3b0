package eu.undersigned.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Copies of the campaign kit that ships with the project, changed where a story needs another state.
final class CampaignCopies {
    /// As it ships.
    static final String SHIPPED = "every-second-counts";
    /// A goal of 60 and nothing collected elsewhere: each signature fills one tick of the ring.
    static final String SIXTY = "sixty";
    /// Can be read, and no longer signed.
    static final String CLOSED = "closed";

    /// Of Eurochild in these copies, so that it may ask its own question. Nobody has the secret half.
    private static final String PARTNER_KEY = "age1q2x4647p3ue0wyxxlvct28n6cgj3etfvkztzehhmhve0wrs48u7styd3j0";

    private CampaignCopies() {}

    /// All of them, in a folder of this name made anew.
    static Path make(String name) {
        Path folder = WorkingCopy.scratch(name);
        copy(folder, "0-shipped", yaml -> yaml);
        copy(
                folder,
                "1-sixty",
                yaml -> withoutDeclared(slug(yaml, SIXTY))
                        .replace("first: 100000", "first: 60")
                        .replace("raise_at_percent: 95", "raise_at_percent: 100"));
        copy(folder, "2-closed", yaml -> slug(yaml, CLOSED).replace("open: true", "open: false"));
        return folder;
    }

    @FunctionalInterface
    private interface Change {
        String of(String yaml);
    }

    private static String slug(String yaml, String slug) {
        return yaml.replace("slug: " + SHIPPED, "slug: " + slug);
    }

    private static String withoutDeclared(String yaml) {
        return yaml.substring(0, yaml.indexOf("\ndeclared:")) + "\ndeclared: []\n";
    }

    private static void copy(Path folder, String name, Change change) {
        Path source = WorkingCopy.root().resolve("campaigns").resolve(SHIPPED);
        try (Stream<Path> files = Files.list(source)) {
            Path target = Files.createDirectories(folder.resolve(name));
            List<Path> kit = files.filter(Files::isRegularFile).toList();
            for (Path file : kit) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
            Path yaml = target.resolve("campaign.yaml");
            Files.writeString(yaml, change.of(Files.readString(yaml)));
            Path organisations = target.resolve("organisations.csv");
            Files.writeString(organisations, withPartnerKey(Files.readAllLines(organisations)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withPartnerKey(List<String> lines) {
        return lines.stream()
                .map(line -> line
                        + (line.startsWith("slug,") ? ",key" : line.startsWith("eurochild,") ? "," + PARTNER_KEY : ","))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
