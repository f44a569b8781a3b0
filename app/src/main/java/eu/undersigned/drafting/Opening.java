package eu.undersigned.drafting;

import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.LetterSettings;
import eu.undersigned.db.Database;
import eu.undersigned.editing.Drafting;
import eu.undersigned.editing.Edit;
import eu.undersigned.editing.SaveResult;
import eu.undersigned.http.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The step from drafting to open: a coordinator's, who saw which organisations have not signed off.
final class Opening {
    private final Database database;
    private final Drafting drafting;
    private final SigningOff signingOff;
    private final Audit audit;

    Opening(Database database, Drafting drafting, SigningOff signingOff, Audit audit) {
        this.database = database;
        this.drafting = drafting;
        this.signingOff = signingOff;
        this.audit = audit;
    }

    /// What distinguishes the letter that was looked at from every other: its text and its settings.
    static String base(KitFiles files, String slug) {
        return DraftLetter.inDrafting(files, slug)
                .map(letter -> letter.wording() + "-" + files.hash(LetterSettings.path(slug)))
                .orElse("-");
    }

    List<Standing> standings(Campaign campaign, DraftLetter letter) {
        return database.inTransaction(transaction -> signingOff.standings(
                transaction, campaign, letter, RemarkStore.all(transaction, campaign.id(), letter.slug())));
    }

    /// What a coordinator agrees to.
    ///
    /// @param base as the page had it
    /// @param missing how many organisations had not signed off on that page; with more of them it is another page
    /// @param lastDay of signing; empty: there is none. The deadline for signing it off, whenever that was,
    ///     is over
    record Agreed(String base, long missing, Optional<LocalDate> lastDay) {}

    DiscussResult open(Campaign campaign, Speaker speaker, String slug, Agreed agreed) {
        KitFiles files = drafting.read(campaign).files();
        Optional<DraftLetter> found = DraftLetter.inDrafting(files, slug);
        if (found.isEmpty()) {
            return new DiscussResult.Gone();
        }
        if (!base(files, slug).equals(agreed.base)) {
            return new DiscussResult.Changed();
        }
        // With this base it is saved or not at all, so it is still this one then.
        DraftLetter letter = found.get();
        String lastDay = agreed.lastDay.map(LocalDate::toString).orElse("");
        String path = LetterSettings.path(slug);
        Edit edit = new Edit(
                path,
                agreed.base,
                now -> base(now, slug),
                now -> LetterSettings.of(now, slug)
                        .withStage(DraftLetter.OPEN)
                        .withDeadline(lastDay)
                        .in(now, slug),
                (_, error) -> error.file().startsWith(path.replaceFirst("yaml$", "")),
                now -> Map.of(
                        "stage", LetterSettings.of(now, slug).stage(),
                        "deadline", LetterSettings.of(now, slug).deadline()));
        SaveResult saved = drafting.save(campaign, speaker.member(), edit, transaction -> {
            List<Standing> standings = signingOff.standings(
                    transaction, campaign, letter, RemarkStore.all(transaction, campaign.id(), slug));
            long without = standings.stream().filter(Standing::isMissing).count();
            if (without > agreed.missing) {
                return false;
            }
            Map<String, String> said = new TreeMap<>(Map.of("wording", letter.wording()));
            standings.forEach(standing -> said.put(
                    standing.organisation().slug(), standing.state().name().toLowerCase(java.util.Locale.ROOT)));
            audit.record(
                    transaction,
                    speaker.member(),
                    campaign.id(),
                    "letter.opened",
                    "letter/" + slug,
                    "",
                    Json.text(said));
            return true;
        });
        return switch (saved) {
            case SaveResult.Saved() -> new DiscussResult.Done();
            case SaveResult.Conflict _ -> new DiscussResult.Changed();
            case SaveResult.Refused(List<KitError> errors) ->
                new DiscussResult.Refused(errors.getFirst().toString());
        };
    }
}
