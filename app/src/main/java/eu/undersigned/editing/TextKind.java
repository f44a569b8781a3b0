package eu.undersigned.editing;

import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.console.Visit;
import eu.undersigned.i18n.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is particular about one kind of text that [TextEditor] edits, such as that of posts.
///
/// @param <P> names one text
public interface TextKind<P extends TextKind.Place> {
    /// Which text, and which file of the kit it stands in.
    interface Place {
        String slug();

        Language language();

        /// Of the file in the kit.
        String path();

        /// Of the editor, behind the campaign's path in the console.
        String page();

        /// The files with this text.
        default KitFiles with(KitFiles files, String content) {
            return files.with(path(), content);
        }

        /// The files without this text, and without what can't stand without it.
        KitFiles without(KitFiles files);

        /// What the audit trail says of the text; no personal data.
        Map<String, String> said(KitFiles files);
    }

    /// A form as it was sent.
    interface Typed {
        Map<String, String> values();

        /// What stands in the way before the kit's reader is asked.
        List<KitError> flaws();

        /// Of the file that becomes of it; asked for only when there are no flaws.
        String content();
    }

    /// What a page shows.
    ///
    /// @param base hash of the file that the form was made from
    /// @param theirs what somebody else saved meanwhile, compared with what was typed here
    /// @param preview path of the page in a frame; empty: there is none
    /// @param errors why there is none
    record Shown<P extends Place>(
            Draft draft,
            P place,
            Inputs inputs,
            String base,
            Optional<Difference> theirs,
            String preview,
            List<String> errors,
            boolean mayEdit) {
        public boolean isNew() {
            return !draft.files().has(place.path());
        }

        /// Of the draft against what is published.
        public Difference changes() {
            return Difference.of(
                    draft.published().text(place.path()), draft.files().text(place.path()));
        }
    }

    /// @param view that the template gets
    record Page(String title, String template, Object view) {}

    P place(KitFiles files, String slug, Language language);

    /// The fields as they stand in the draft, or as they begin.
    Map<String, String> fields(KitFiles files, P place);

    /// Names of the form's fields.
    Set<String> names();

    Typed sent(Visit visit, P place);

    Page page(Shown<P> shown);
}
