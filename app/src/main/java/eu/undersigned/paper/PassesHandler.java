package eu.undersigned.paper;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.Consultation.Band;
import eu.undersigned.campaign.Consultation.State;
import eu.undersigned.console.ConsoleHandler;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.consultation.Board;
import eu.undersigned.consultation.ConsentAges;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Texts;
import eu.undersigned.organisation.Organisation;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/// Class passes in the console: made, shown with how many sheets are in, revoked. The campaign's team sees all of them,
/// an organisation's people their own.
final class PassesHandler {
    private static final String TEAM = "/console/{campaign}/consultations/{slug}/classes";
    private static final String PARTNER = "/console/{campaign}/with/{organisation}/classes";
    private static final int ONCE_BYTES = 16;
    private static final Pattern ONCE = Pattern.compile("[0-9a-f]{32}");

    private final MakingPasses passes;
    private final Board board;
    private final Entering entering;
    private final ConsoleLayout layout;
    private final SecureRandom random;

    PassesHandler(MakingPasses passes, Board board, Entering entering, ConsoleLayout layout, SecureRandom random) {
        this.passes = passes;
        this.board = board;
        this.entering = entering;
        this.layout = layout;
        this.random = random;
    }

    void route(ConsoleRoutes routes) {
        routes.get(TEAM, Permission.VIEW_CAMPAIGN, with(this::show))
                .post(TEAM, Permission.MAKE_CLASS_PASSES, with(this::make))
                .post(TEAM + "/{pass}/revoke", Permission.MAKE_CLASS_PASSES, with(this::revoke))
                .get(PARTNER, Permission.MAKE_CLASS_PASSES, this::list)
                .get(PARTNER + "/{slug}", Permission.MAKE_CLASS_PASSES, with(this::show))
                .post(PARTNER + "/{slug}", Permission.MAKE_CLASS_PASSES, with(this::make))
                .post(PARTNER + "/{slug}/{pass}/revoke", Permission.MAKE_CLASS_PASSES, with(this::revoke));
    }

    private ConsoleHandler with(BiFunction<Visit, Consultation, Response> answer) {
        return visit -> visit.campaign()
                .content()
                .consultation(visit.request().variable("slug"))
                .map(consultation -> answer.apply(visit, consultation))
                .orElseGet(() -> layout.notice(visit, 404, "console.paper.none"));
    }

    private static String path(Visit visit, Consultation consultation) {
        return visit.ofOrganisation()
                .map(organisation -> visit.path("with/" + organisation.slug() + "/classes/" + consultation.slug()))
                .orElseGet(() -> visit.path("consultations/" + consultation.slug() + "/classes"));
    }

    /// For an organisation: which consultations there are.
    private Response list(Visit visit) {
        Map<String, String> links = new LinkedHashMap<>();
        visit.campaign().content().consultations().stream()
                .filter(one -> one.state(entering.today()) != State.CLOSED)
                .forEach(one -> links.put(path(visit, one), title(one)));
        return layout.page(
                visit, 200, ConsoleTexts.texts().of("console.paper.title"), "paper/consultations.jte", links);
    }

    private static String title(Consultation consultation) {
        return consultation.texts().getFirst().title();
    }

    private Response show(Visit visit, Consultation consultation) {
        return page(visit, 200, consultation, PassForm.empty(visit.campaign()), Optional.empty());
    }

    private Response make(Visit visit, Consultation consultation) {
        PassForm form = PassForm.of(visit, consultation);
        Optional<ClassPass> pass =
                form.pass(visit, consultation).filter(_ -> consultation.state(entering.today()) != State.CLOSED);
        String once = visit.field("once");
        if (pass.isEmpty() || !ONCE.matcher(once).matches()) {
            return page(visit, 422, consultation, form, Optional.empty());
        }
        Optional<String> link = passes.make(visit, pass.get(), once)
                .map(token -> layout.publicUrl() + ClassHandler.path(pass.get().language(), token));
        return link.isPresent()
                ? page(visit, 200, consultation, PassForm.empty(visit.campaign()), link)
                : page(visit, 409, consultation, form.with("children", "console.paper.wrong.many"), link);
    }

