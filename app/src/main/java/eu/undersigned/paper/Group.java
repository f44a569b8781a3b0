package eu.undersigned.paper;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.campaign.Consultation.Question;
import eu.undersigned.i18n.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/// A pass with what it is for and what is typed in so far.
///
/// @param needsGuardians whether the country's law asks that guardians agree before children of this age answer
/// @param pages by number
record Group(
        ClassPass pass,
        Campaign campaign,
        Consultation consultation,
        Band band,
        boolean needsGuardians,
        SortedMap<Integer, SheetPage> pages) {
    /// What can be done with it.
    enum Stage {
        /// The consultation has not begun.
        EARLY,
        /// Sheets are typed in.
        OPEN,
        /// The consultation is over: what is typed in can be handed in, and nothing more is.
        CLOSED,
        DONE,
        REVOKED
    }

    Stage stage(LocalDate today) {
        return switch (pass.state()) {
            case DONE -> Stage.DONE;
            case REVOKED -> Stage.REVOKED;
            case OPEN ->
                switch (consultation.state(today)) {
                    case PLANNED -> Stage.EARLY;
                    case OPEN -> Stage.OPEN;
                    case CLOSED -> Stage.CLOSED;
                };
        };
    }

    /// Whether somebody must first say that the guardians agreed.
    boolean waitsForGuardians() {
        return needsGuardians && !pass.agreed();
    }

    List<Question> questions() {
        return consultation.questions(band);
    }

    /// The language of the sheets, whatever the page's: in which own words are written.
    Language written() {
        return consultation.text(pass.language()).language();
    }

    SheetPage page(int number) {
        SheetPage page = pages.get(number);
        return page == null ? SheetPage.empty(pass.last(number) - pass.first(number) + 1) : page;
    }

    int sheets() {
        return pages.values().stream().mapToInt(SheetPage::filled).sum();
    }

    boolean isComplete() {
        return sheets() == pass.children();
    }
}
