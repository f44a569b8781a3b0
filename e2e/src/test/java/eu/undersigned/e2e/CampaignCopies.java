package eu.undersigned.e2e;

import eu.undersigned.seal.Identity;
import eu.undersigned.seal.Recipient;
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
    /// Can be read, and no longer signed. One post is not translated into Greek.
    static final String CLOSED = "closed";

    /// An organisation with a key, so that it may ask its own question and receives its supporters.
    static final String PARTNER = "eurochild";
    /// Its key in the app that all stories share.
    static final Identity PARTNER_KEY = Identity.generate();

    /// Invented for these copies.
    private static final String LOGO = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="12" \
            fill="#8a1c6a"/><circle cx="32" cy="32" r="16" fill="#ffffff"/></svg>
            """;

    private CampaignCopies() {}

    /// All of them, in a folder of this name made anew.
    static Path make(String name) {
        return make(name, PARTNER_KEY.recipient());
    }

    static Path make(String name, Recipient partner) {
        Path folder = WorkingCopy.scratch(name);
        copy(folder, partner, "0-shipped", yaml -> yaml);
        copy(
                folder,
                partner,
                "1-sixty",
                yaml -> withoutDeclared(slug(yaml, SIXTY))
                        .replace("first: 100000", "first: 60")
                        .replace("raise_at_percent: 95", "raise_at_percent: 100"));
        copy(folder, partner, "2-closed", yaml -> slug(yaml, CLOSED).replace("open: true", "open: false"));
        delete(folder.resolve("2-closed/news/petition-starts.el.md"));
        return folder;
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static void copy(Path folder, Recipient partner, String name, Change change) {
        Path source = WorkingCopy.root().resolve("campaigns").resolve(SHIPPED);
        try (Stream<Path> files = Files.walk(source)) {
            Path target = folder.resolve(name);
            List<Path> kit = files.filter(Files::isRegularFile).toList();
            for (Path file : kit) {
                Path copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            Files.writeString(Files.createDirectories(target.resolve("logos")).resolve("eurochild.svg"), LOGO);
            Path yaml = target.resolve("campaign.yaml");
            Files.writeString(yaml, change.of(Files.readString(yaml)));
            Path organisations = target.resolve("organisations.csv");
            Files.writeString(organisations, withPartner(partner, Files.readAllLines(organisations)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withPartner(Recipient partner, List<String> lines) {
        String profile = "," + partner.text() + ",#8a1c6a,eurochild.svg,https://eurochild.example.org/privacy,"
                + Stage.host().origin();
        return lines.stream()
                .map(line -> line
                        + (line.startsWith("slug,")
                                ? ",key,colour,logo,privacy,embedding"
                                : line.startsWith(PARTNER + ",") ? profile : ",,,,,"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