    private Response revoke(Visit visit, Consultation consultation) {
        String id = visit.request().variable("pass");
        return id.matches("[0-9]{1,9}") && passes.revoke(visit, consultation.slug(), Integer.parseInt(id))
                ? Response.seeOther(path(visit, consultation))
                : layout.notice(visit, 404, "console.paper.nopass");
    }

    private String fresh() {
        byte[] once = new byte[ONCE_BYTES];
        random.nextBytes(once);
        return HexFormat.of().formatHex(once);
    }

    private Response page(Visit visit, int status, Consultation consultation, PassForm form, Optional<String> link) {
        Texts texts = ConsoleTexts.texts();
        Map<String, String> wrong = new LinkedHashMap<>();
        form.wrong()
                .forEach((field, key) -> wrong.put(
                        field,
                        texts.of(
                                key,
                                "most",
                                key.equals("console.paper.wrong.many") ? MakingPasses.MOST_OPEN : ClassPass.MOST)));
        PassesView view = new PassesView(
                path(visit, consultation),
                visit.ofOrganisation()
                        .map(organisation -> visit.path("with/" + organisation.slug() + "/classes"))
                        .orElseGet(() -> visit.path("consultations")),
                title(consultation),
                link,
                form.values(),
                wrong,
                fresh(),
                consultation.bands().stream()
                        .map(band -> new PassesView.Choice(band.id(), band.id()))
                        .toList(),
                texts.formats().countries(),
                visit.campaign().languages().stream()
                        .map(language -> new PassesView.Choice(
                                language.code(), texts.formats().language(language)))
                        .toList(),
                passes.list(visit, consultation.slug()).stream()
                        .map(one -> row(visit, consultation, one, texts))
                        .toList(),
                visit.ofOrganisation().isPresent() ? List.of() : answers(visit, consultation, texts),
                visit.may(Permission.MAKE_CLASS_PASSES),
                consultation.state(entering.today()) == State.CLOSED);
        return layout.page(visit, status, texts.of("console.paper.title"), "paper/passes.jte", view);
    }

    private List<PassesView.Answered> answers(Visit visit, Consultation consultation, Texts texts) {
        List<Board.Children> counted = board.children(visit.campaign(), consultation);
        List<PassesView.Answered> rows = new ArrayList<>();
        String several = texts.of("console.paper.answers.several");
        for (Board.Children one : counted) {
            rows.add(new PassesView.Answered(
                    one.band().isEmpty() ? several : one.band(),
                    one.country().isEmpty() ? several : texts.formats().country(one.country()),
                    texts.formats().number(one.count())));
        }
        if (!rows.isEmpty()) {
            String all = texts.of("console.paper.answers.total");
            long total = counted.stream().mapToLong(Board.Children::count).sum();
            rows.add(new PassesView.Answered(all, all, texts.formats().number(total)));
        }
        return rows;
    }

    private PassesView.Row row(Visit visit, Consultation consultation, PassStore.Counted one, Texts texts) {
        ClassPass pass = one.pass();
        Optional<Band> band = consultation.band(pass.band());
        boolean isAsked = band.filter(found -> ConsentAges.needsGuardian(pass.country(), found))
                .isPresent();
        boolean isOpen = pass.state() == PassState.OPEN;
        return new PassesView.Row(
                pass.id(),
                texts.formats().date(one.madeOn()),
                pass.band(),
                texts.formats().country(pass.country()),
                texts.formats().language(pass.language()),
                isOpen ? texts.of("console.paper.sheets", "count", one.sheets(), "children", pass.children()) : "–",
                texts.of(
                        !isAsked
                                ? "console.paper.guardians.no"
                                : pass.agreed() ? "console.paper.guardians.agreed" : "console.paper.guardians.asked"),
                texts.of(
                        switch (pass.state()) {
                            case OPEN -> "console.paper.state.open";
                            case DONE -> "console.paper.state.done";
                            case REVOKED -> "console.paper.state.revoked";
                        }),
                passes.note(one),
                who(visit, pass),
                isOpen);
    }

    private static String who(Visit visit, ClassPass pass) {
        return visit.campaign().organisations().stream()
                .filter(organisation -> organisation.id() == pass.organisation().orElse(0))
                .map(Organisation::name)
                .findFirst()
                .orElse("–");
    }
}
