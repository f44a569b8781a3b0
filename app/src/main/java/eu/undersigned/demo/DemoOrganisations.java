package eu.undersigned.demo;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.config.ConfigException;
import eu.undersigned.db.Database;
import eu.undersigned.i18n.Language;
import eu.undersigned.organisation.Colour;
import eu.undersigned.organisation.Logo;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.organisation.OrganisationKey;
import eu.undersigned.organisation.OrganisationStore;
import eu.undersigned.organisation.Profile;
import eu.undersigned.seal.Identity;
import eu.undersigned.seal.KeyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// 150 invented organisations in 13 countries, said to be so in their names, each with a key, a colour and a logo.
/// Their
/// secret keys lie in a folder of their own: whoever tries the demonstration may open what they receive.
final class DemoOrganisations {
    private static final List<DemoCountry> COUNTRIES = List.of(
            DemoCountry.AT,
            DemoCountry.BE,
            DemoCountry.CH,
            DemoCountry.CZ,
            DemoCountry.DE,
            DemoCountry.ES,
            DemoCountry.FR,
            DemoCountry.IE,
            DemoCountry.IT,
            DemoCountry.NL,
            DemoCountry.PL,
            DemoCountry.PT,
            DemoCountry.RO);
    private static final int COUNT = 150;
    /// Dark enough for white letters on them.
    private static final List<String> COLOURS =
            List.of("#0b6e69", "#8a1c6a", "#1d4e89", "#7a4a00", "#3d5a1f", "#6b2d5c", "#9b2226", "#33415c", "#4a2c85");

    private final Database database;
    private final Path folder;
    private final InstantSource clock;

    /// @param folder for the secret keys; made when it is not there
    DemoOrganisations(Database database, Path folder, InstantSource clock) {
        this.database = database;
        this.folder = folder;
        this.clock = clock;
    }

    void add(Campaign campaign) {
        database.useTransaction(transaction -> {
            List<Organisation> all = new ArrayList<>();
            for (int number = 0; number < COUNT; number++) {
                all.add(organisation(transaction, campaign, number));
            }
            OrganisationStore.addInvented(transaction, campaign.id(), all);
        });
    }

    private Organisation organisation(Handle transaction, Campaign campaign, int number) {
        DemoCountry country = COUNTRIES.get(number % COUNTRIES.size());
        String place = country.name().toLowerCase(Locale.ROOT);
        String slug = String.format(Locale.ROOT, "demo-%s-%02d", place, number / COUNTRIES.size() + 1);
        String colour = COLOURS.get(number % COLOURS.size());
        Logo logo = logo(country.name(), colour);
        OrganisationStore.saveLogo(transaction, logo);
        Identity identity = Identity.generate();
        write(campaign, slug, identity);
        return new Organisation(
                0,
                slug,
                String.format(Locale.ROOT, "Demo organisation %s %d", country.name(), number / COUNTRIES.size() + 1),
                Organisation.Role.PARTNER,
                Optional.of(country.name()),
                Optional.empty(),
                Optional.of(new OrganisationKey(0, identity.recipient())),
                new Profile(
                        Colour.parse(colour),
                        Optional.of(logo.hash()),
                        List.of(country.language(), Language.EN),
                        Optional.empty(),
                        Map.of(),
                        List.of(),
                        Optional.of(slug + "@demo.example.org"),
                        Optional.empty()));
    }

    private static Logo logo(String letters, String colour) {
        String picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\">"
                + "<rect width=\"64\" height=\"64\" rx=\"14\" fill=\"" + colour + "\"/>"
                + "<text x=\"32\" y=\"42\" font-size=\"27\" font-family=\"sans-serif\" font-weight=\"700\""
                + " text-anchor=\"middle\" fill=\"#ffffff\">" + letters + "</text></svg>";
        return Logo.of(picture.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private void write(Campaign campaign, String slug, Identity identity) {
        Path file = folder.resolve(campaign.slug() + "." + slug + ".txt");
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.writeString(
                    file, KeyFile.write(identity, clock.instant(), List.of("Of an invented organisation: " + slug)));
        } catch (IOException e) {
            throw new ConfigException("--demo: can't write " + file);
        }
    }
}
