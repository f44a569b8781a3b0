package eu.undersigned.oversight;

import eu.undersigned.account.Members;
import eu.undersigned.account.Permission;
import eu.undersigned.audit.Audit;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.db.Database;
import eu.undersigned.http.Json;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Texts;
import eu.undersigned.job.Job;
import eu.undersigned.job.Jobs;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pages about long jobs.
final class JobsHandler {
    private static final int MOST = 200;

    private final Database database;
    private final Jobs jobs;
    private final Audit audit;
    private final Members members;
    private final ConsoleLayout layout;
    private final Texts texts = ConsoleTexts.texts();

    JobsHandler(Database database, Jobs jobs, Audit audit, Members members, ConsoleLayout layout) {
        this.database = database;
        this.jobs = jobs;
        this.audit = audit;
        this.members = members;
        this.layout = layout;
    }

    void route(ConsoleRoutes routes) {
        routes.get("/console/{campaign}/jobs", Permission.VIEW_JOBS, this::list);
        routes.get("/console/{campaign}/jobs/{number}", Permission.VIEW_JOBS, this::show);
        routes.get("/console/{campaign}/jobs/{number}/progress", Permission.VIEW_JOBS, this::progress);
        routes.post("/console/{campaign}/jobs/{number}/cancel", Permission.CANCEL_JOBS, this::cancel);
    }

    private Response list(Visit visit) {
        Names names = new Names(database, members, texts);
        List<Job> all = database.inTransaction(
                transaction -> jobs.of(transaction, visit.campaign().id(), MOST));
        JobsView view = new JobsView(all.stream()
                .map(job -> new JobsView.Line(
                        path(visit, job),
                        job.id(),
                        what(job),
                        names.of(job.member()),
                        texts.formats().dateTime(job.createdAt()),
                        state(job)))
                .toList());
        return layout.page(visit, 200, texts.of("console.job.title"), "oversight/jobs.jte", view);
    }

    private static String path(Visit visit, Job job) {
        return visit.path("jobs/" + job.id());
    }

    /// In words; the name of a kind that has none.
    private String what(Job job) {
        String key = "console.job.kind." + job.kind();
        return texts.keys().contains(key) ? texts.of(key) : job.kind();
    }

    private String state(Job job) {
        if (!job.isOver()) {
            return texts.of(job.cancelledAt().isPresent() ? "console.job.cancelling" : "console.job.underway");
        }
        if (job.failure().isPresent()) {
            return texts.of("console.job.failed");
        }
        return texts.of(job.cancelledAt().isPresent() ? "console.job.cancelled" : "console.job.done");
    }

    /// Of this campaign only.
    private Optional<Job> find(Visit visit) {
        String number = visit.request().variable("number");
        return number.matches("[1-9][0-9]{0,17}")
                ? database.inTransaction(transaction -> jobs.find(transaction, Long.parseLong(number)))
                        .filter(job -> job.campaign() == visit.campaign().id())
                : Optional.empty();
    }

    private Response show(Visit visit) {
        Optional<Job> found = find(visit);
        if (found.isEmpty()) {
            return layout.notice(visit, 404, "console.refusal.notfound");
        }
        Job job = found.get();
        boolean mayCancel = !job.isOver() && job.cancelledAt().isEmpty() && visit.may(Permission.CANCEL_JOBS);
        JobView view = new JobView(
                path(visit, job),
                what(job),
                new Names(database, members, texts).of(job.member()),
                texts.formats().dateTime(job.createdAt()),
                state(job),
                job.isOver(),
                done(job),
                job.total().isPresent() ? Optional.of(Math.min(job.done(), most(job))) : Optional.empty(),
                most(job),
                result(job),
                job.failure(),
                mayCancel ? Optional.of(path(visit, job) + "/cancel") : Optional.empty(),
                about(visit, job));
        return layout.page(
                visit, 200, texts.of("console.job.one", "number", Long.toString(job.id())), "oversight/job.jte", view);
    }

    private static long most(Job job) {
        return Math.max(1, job.total().orElse(1));
    }

    private String done(Job job) {
        return job.total().isPresent() && !job.isOver()
                ? texts.of(
                        "console.job.progress",
                        "done",
                        job.done(),
                        "total",
                        job.total().getAsLong())
                : texts.of("console.job.count", "done", job.done());
    }

    /// The numbers of a result, with their names.
    private List<String> result(Job job) {
        return fields(job.result()).entrySet().stream()
                .filter(field -> field.getValue() instanceof Number)
                .map(field -> field.getKey() + ": " + texts.formats().number(((Number) field.getValue()).longValue()))
                .toList();
    }

    private static Map<String, Object> fields(String json) {
        try {
            return Json.readObject(json.getBytes(StandardCharsets.UTF_8));
        } catch (Json.NotAnObject e) {
            return Map.of(); // of a kind that keeps no object: there is nothing to show
        }
    }

    private static Optional<String> about(Visit visit, Job job) {
        return fields(job.input()).get("invalidation") instanceof Number number
                        && visit.may(Permission.VIEW_INVALIDATIONS)
                ? Optional.of(visit.path("invalidations/" + number))
                : Optional.empty();
    }

    /// For the script of the page.
    private Response progress(Visit visit) {
        return find(visit)
                .map(job -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("over", job.isOver());
                    json.put("text", done(job));
                    job.total().ifPresent(total -> {
                        json.put("done", Math.min(job.done(), Math.max(1, total)));
                        json.put("total", Math.max(1, total));
                    });
                    return Response.json(200, Json.write(json));
                })
                .orElseGet(() -> layout.notice(visit, 404, "console.refusal.notfound"));
    }

    private Response cancel(Visit visit) {
        Optional<Job> found = find(visit);
        if (found.isEmpty()) {
            return layout.notice(visit, 404, "console.refusal.notfound");
        }
        long id = found.get().id();
        database.useTransaction(transaction -> {
            if (jobs.cancel(transaction, id, visit.actor().member())) {
                audit.record(
                        transaction,
                        visit.actor().member(),
                        visit.campaign().id(),
                        "job.cancelled",
                        "job/" + id,
                        "",
                        "");
            }
        });
        return Response.seeOther(path(visit, found.get()));
    }
}
