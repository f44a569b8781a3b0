package eu.undersigned.drafting;

import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.LetterFile;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.editing.Inputs;
import eu.undersigned.editing.TextKind;
import eu.undersigned.editing.TextsView;
import eu.undersigned.i18n.Language;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The texts of letters, for their editor.
final class LetterTexts implements TextKind<LetterPlace> {
    /// Empty fields for points that are to come.
    private static final int MORE_POINTS = 2;

    @Override
    public LetterPlace place(KitFiles files, String slug, Language language) {
        return LetterPlace.of(files, slug, language);
    }

    @Override
    public Map<String, String> fields(KitFiles files, LetterPlace place) {
        return LetterFile.of(files, place.slug(), place.language())
                .map(LetterForm::fields)
                .orElseGet(() -> Map.of("status", "unreviewed"));
    }

    @Override
    public Set<String> names() {
        return LetterForm.FIELDS;
    }

    @Override
    public Typed sent(Visit visit, LetterPlace place) {
        return LetterForm.sent(visit, place.path(), place.isMain());
    }

    @Override
    public Page page(Shown<LetterPlace> shown) {
        LetterPlace place = shown.place();
        KitFiles files = shown.draft().files();
        String name = TextsView.Choice.of(place.language()).name();
        LetterEditView view = new LetterEditView(
                place.slug(),
                place.language().code(),
                name,
                shown.inputs(),
                shown.base(),
                points(shown.inputs()),
                place.isMain() ? Optional.empty() : LetterFile.of(files, place.slug(), place.main()),
                place.main().code(),
                place.freshness(files),
                shown.theirs(),
                shown.changes(),
                shown.preview(),
                shown.errors(),
                shown.isNew(),
                DraftLetter.inDrafting(files, place.slug()).isPresent(),
                shown.mayEdit());
        String title = ConsoleTexts.texts().of("console.letters.text.title", "slug", place.slug(), "language", name);
        return new Page(title, "drafting/letter.jte", view);
    }

    private static int points(Inputs inputs) {
        int last = 0;
        for (int number = 1; number <= LetterForm.MOST_POINTS; number++) {
            if (!inputs.value(LetterForm.ask(number)).isEmpty()
                    || !inputs.value(LetterForm.why(number)).isEmpty()) {
                last = number;
            }
        }
        return Math.min(last + MORE_POINTS, LetterForm.MOST_POINTS);
    }
}
