package eu.undersigned.editing;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.CampaignSettings;
import eu.undersigned.campaign.CampaignSettings.Batch;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.KitReader;
import eu.undersigned.campaign.PublishedKits;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.db.Database;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The campaign's name, minimum age, opening and closing, goal and declared batches.
final class SettingsHandler {
    private static final Set<String> FIELDS =
            Set.of("name", "hashtag", "minimum_age", "open", "opens", "closes", "first", "raise_at_percent", "steps");
    private static final Set<String> BATCH = Set.of("date", "count", "source");

    private final Drafting drafting;
    private final Database database;
    private final PublishedKits kits;
    private final ConsoleLayout layout;
    private final InstantSource clock;

    SettingsHandler(
            Drafting drafting, Database database, PublishedKits kits, ConsoleLayout layout, InstantSource clock) {
        this.drafting = drafting;
        this.database = database;
        this.kits = kits;
        this.layout = layout;
        this.clock = clock;
    }

    void route(ConsoleRoutes routes) {
        routes.get("/console/{campaign}/campaign", Permission.VIEW_CAMPAIGN, this::show);
        routes.post("/console/{campaign}/campaign", Permission.EDIT_CAMPAIGN, this::save);
        routes.post("/console/{campaign}/campaign/declared", Permission.EDIT_CAMPAIGN, this::declare);
        routes.post("/console/{campaign}/campaign/declared/remove", Permission.EDIT_CAMPAIGN, this::undeclare);
    }

    private Response show(Visit visit) {
        Draft draft = drafting.read(visit.campaign());
        return page(visit, 200, draft, fields(draft.files()), Inputs.of(Map.of()), base(draft), Optional.empty());
    }

    private static String base(Draft draft) {
        return draft.files().hash(CampaignSettings.FILE);
    }

    private static Inputs fields(KitFiles files) {
        CampaignSettings settings = CampaignSettings.of(files);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", settings.name());
        fields.put("hashtag", settings.hashtag());
        fields.put("minimum_age", settings.minimumAge());
        fields.put("open", settings.open());
        fields.put("opens", shown(settings.opens()));
        fields.put("closes", shown(settings.closes()));
        fields.put("first", settings.first());
        fields.put("raise_at_percent", settings.raiseAtPercent());
        fields.put("steps", settings.steps());
        return Inputs.of(fields);
    }

    /// A time as the browser's field for times has it, in UTC; anything else as it is.
    private static String shown(String time) {
        return time.matches(".*T[0-9:.]+Z")
                ? time.substring(0, time.length() - 1).replaceFirst(":00$", "")
                : time;
    }

