package eu.undersigned.consultation;

import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.KitFolders;
import eu.undersigned.db.Database;
import eu.undersigned.http.StaticFiles;
import eu.undersigned.http.Templates;
import eu.undersigned.layout.Layout;
import eu.undersigned.seal.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A campaign that asks children of 16 and 17 what they want, in May 2027 (`may`) and without an end (`endless`).
public record AskingKit(Campaigns campaigns, Answering answering, OwnWords words, Runnable expiry) {
    private static final String ASKED = """
            bands:
              - {youngest: 16, oldest: 17}
            questions:
              - {id: place, kind: one, options: [home, park]}
              - {id: wish, kind: text}
            """;
    private static final String WORDS = """
            title: T
            summary: S
            about: [A]
            questions:
              place: {ask: Q, options: {home: H, park: P}}
              wish: {ask: W}
            """;

    /// @param moderators to whom own words are sealed; empty: to nobody
    public static AskingKit of(Path folder, Database database, Optional<Identity> moderators, InstantSource clock) {
        Campaigns campaigns = new Campaigns(database, clock);
        try {
            Path kit = Files.createDirectories(folder.resolve("every-second-counts"));
            Path real = Path.of("../campaigns/every-second-counts");
            for (String file : List.of("facts.csv", "organisations.csv", "petition.en.md")) {
                Files.copy(real.resolve(file), kit.resolve(file));
            }
            Files.writeString(
                    kit.resolve("campaign.yaml"),
                    Files.readString(real.resolve("campaign.yaml")).replaceAll("languages: .*", "languages: [en]"));
            Path own = Files.createDirectories(kit.resolve("consultations"));
            Files.writeString(own.resolve("may.yaml"), "opens: 2027-05-01\ncloses: 2027-05-31\n" + ASKED);
            Files.writeString(own.resolve("may.en.yaml"), WORDS);
            Files.writeString(own.resolve("endless.yaml"), "opens: 2027-05-01\n" + ASKED);
            Files.writeString(own.resolve("endless.en.yaml"), WORDS);
            campaigns.importKits(KitFolders.read(folder), (_, _, _) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ConsultationModule module = new ConsultationModule(
                campaigns,
                database,
                new byte[32],
                (_, _) -> moderators.map(Identity::recipient),
                Optional.empty(),
                false,
                new Layout(new Templates(), new StaticFiles(), () -> false, "https://petition.example.org"),
                new SecureRandom(),
                clock);
        return new AskingKit(campaigns, module.answering(), module.ownWords(), module.expiry());
    }
}
