package eu.undersigned.invalidation;

import eu.undersigned.account.Members;
import eu.undersigned.account.Permission;
import eu.undersigned.account.Person;
import eu.undersigned.confirmation.InvalidReason;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.db.Database;
import eu.undersigned.i18n.Texts;
import eu.undersigned.invalidation.InvalidationStore.Decision;
import eu.undersigned.job.Job;
import eu.undersigned.job.Jobs;
import eu.undersigned.organisation.Organisation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// What the pages about invalidations show.
final class InvalidationPages {
    private static final int PAGE = 50;
    /// More hours than this are shown as days.
    private static final int MOST_HOURS = 72;
    private static final int DAY_LENGTH = "2026-11-22".length();

    private final Database database;
    private final Jobs jobs;
    private final Members members;
    private final Deciding deciding;
    private final Texts texts = ConsoleTexts.texts();

    InvalidationPages(Database database, Jobs jobs, Members members, Deciding deciding) {
        this.database = database;
        this.jobs = jobs;
        this.members = members;
        this.deciding = deciding;
    }

    ListView list(Visit visit) {
        ConditionsText words = new ConditionsText(texts, visit.campaign());
        String before = visit.request().query().getOrDefault("before", "");
        int below = before.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(before) : Integer.MAX_VALUE;
        List<ListView.Line> lines = database.inTransaction(transaction ->
                InvalidationStore.of(transaction, visit.campaign().id(), below, PAGE).stream()
                        .map(decision -> line(transaction, visit, words, decision))
                        .toList());
        String path = visit.path("invalidations");
        return new ListView(
                lines,
                lines.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(path + "?before=" + lines.getLast().number()),
                visit.may(Permission.INVALIDATE) ? Optional.of(path + "/new") : Optional.empty());
    }

    private ListView.Line line(Handle transaction, Visit visit, ConditionsText words, Decision decision) {
        return new ListView.Line(
                visit.path("invalidations/" + decision.id()),
                decision.id(),
                texts.formats().dateTime(decision.createdAt()),
                name(transaction, decision.createdBy()),
                words.of(decision.conditions()),
                texts.formats().number(decision.counted()),
                decision.reason().orElse(""),
                texts.of(Standing.of(transaction, jobs, decision).text()));
    }

    /// @param problem key of the sentence that says why what was asked for could not be done
    Optional<DetailView> one(Visit visit, int number, Optional<String> problem) {
        return database.inTransaction(transaction -> InvalidationStore.find(
                        transaction, visit.campaign().id(), number)
                .map(decision -> view(transaction, visit, decision, problem)));
    }

    private DetailView view(Handle transaction, Visit visit, Decision decision, Optional<String> problem) {
        Standing standing = Standing.of(transaction, jobs, decision);
        ConditionsText words = new ConditionsText(texts, visit.campaign());
        Optional<Job> checking = jobs.find(transaction, decision.checkingJob());
        Optional<DryRun> found = checking.filter(Job::isOver)
                .map(Job::result)
                .filter(result -> !result.equals("{}"))
                .map(DryRun::decode);
        return new DetailView(
                texts.of("console.invalidation.one", "number", Integer.toString(decision.id())),
                texts.of(standing.text()),
                words.of(decision.conditions()),
                story(transaction, decision),
                job(visit, decision, standing),
                found.map(run -> found(visit, words, run)),
                Optional.of(decision.note()).filter(note -> !note.isEmpty()),
                problem.map(texts::of),
                actions(visit, decision, standing, found));
    }

    private String name(Handle transaction, int member) {
        return members.person(transaction, member)
                .map(Person::name)
                .orElseGet(() -> texts.of("console.invalidation.someone", "number", Integer.toString(member)));
    }

    private List<String> story(Handle transaction, Decision decision) {
        List<String> story = new ArrayList<>();
        story.add(told(transaction, "checked", decision.createdBy(), decision.createdAt()));
        decision.decidedBy()
                .ifPresent(member -> story.add(texts.of(
                        "console.invalidation.story.decided",
                        "name",
                        name(transaction, member),
                        "reason",
                        decision.reason().orElse(""))));
        decision.approvedBy()
                .ifPresent(member ->
                        story.add(texts.of("console.invalidation.story.approved", "name", name(transaction, member))));
        decision.takingJob()
                .flatMap(job -> jobs.find(transaction, job))
                .flatMap(this::taken)
                .ifPresent(story::add);
        decision.undoneBy()
                .ifPresent(member ->
                        story.add(texts.of("console.invalidation.story.undone", "name", name(transaction, member))));
        decision.undoingJob()
                .flatMap(job -> jobs.find(transaction, job))
                .flatMap(this::undone)
                .ifPresent(story::add);
        return story;
    }