    /// A time as a kit has it. The same moment keeps the words in which it stood there.
    private static String stored(String typed, String before) {
        String time = typed.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}") ? typed + ":00Z" : typed;
        if (typed.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}")) {
            time = typed + "Z";
        }
        try {
            return !before.isEmpty() && Instant.parse(before).equals(Instant.parse(time)) ? before : time;
        } catch (DateTimeParseException e) {
            return time;
        }
    }

    private Response save(Visit visit) {
        Map<String, String> typed = new LinkedHashMap<>();
        FIELDS.forEach(field -> typed.put(field, visit.field(field)));
        List<KitError> flaws = flaws(typed);
        Edit edit = edit(visit, files -> {
            CampaignSettings before = CampaignSettings.of(files);
            return new CampaignSettings(
                            visit.field("name"),
                            visit.field("hashtag"),
                            visit.field("minimum_age"),
                            visit.field("open").equals("false") ? "false" : "true",
                            stored(visit.field("opens"), before.opens()),
                            stored(visit.field("closes"), before.closes()),
                            visit.field("first"),
                            visit.field("raise_at_percent"),
                            visit.field("steps"),
                            before.declared())
                    .in(files);
        });
        return switch (drafting.save(visit.campaign(), visit.actor().member(), flaws, edit)) {
            case SaveResult.Saved() -> Response.seeOther(visit.path("campaign") + "?saved=1");
            case SaveResult.Refused(List<KitError> errors) ->
                page(
                        visit,
                        422,
                        drafting.read(visit.campaign()),
                        Inputs.of(typed).with(errors, FIELDS),
                        Inputs.of(Map.of()),
                        visit.field("base"),
                        Optional.empty());
            case SaveResult.Conflict(KitFiles now) -> {
                Draft draft = drafting.read(visit.campaign());
                Difference theirs =
                        Difference.of(lines(typed), lines(fields(now).values()));
                yield page(visit, 409, draft, Inputs.of(typed), Inputs.of(Map.of()), base(draft), Optional.of(theirs));
            }
        };
    }

    private static List<KitError> flaws(Map<String, String> typed) {
        return Inputs.flaws(CampaignSettings.FILE, typed, KitReader::flaw);
    }

    private static List<String> lines(Map<String, String> fields) {
        return FIELDS.stream()
                .sorted()
                .map(field -> field + ": " + fields.getOrDefault(field, ""))
                .toList();
    }

    private static Edit edit(Visit visit, UnaryOperator<KitFiles> change) {
        return Edit.ofFile(CampaignSettings.FILE, visit.field("base"), change)
                .saying(files -> fields(files).values());
    }

    private Response declare(Visit visit) {
        Batch batch = new Batch(visit.field("date"), visit.field("count"), visit.field("source"));
        Map<String, String> typed = Map.of("date", batch.date(), "count", batch.count(), "source", batch.source());
        List<KitError> flaws = flaws(typed);
        if (!flaws.isEmpty()) {
            return batch(visit, new SaveResult.Refused(flaws), typed);
        }
        return batch(
                visit,
                drafting.save(
                        visit.campaign(),
                        visit.actor().member(),
                        edit(
                                visit,
                                files -> declaring(files, batches -> {
                                    batches.add(batch);
                                }))),
                typed);
    }

    private Response undeclare(Visit visit) {
        SaveResult result = drafting.save(
                visit.campaign(),
                visit.actor().member(),
                edit(
                        visit,
                        files -> declaring(
                                files,
                                batches ->
                                        batches.removeIf(batch -> batch.date().equals(visit.field("date"))
                                                && batch.source().equals(visit.field("source"))))));
        return batch(visit, result, Map.of());
    }

    private static KitFiles declaring(KitFiles files, java.util.function.Consumer<List<Batch>> change) {
        CampaignSettings before = CampaignSettings.of(files);
        List<Batch> batches = new ArrayList<>(before.declared());
        change.accept(batches);
        return new CampaignSettings(
                        before.name(),
                        before.hashtag(),
                        before.minimumAge(),
                        before.open(),
                        before.opens(),
                        before.closes(),
                        before.first(),
                        before.raiseAtPercent(),
                        before.steps(),
                        batches)
                .in(files);
    }

    private Response batch(Visit visit, SaveResult result, Map<String, String> typed) {
        Draft draft = drafting.read(visit.campaign());
        return switch (result) {
            case SaveResult.Saved() -> Response.seeOther(visit.path("campaign") + "?saved=1#declared");
            case SaveResult.Refused(List<KitError> errors) ->
                page(
                        visit,
                        422,
                        draft,
                        fields(draft.files()),
                        Inputs.of(typed).with(errors, BATCH),
                        base(draft),
                        Optional.empty());
            // What was typed stands in the form again; it is for them to send it once more.
            case SaveResult.Conflict _ ->
                page(
                        visit,
                        409,
                        draft,
                        fields(draft.files()),
                        new Inputs(typed, Map.of("", ConsoleTexts.texts().of("console.editing.changedmeanwhile.lead"))),
                        base(draft),
                        Optional.empty());
        };
    }

    private Response page(
            Visit visit,
            int status,
            Draft draft,
            Inputs inputs,
            Inputs batch,
            String base,
            Optional<Difference> theirs) {
        Texts texts = ConsoleTexts.texts();
        Formats formats = texts.formats();
        Campaign campaign = visit.campaign();
        List<SettingsView.GoalRow> goals =
                database.inTransaction(transaction -> kits.goalChanges(transaction, campaign)).stream()
                        .map(change -> new SettingsView.GoalRow(
                                formats.dateTime(change.at()),
                                formats.number(change.from()),
                                formats.number(change.to()),
                                formats.number(change.total()),
                                change.rule()))
                        .toList();
        SettingsView view = new SettingsView(
                inputs,
                base,
                theirs,
                Difference.of(
                        draft.published().text(CampaignSettings.FILE),
                        draft.files().text(CampaignSettings.FILE)),
                CampaignSettings.of(draft.files()).declared(),
                batch,
                goals,
                formats.number(campaign.goal()),
                now(campaign),
                visit.may(Permission.EDIT_CAMPAIGN));
        return layout.page(visit, status, texts.of("console.editing.campaign.title"), "editing/campaign.jte", view);
    }

    private String now(Campaign campaign) {
        Texts texts = ConsoleTexts.texts();
        Instant now = clock.instant();
        if (campaign.isOpen(now)) {
            return texts.of("console.editing.now.open");
        }
        return campaign.notBefore(now)
                .map(at -> texts.of("console.editing.now.opens", "time", Names.time(at)))
                .orElseGet(() -> texts.of("console.editing.now.closed"));
    }
}
