package eu.undersigned.paper;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.ConsultationText;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frame;
import eu.undersigned.layout.Frames;
import eu.undersigned.layout.Layout;
import eu.undersigned.layout.Notice;
import eu.undersigned.paper.ClassHandler.Visit;
import eu.undersigned.paper.Group.Stage;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What whoever holds a class pass sees.
final class ClassPages {
    private final Layout layout;
    private final InstantSource clock;

    ClassPages(Layout layout, InstantSource clock) {
        this.layout = layout;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    Response unknown(Language language) {
        Texts texts = Texts.in(language);
        String title = texts.of("paper.unknown.title");
        return layout.notice(404, Frames.plain(language, title), Notice.of(title, texts.of("paper.unknown.text")))
                .asSecret();
    }

    private static Frame frame(Visit visit, Campaign campaign, String title, Function<Language, String> path) {
        return Frames.of(
                Optional.of(campaign),
                visit.language(),
                title,
                "",
                Frames.alternates(campaign.languages(), path),
                false);
    }

    Response sheets(int status, Visit visit, Group group, EntryView.Typed typed) {
        Texts texts = Texts.in(visit.language());
        String range = EntryView.range(group.pass(), typed.number(), texts);
        String title = typed.wrong().isEmpty() ? range : texts.of("error.title") + " – " + range;
        Frame frame = frame(
                visit,
                group.campaign(),
                title,
                language -> ClassHandler.path(language, visit.token()) + "/" + typed.number());
        return layout.page(
                        status,
                        frame,
                        "paper/entry.jte",
                        EntryView.of(visit, group, typed, adults(visit, group), texts))
                .asSecret();
    }

    private static String adults(Visit visit, Group group) {
        return "/" + visit.language().code() + "/" + group.campaign().slug() + "/" + AdultsHandler.PAGE;
    }

    Response overview(int status, Visit visit, Group group, Optional<String> wrong) {
        Texts texts = Texts.in(visit.language());
        ConsultationText words = group.consultation().text(visit.language());
        Stage stage = group.stage(today());
        boolean isOpen = stage == Stage.OPEN && !group.waitsForGuardians();
        List<ClassView.Page> pages = isOpen ? pages(visit, group, texts) : List.of();
        boolean canFinish = (stage == Stage.OPEN || stage == Stage.CLOSED) && group.sheets() > 0;
        ClassView view = new ClassView(
                visit.path(),
                words.title(),
                words.language() == visit.language() ? null : words.language().code(),
                about(group, texts),
                state(group, stage, texts),
                texts.of(
                        "paper.count",
                        "count",
                        group.sheets(),
                        "children",
                        group.pass().children()),
                wrong.map(texts::of),
                saved(visit, group, texts),
                stage == Stage.OPEN && group.waitsForGuardians(),
                pages,
                isOpen ? next(visit, group) : null,
                canFinish ? finish(group, texts) : List.of(),
                SheetHandler.path(
                        group.campaign(),
                        visit.language(),
                        group.consultation(),
                        group.band(),
                        group.pass().country()),
                adults(visit, group));
        Frame frame = frame(
                visit,
                group.campaign(),
                texts.of("paper.title"),
                language -> ClassHandler.path(language, visit.token()));
        return layout.page(status, frame, "paper/class.jte", view).asSecret();
    }

    private static String about(Group group, Texts texts) {
        return texts.of(
                "paper.about",
                "youngest",
                group.band().youngest(),
                "oldest",
                group.band().oldest(),
                "country",
                texts.formats().country(group.pass().country()),
                "count",
                group.pass().children());
    }

    private static String state(Group group, Stage stage, Texts texts) {
        return switch (stage) {
            case EARLY ->
                group.consultation()
                        .opens()
                        .map(day -> texts.of(
                                "paper.state.early", "date", texts.formats().date(day)))
                        .orElseGet(() -> texts.of("paper.state.planned"));
            case OPEN ->
                group.consultation()
                        .closes()
                        .map(day -> texts.of(
                                "paper.state.open", "date", texts.formats().date(day)))
                        .orElseGet(() -> texts.of("paper.state.endless"));
            case CLOSED -> texts.of("paper.state.closed");
            case DONE -> texts.of("paper.state.done");
            case REVOKED -> texts.of("paper.state.revoked");
        };
    }

    private static List<ClassView.Page> pages(Visit visit, Group group, Texts texts) {
        List<ClassView.Page> pages = new ArrayList<>();
        for (int page = 1; page <= group.pass().pages(); page++) {
            pages.add(new ClassView.Page(
                    visit.path() + "/" + page,
                    EntryView.range(group.pass(), page, texts),
                    texts.of("paper.page.count", "count", group.page(page).filled())));
        }
        return pages;
    }

    private static Optional<String> saved(Visit visit, Group group, Texts texts) {
        return Optional.ofNullable(visit.request().query().get("saved"))
                .filter(page -> page.matches("[1-9]"))
                .map(Integer::valueOf)
                .filter(group.pages()::containsKey)
                .map(page -> texts.of("paper.saved", "range", EntryView.range(group.pass(), page, texts)));
    }

    private static @Nullable String next(Visit visit, Group group) {
        for (int page = 1; page <= group.pass().pages(); page++) {
            if (group.page(page).filled() == 0) {
                return visit.path() + "/" + page;
            }
        }
        return null;
    }

    private static List<String> finish(Group group, Texts texts) {
        List<String> said = new ArrayList<>();
        if (!group.isComplete()) {
            said.add(texts.of("paper.finish.some", "count", group.pass().children() - group.sheets()));
        }
        said.add(texts.of(group.sheets() < Consultation.FEWEST_CHILDREN ? "paper.finish.small" : "paper.finish.group"));
        said.add(texts.of("paper.finish.once"));
        return said;
    }
}
