package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.CampaignSettings;
import eu.undersigned.campaign.Consultation;
import eu.undersigned.campaign.ConsultationFiles;
import eu.undersigned.campaign.Kit;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitException;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.http.ContentPolicy;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Language;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Consultations in the draft: which there are, and the editor of each of their files, as the kit has it.
final class ConsultationsHandler {
    /// The part of a consultation that all languages share.
    static final String QUESTIONS = "questions";

    private static final String FIELD = "yaml";
    private static final int LONGEST = 100_000; // characters
    private static final Pattern FILE = Pattern.compile("consultations/([a-z0-9-]+?)(?:\\.([a-z]{2}))?\\.yaml");
    private static final String PAGE = "/console/{campaign}/consultations/{slug}/edit/{part}";

    private final Drafting drafting;
    private final Publishing publishing;
    private final QuestionsPreview preview;
    private final ConsoleLayout layout;
    private final InstantSource clock;

    ConsultationsHandler(
            Drafting drafting,
            Publishing publishing,
            QuestionsPreview preview,
            ConsoleLayout layout,
            InstantSource clock) {
        this.drafting = drafting;
        this.publishing = publishing;
        this.preview = preview;
        this.layout = layout;
        this.clock = clock;
    }

    void route(ConsoleRoutes routes) {
        routes.get("/console/{campaign}/consultations", Permission.VIEW_CAMPAIGN, this::list);
        routes.get("/console/{campaign}/consultations/add", Permission.EDIT_CAMPAIGN, this::add);
        routes.get(PAGE, Permission.VIEW_CAMPAIGN, this::show);
        routes.upload(PAGE, Permission.EDIT_CAMPAIGN, Drafting.MOST_BYTES, this::save);
        routes.upload(PAGE + "/preview", Permission.EDIT_CAMPAIGN, Drafting.MOST_BYTES, this::look);
        routes.post(PAGE + "/remove", Permission.EDIT_CAMPAIGN, this::remove);
    }

    /// Codes of languages by slug.
    private static SortedMap<String, List<String>> texts(KitFiles files) {
        SortedMap<String, List<String>> found = new TreeMap<>();
        for (String path : files.contents().keySet()) {
            Matcher matcher = FILE.matcher(path);
            if (matcher.matches()) {
                List<String> codes = found.computeIfAbsent(matcher.group(1), _ -> new ArrayList<>());
                Optional.ofNullable(matcher.group(2)).ifPresent(codes::add);
            }
        }
        return found;
    }

    private Response list(Visit visit) {
        KitFiles files = drafting.read(visit.campaign()).files();
        List<String> codes = CampaignSettings.languages(files);
        List<ConsultationsView.Row> rows = new ArrayList<>();
        texts(files).forEach((slug, spoken) -> {
            Optional<Consultation> published = visit.campaign().content().consultation(slug);
            rows.add(new ConsultationsView.Row(
                    slug,
                    published.map(one -> one.texts().getFirst().title()).orElse(slug),
                    published
                            .map(this::state)
                            .orElseGet(() -> ConsoleTexts.texts().of("console.consultations.state.draft")),
                    spoken,
                    codes.stream().filter(code -> !spoken.contains(code)).toList(),
                    published.isPresent()));
        });
        return layout.page(
                visit,
                200,
                ConsoleTexts.texts().of("console.consultations.title"),
                "editing/consultations.jte",
                new ConsultationsView(rows, TextsView.Choice.of(codes), visit.may(Permission.EDIT_CAMPAIGN)));
    }

    private String state(Consultation consultation) {
        Formats formats = ConsoleTexts.texts().formats();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String key = switch (consultation.state(today)) {
            case PLANNED -> "console.consultations.state.planned";
            case OPEN -> "console.consultations.state.open";
            case CLOSED -> "console.consultations.state.closed";
        };
        return ConsoleTexts.texts()
                .of(
                        key,
                        "opens",
                        consultation.opens().map(formats::date).orElse("–"),
                        "closes",
                        consultation.closes().map(formats::date).orElse("–"));
    }

    /// From the form that asks for a short name to the editor.
    private Response add(Visit visit) {
        String slug = visit.request().query().getOrDefault("slug", "").strip();
        return Inputs.isSlug(slug)
                ? Response.seeOther(visit.path("consultations/" + slug + "/edit/" + QUESTIONS))
                : layout.notice(visit, 422, "console.news.badslug");
    }

