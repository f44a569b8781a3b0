package eu.undersigned.editing;

import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.OrganisationRows;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.editing.PublishView.FileChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Files that differ, for a page.
final class FileChanges {
    private final Names names;

    FileChanges(Names names) {
        this.names = names;
    }

    List<FileChange> between(Visit visit, KitFiles before, KitFiles after) {
        return between(seen(visit, before), seen(visit, after), Map.of());
    }

    List<FileChange> of(Visit visit, Draft draft) {
        return between(seen(visit, draft.published()), seen(visit, draft.files()), draft.touched());
    }

    /// Mailboxes of contacts are personal data: whoever does not edit the campaign does not see them.
    private static KitFiles seen(Visit visit, KitFiles files) {
        return OrganisationForm.maySeeContacts(visit) ? files : OrganisationRows.blank(files, OrganisationForm.CONTACT);
    }

    private List<FileChange> between(KitFiles before, KitFiles after, Map<String, Draft.Touched> touched) {
        return before.differences(after).stream()
                .map(path -> new FileChange(
                        path,
                        kind(before, after, path),
                        Optional.ofNullable(touched.get(path)).map(this::by).orElse(""),
                        path.startsWith("logos/")
                                ? Optional.empty()
                                : Optional.of(Difference.of(before.text(path), after.text(path)))))
                .toList();
    }

    private static String kind(KitFiles before, KitFiles after, String path) {
        if (!before.has(path)) {
            return "added";
        }
        return after.has(path) ? "changed" : "removed";
    }

    private String by(Draft.Touched touched) {
        return ConsoleTexts.texts()
                .of("console.editing.changed", "name", names.of(touched.member()), "time", Names.time(touched.at()));
    }
}