    private String told(Handle transaction, String what, int member, Instant at) {
        return texts.of(
                "console.invalidation.story." + what,
                "name",
                name(transaction, member),
                "at",
                texts.formats().dateTime(at));
    }

    private Optional<String> taken(Job job) {
        JsonFields result = JsonFields.of(job.result());
        if (!job.isOver()) {
            return Optional.empty();
        }
        return Optional.of(
                result.number("taken").isEmpty()
                        ? texts.of("console.invalidation.story.stopped", "count", job.done())
                        : texts.of(
                                "console.invalidation.story.taken",
                                "count",
                                result.number("taken").orElse(0L),
                                "held",
                                result.number("held").orElse(0L),
                                "more",
                                result.number("more").orElse(0L)));
    }

    private Optional<String> undone(Job job) {
        return Optional.of(job)
                .filter(Job::isOver)
                .map(over -> texts.of("console.invalidation.story.reinstated", "count", over.done()));
    }

    private Optional<DetailView.Link> job(Visit visit, Decision decision, Standing standing) {
        Optional<Long> number = switch (standing) {
            case CHECKING, UNCHECKED -> Optional.of(decision.checkingJob());
            case TAKING, STOPPED -> decision.takingJob();
            case UNDOING, UNDO_STOPPED -> decision.undoingJob();
            case CHECKED, PROPOSED, TAKEN, UNDONE -> Optional.empty();
        };
        return number.filter(_ -> visit.may(Permission.VIEW_JOBS))
                .map(job -> new DetailView.Link(texts.of("console.invalidation.job"), visit.path("jobs/" + job)));
    }

    private DetailView.Found found(Visit visit, ConditionsText words, DryRun run) {
        boolean areDays = run.byHour().size() > MOST_HOURS;
        Map<String, Long> byTime = new TreeMap<>();
        run.byHour()
                .forEach((hour, count) -> byTime.merge(
                        areDays ? hour.substring(0, DAY_LENGTH) : hour.replace('T', ' ') + ":00", count, Long::sum));
        return new DetailView.Found(
                texts.of("console.invalidation.found", "confirmed", run.confirmed(), "pending", run.pending()),
                texts.of(areDays ? "console.invalidation.found.day" : "console.invalidation.found.hour"),
                byTime.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .toList(),
                most(run.byCountry())
                        .map(entry -> row(texts.formats().country(entry.getKey()), entry.getValue()))
                        .toList(),
                most(run.byOrganisation())
                        .map(entry -> row(organisation(visit, entry.getKey()), entry.getValue()))
                        .toList(),
                run.sample().stream().map(sample -> sample(words, sample)).toList());
    }

    private static Stream<Map.Entry<String, Long>> most(Map<String, Long> counts) {
        return counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()));
    }

    private String organisation(Visit visit, String number) {
        return visit.campaign()
                .organisation(Integer.parseInt(number))
                .map(Organisation::name)
                .orElseGet(() -> texts.of("console.invalidation.found.none"));
    }

    private DetailView.Row row(String label, long count) {
        return new DetailView.Row(label, texts.formats().number(count));
    }

    private DetailView.Sample sample(ConditionsText words, DryRun.Sample sample) {
        return new DetailView.Sample(
                sample.id(),
                sample.at().replace('T', ' '),
                texts.formats().country(sample.country()),
                words.signals(sample.signals()),
                texts.of(
                        sample.isPending()
                                ? "console.invalidation.sample.pending"
                                : "console.invalidation.sample.confirmed"));
    }

    private DetailView.Actions actions(Visit visit, Decision decision, Standing standing, Optional<DryRun> found) {
        String path = visit.path("invalidations/" + decision.id());
        boolean isSame = decision.decidedBy().equals(Optional.of(visit.actor().member()));
        boolean mayDecide = standing == Standing.CHECKED
                && visit.may(Permission.INVALIDATE)
                && found.map(run -> run.count() > 0).orElse(false);
        boolean mayApprove = standing == Standing.PROPOSED && visit.may(Permission.APPROVE_INVALIDATION);
        return new DetailView.Actions(
                path,
                given(mayDecide, path + "/decide"),
                Stream.of(InvalidReason.values())
                        .map(reason -> new DetailView.Reason(
                                reason.word(), texts.of("console.invalidation.reason." + reason.word())))
                        .toList(),
                deciding.needsSecond(),
                given(mayApprove && !isSame, path + "/approve"),
                given(mayApprove, path + "/decline"),
                given(standing.canBeUndone() && visit.may(Permission.INVALIDATE), path + "/undo"));
    }

    private static Optional<String> given(boolean isGiven, String path) {
        return isGiven ? Optional.of(path) : Optional.empty();
    }
}