    /// Which file of which consultation.
    ///
    /// @param part `questions`, or code of a language
    private record Place(String slug, String part, Optional<Language> language) {
        String path() {
            return language.map(one -> ConsultationFiles.path(slug, one)).orElseGet(() -> ConsultationFiles.path(slug));
        }

        String page() {
            return "consultations/" + slug + "/edit/" + part;
        }
    }

    @FunctionalInterface
    private interface Answer {
        Response of(Visit visit, Draft draft, Place place);
    }

    private Response at(Visit visit, Answer answer) {
        String slug = visit.request().variable("slug");
        String part = visit.request().variable("part");
        Draft draft = drafting.read(visit.campaign());
        Optional<Language> language = Language.of(part)
                .filter(one -> CampaignSettings.languages(draft.files()).contains(one.code()));
        return Inputs.isSlug(slug) && (part.equals(QUESTIONS) || language.isPresent())
                ? answer.of(visit, draft, new Place(slug, part, language))
                : Response.seeOther(visit.path("consultations"));
    }

    private Response show(Visit visit) {
        return at(visit, (_, draft, place) -> {
            String text = draft.files().text(place.path());
            Inputs inputs = Inputs.of(Map.of(FIELD, text.isEmpty() ? beginning(draft.files(), place) : text));
            return page(visit, 200, draft, place, Shown.of(inputs));
        });
    }

    /// Of a new file: what others can be made from.
    private static String beginning(KitFiles files, Place place) {
        if (place.language().isPresent()) {
            return main(files, place);
        }
        return """
                opens: 2027-01-01
                closes: 2027-12-31
                bands:
                  - youngest: 8
                    oldest: 11
                questions:
                  - id: example
                    kind: one
                    options: [first, second]
                """;
    }

    /// The words from which a translation is made.
    private static String main(KitFiles files, Place place) {
        return files.text(ConsultationFiles.path(place.slug(), Language.EN));
    }

    private Response save(Visit visit) {
        return at(visit, this::save);
    }

    private Response save(Visit visit, Draft draft, Place place) {
        String typed = Inputs.clean(visit.form().first(FIELD));
        Edit edit = new Edit(
                place.path(),
                visit.field("base"),
                files -> files.hash(place.path()),
                files -> files.with(place.path(), typed + "\n"),
                (_, error) -> concerns(place, error),
                _ -> Map.of());
        return switch (drafting.save(visit.campaign(), visit.actor().member(), flaws(place, typed), edit)) {
            case SaveResult.Saved() -> Response.seeOther(visit.path(place.page()) + "?saved=1");
            case SaveResult.Refused(List<KitError> errors) ->
                page(visit, 422, draft, place, refused(visit, place, typed, errors));
            case SaveResult.Conflict(KitFiles now) -> {
                Shown shown =
                        Shown.of(Inputs.of(Map.of(FIELD, typed))).beside(Difference.of(typed, now.text(place.path())));
                yield page(visit, 409, drafting.read(visit.campaign()), place, shown);
            }
        };
    }

    private static List<KitError> flaws(Place place, String typed) {
        return Inputs.flaws(place.path(), Map.of(FIELD, typed), value -> Inputs.flaw(value, LONGEST));
    }

    /// The form as it was typed, and what is wrong with it: each reason with its line, and what stands there.
    private static Shown refused(Visit visit, Place place, String typed, List<KitError> errors) {
        List<String> lines = typed.lines().toList();
        List<KitError> quoted = errors.stream()
                .map(error -> error.file().equals(place.path()) && error.line() > 0 && error.line() <= lines.size()
                        ? new KitError(
                                error.file(),
                                error.line(),
                                error.reason() + " – “"
                                        + lines.get(error.line() - 1).strip() + "”")
                        : error)
                .toList();
        return Shown.of(Inputs.of(Map.of(FIELD, typed)).with(quoted, Set.of(FIELD)))
                .since(visit.field("base"));
    }

