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

    /// Invented for these copies.
    private static final String LOGO = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="12" \
            fill="#8a1c6a"/><circle cx="32" cy="32" r="16" fill="#ffffff"/></svg>
            """;

    private CampaignCopies() {}

    /// All of them, in a folder of this name made anew.
    ///
    /// @param partnerSite origin in which Eurochild's widget may stand
    static Path make(String name, String partnerSite) {
        Path folder = WorkingCopy.scratch(name);
        copy(folder, "0-shipped", partnerSite, yaml -> yaml);
        copy(
                folder,
                "1-sixty",
                partnerSite,
                yaml -> withoutDeclared(slug(yaml, SIXTY))
                        .replace("first: 100000", "first: 60")
                        .replace("raise_at_percent: 95", "raise_at_percent: 100"));
        copy(folder, "2-closed", partnerSite, yaml -> slug(yaml, CLOSED).replace("open: true", "open: false"));
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

    private static void copy(Path folder, String name, String partnerSite, Change change) {
        Path source = WorkingCopy.root().resolve("campaigns").resolve(SHIPPED);
        try (Stream<Path> files = Files.list(source)) {
            Path target = Files.createDirectories(folder.resolve(name));
            List<Path> kit = files.filter(Files::isRegularFile).toList();
            for (Path file : kit) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
            Files.writeString(Files.createDirectories(target.resolve("logos")).resolve("eurochild.svg"), LOGO);
            Path yaml = target.resolve("campaign.yaml");
            Files.writeString(yaml, change.of(Files.readString(yaml)));
            Path organisations = target.resolve("organisations.csv");
            Files.writeString(organisations, withPartner(Files.readAllLines(organisations), partnerSite));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withPartner(List<String> lines, String site) {
        String profile = "," + PARTNER_KEY + ",#8a1c6a,eurochild.svg,https://eurochild.example.org/privacy," + site;
        return lines.stream()
                .map(line -> line
                        + (line.startsWith("slug,")
                                ? ",key,colour,logo,privacy,embedding"
                                : line.startsWith("eurochild,") ? profile : ",,,,,"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
