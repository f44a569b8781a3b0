package eu.undersigned;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A small campaign kit, cut out of the real one: English and German only.
record TestKit(Path folder) {
    /// A folder of kits with this one in it.
    static TestKit in(Path campaigns, String slug) {
        Path source = TestApplication.KITS.resolve(TestApplication.CAMPAIGN);
        Path folder = campaigns.resolve(slug);
        try {
            Files.createDirectories(folder);
            for (String file : List.of("facts.csv", "organisations.csv", "petition.en.md", "petition.de.md")) {
                Files.copy(source.resolve(file), folder.resolve(file));
            }
            String yaml = Files.readString(source.resolve("campaign.yaml"))
                    .replace("slug: " + TestApplication.CAMPAIGN, "slug: " + slug)
                    .replaceAll("languages: .*", "languages: [en, de]");
            Files.writeString(folder.resolve("campaign.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TestKit(folder);
    }

    TestKit replacing(String file, String before, String after) {
        try {
            String text = Files.readString(folder.resolve(file));
            if (!text.contains(before)) {
                throw new IllegalArgumentException(file + " does not hold '" + before + "'");
            }
            Files.writeString(folder.resolve(file), text.replace(before, after));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An organisation behind Justice Initiative, which leads.
    ///
    /// @param key public, or empty like the rest
    record Partner(String slug, String key, String contact, String webhook, String languages) {}

    /// Replaces the organisations.
    TestKit withPartners(Partner... partners) {
        StringBuilder table = new StringBuilder("slug,name,role,country,website,key,contact,webhook,languages\n")
                .append("justice-initiative,Justice Initiative,lead,CH,,,,,\n");
        for (Partner partner : partners) {
            table.append(String.join(
                            ",",
                            partner.slug(),
                            "Partner " + partner.slug(),
                            "partner",
                            "BE",
                            "",
                            partner.key(),
                            partner.contact(),
                            partner.webhook(),
                            partner.languages()))
                    .append('\n');
        }
        try {
            Files.writeString(folder.resolve("organisations.csv"), table);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