    /// What is typed as a child would see it, stored nowhere.
    private Response look(Visit visit) {
        return at(visit, (_, draft, place) -> {
            String typed = Inputs.clean(visit.form().first(FIELD));
            Shown shown = Shown.of(Inputs.of(Map.of(FIELD, typed))).since(visit.field("base"));
            Look asked = Look.of(visit.field("language"), visit.field("age"));
            List<KitError> flaws = flaws(place, typed);
            if (!flaws.isEmpty()) {
                return page(
                        visit,
                        422,
                        draft,
                        place,
                        refused(visit, place, typed, flaws).looking(asked));
            }
            try {
                Kit kit = Publishing.read(visit.campaign(), draft.files().with(place.path(), typed + "\n"));
                Campaign campaign = visit.campaign().as(kit, clock.instant());
                Optional<Response> page = kit.texts().stream()
                        .filter(text -> text.language().code().equals(asked.language()))
                        .findFirst()
                        .flatMap(text -> preview.page(campaign, text, place.slug(), asked.age()));
                return page(visit, 200, draft, place, shown.looking(asked.at(page)));
            } catch (KitException e) {
                return page(
                        visit,
                        422,
                        draft,
                        place,
                        refused(visit, place, typed, e.errors()).looking(asked));
            }
        });
    }

    /// What the editor shows beside the draft.
    ///
    /// @param base that the form keeps; empty: that of the draft as it is
    private record Shown(Inputs inputs, Optional<String> base, Optional<Difference> theirs, Look look) {
        static Shown of(Inputs inputs) {
            return new Shown(inputs, Optional.empty(), Optional.empty(), Look.NONE);
        }

        Shown since(String seen) {
            return new Shown(inputs, Optional.of(seen), theirs, look);
        }

        Shown beside(Difference other) {
            return new Shown(inputs, base, Optional.of(other), look);
        }

        Shown looking(Look other) {
            return new Shown(inputs, base, theirs, other);
        }
    }

    /// Questions come before their words: that those are missing stands in the way of publishing, not of saving.
    private static boolean concerns(Place place, KitError error) {
        return error.file().equals(place.path()) && !error.equals(ConsultationFiles.withoutWords(place.slug()));
    }

    private Response page(Visit visit, int status, Draft draft, Place place, Shown shown) {
        KitFiles files = draft.files();
        String name = place.language()
                .map(TextsHandler::name)
                .orElseGet(() -> ConsoleTexts.texts().of("console.consultations.questions"));
        boolean isTranslation =
                place.language().filter(one -> one != Language.EN).isPresent();
        ConsultationEditView view = new ConsultationEditView(
                place.slug(),
                place.part(),
                name,
                shown.inputs(),
                shown.base().orElseGet(() -> files.hash(place.path())),
                isTranslation ? main(files, place) : "",
                shown.theirs(),
                Difference.of(draft.published().text(place.path()), files.text(place.path())),
                errors(visit, files),
                TextsView.Choice.of(CampaignSettings.languages(files)),
                shown.look().orIn(place.language()),
                !files.has(place.path()),
                visit.may(Permission.EDIT_CAMPAIGN));
        String title = ConsoleTexts.texts().of("console.consultations.part", "slug", place.slug(), "part", name);
        return layout.page(visit, status, title, "editing/consultation.jte", view)
                .with(ContentPolicy.HEADER, ContentPolicy.framing());
    }

    private List<String> errors(Visit visit, KitFiles files) {
        try {
            publishing.checked(visit.campaign(), files);
            return List.of();
        } catch (KitException e) {
            return e.errors().stream().map(KitError::toString).toList();
        }
    }

    /// The questions go with all their words.
    private Response remove(Visit visit) {
        return at(visit, (_, _, place) -> {
            Edit edit = Edit.removing(place.path(), visit.field("base"), files -> without(files, place));
            SaveResult result = drafting.save(visit.campaign(), visit.actor().member(), edit);
            return TextEditor.removed(visit, result, layout, "consultations");
        });
    }

    private static KitFiles without(KitFiles files, Place place) {
        KitFiles left = files.without(place.path());
        for (String path : files.contents().keySet()) {
            Matcher matcher = FILE.matcher(path);
            if (place.language().isEmpty()
                    && matcher.matches()
                    && matcher.group(1).equals(place.slug())) {
                left = left.without(path);
            }
        }
        return left;
    }
}
