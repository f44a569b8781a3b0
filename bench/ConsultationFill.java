import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.campaign.Consultation.Kind;
import eu.undersigned.consultation.Answers;
import eu.undersigned.consultation.ConsultationModule;
import eu.undersigned.db.Database;
import eu.undersigned.db.DatabaseAddress;
import eu.undersigned.http.StaticFiles;
import eu.undersigned.http.Templates;
import eu.undersigned.i18n.Countries;
import eu.undersigned.i18n.Language;
import eu.undersigned.layout.Layout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Has invented children answer the first consultation, as the pages have them, and counts what can be counted. Prints
/// `stored N` (answers a second) and `counted S` (seconds for all of them).
public class ConsultationFill {
    static final int BATCH = 500;

    public static void main(String[] arguments) throws Exception {
        byte[] key = Base64.getDecoder().decode(Files.readString(Path.of(arguments[0])).strip());
        int children = Integer.parseInt(arguments[1]);
        Database database = Database.open(DatabaseAddress.parse(System.getenv("BIG_URL")), 4);
        Campaigns campaigns = new Campaigns(database, InstantSource.system());
        campaigns.refresh();
        Campaign campaign = campaigns.all().getFirst();
        Consultation consultation = campaign.content().consultations().getFirst();
        ConsultationModule module = new ConsultationModule(
                campaigns, database, key, (_, _) -> Optional.empty(), Optional.empty(), true,
                new Layout(new Templates(), new StaticFiles(), () -> false, "http://localhost"),
                new SecureRandom(), InstantSource.system());
        List<String> countries = Countries.EU.stream().sorted().toList();
        Random random = new Random(7);
        long start = System.nanoTime();
        for (int done = 0; done < children; done += BATCH) {
            int count = Math.min(BATCH, children - done);
            database.useTransaction(transaction -> {
                Map<String, List<Answers>> classes = new HashMap<>();
                for (int i = 0; i < count; i++) {
                    Band band = consultation.bands().get(random.nextInt(consultation.bands().size()));
                    Map<String, Set<String>> chosen = new HashMap<>();
                    consultation.questions(band).stream().filter(one -> one.kind() != Kind.TEXT).forEach(one ->
                            chosen.put(one.id(), Set.of(one.options().get(random.nextInt(one.options().size())))));
                    String country = countries.get(random.nextInt(countries.size()));
                    Answers answers = new Answers(band, country, Language.EN, chosen, Map.of());
                    if (random.nextInt(4) > 0) {
                        module.answering().store(transaction, campaign, consultation, answers);
                    } else {
                        classes.computeIfAbsent(band.id() + country, _ -> new ArrayList<>()).add(answers);
                    }
                }
                // Sheets are counted from the day after on.
                classes.values().forEach(sheets -> module.answering().storeSheets(
                        transaction, campaign, consultation, sheets, module.answering().today().minusDays(1)));
            });
        }
        System.out.printf("stored %.0f%n", children / ((System.nanoTime() - start) / 1e9));
        start = System.nanoTime();
        module.releasing().run();
        System.out.printf("counted %.1f%n", (System.nanoTime() - start) / 1e9);
        database.close();
    }
}
