package eu.undersigned.protection;

import eu.undersigned.account.Permission;
import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.db.Database;
import eu.undersigned.http.Json;
import eu.undersigned.http.Response;
import eu.undersigned.protection.Policy.AttackMode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The console's page about protection, and what can be changed there.
final class ProtectionHandler {
    private static final String PAGE = "/console/{campaign}/protection";
    private static final List<String> DONE = List.of(
            "console.protection.done.limits",
            "console.protection.done.switch",
            "console.protection.done.rules",
            "console.protection.done.removed");

    private final Database database;
    private final Policies policies;
    private final Prints prints;
    private final ProtectionReader reader;
    private final ConsoleLayout layout;
    private final Audit audit;
    private final InstantSource clock;

    ProtectionHandler(
            Database database,
            Policies policies,
            Prints prints,
            ProtectionReader reader,
            ConsoleLayout layout,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.policies = policies;
        this.prints = prints;
        this.reader = reader;
        this.layout = layout;
        this.audit = audit;
        this.clock = clock;
    }

    void route(ConsoleRoutes routes) {
        routes.get(PAGE, Permission.VIEW_PROTECTION, visit -> page(200, visit, done(visit), Optional.empty()))
                .post(PAGE + "/limits", Permission.EDIT_PROTECTION, this::limits)
                .post(PAGE + "/switch", Permission.EDIT_PROTECTION, this::turn)
                .post(PAGE + "/rules", Permission.EDIT_PROTECTION, this::add)
                .post(PAGE + "/rules/{rule}/remove", Permission.EDIT_PROTECTION, this::remove);
    }

    private static Optional<String> done(Visit visit) {
        String done = "console.protection.done." + visit.request().query().getOrDefault("done", "");
        return Optional.of(done)
                .filter(DONE::contains)
                .map(key -> ConsoleTexts.texts().of(key));
    }

    private Response page(int status, Visit visit, Optional<String> done, Optional<String> wrong) {
        policies.refresh(); // what was just saved on another node stands here too
        ProtectionView view = reader.read(visit, done, wrong);
        String title = ConsoleTexts.texts().of("console.protection.title");
        return layout.page(visit, status, title, "protection/protection.jte", view);
    }

    private static Response saved(Visit visit, String done) {
        return Response.seeOther(visit.path("protection") + "?done=" + done);
    }

    private Response wrong(Visit visit, String key, Object... values) {
        return refused(422, visit, key, values);
    }

    private Response refused(int status, Visit visit, String key, Object... values) {
        return page(
                status,
                visit,
                Optional.empty(),
                Optional.of(ConsoleTexts.texts().of(key, values)));
    }

    /// Only upon what the page showed: somebody else's numbers are not overwritten unseen.
    private Response limits(Visit visit) {
        Campaign campaign = visit.campaign();
        Optional<Policy> typed =
                new PolicyForm(visit::field).limits(policies.of(campaign.id()).attackMode());
        if (typed.isEmpty()) {
            return wrong(visit, "console.protection.wrong.limits");
        }
        boolean isSaved = database.inTransaction(transaction -> {
            Policy before = policies.hold(transaction, campaign.id());
            if (!before.hash().equals(visit.field("base"))) {
                return false;
            }
            Policy after = typed.get().with(before.attackMode());
            ProtectionStore.set(transaction, campaign.id(), after);
            record(transaction, visit, "protection.limits", "protection", json(before), json(after));
            return true;
        });
        policies.refresh();
        return isSaved ? saved(visit, "limits") : refused(409, visit, "console.protection.wrong.changed");
    }

    private Response turn(Visit visit) {
        Campaign campaign = visit.campaign();
        Optional<AttackMode> mode = new PolicyForm(visit::field).attackMode();
        if (mode.isEmpty()) {
            return wrong(visit, "console.protection.wrong.choice");
        }
        database.useTransaction(transaction -> {
            Policy before = policies.hold(transaction, campaign.id());
            ProtectionStore.turn(transaction, campaign.id(), mode.get());
            record(transaction, visit, "protection.switch", "protection", json(before), json(before.with(mode.get())));
        });
        policies.refresh();
        return saved(visit, "switch");
    }

    private Response add(Visit visit) {
        Campaign campaign = visit.campaign();
        Instant now = clock.instant();
        RuleForm form = new RuleForm(visit::field, prints);
        return switch (form.read(campaign.id(), campaign.slug(), visit.actor().member(), now)) {
            case RuleForm.Read.Wrong(String key, int line) -> wrong(visit, key, "line", line);
            case RuleForm.Read.Rules(List<Rule> rules) -> {
                database.useTransaction(transaction -> {
                    for (Rule rule : rules) {
                        int id = ProtectionStore.add(transaction, rule);
                        record(transaction, visit, "rule.added", "rule/" + id, "", json(rule));
                    }
                });
                policies.refresh();
                yield saved(visit, "rules");
            }
        };
    }

    private Response remove(Visit visit) {
        String number = visit.request().variable("rule");
        if (!number.matches("[0-9]{1,9}")) {
            return layout.notice(visit, 404, "console.refusal.notfound");
        }
        boolean isGone = database.inTransaction(transaction -> {
            int rule = Integer.parseInt(number);
            boolean removed =
                    ProtectionStore.remove(transaction, visit.campaign().id(), rule);
            if (removed) {
                record(transaction, visit, "rule.removed", "rule/" + rule, "", "");
            }
            return removed;
        });
        policies.refresh();
        return isGone ? saved(visit, "removed") : layout.notice(visit, 404, "console.refusal.notfound");
    }

    private void record(Handle transaction, Visit visit, String action, String subject, String before, String after) {
        audit.record(transaction, visit.actor().member(), visit.campaign().id(), action, subject, before, after);
    }

    /// Without the value: a network or a mailbox may be a person's.
    private static String json(Rule rule) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("verdict", rule.verdict().text());
        json.put("kind", rule.kind().text());
        rule.expiresAt().ifPresent(at -> json.put("expires_at", at.toString()));
        return Json.text(json);
    }

    private static String json(Policy policy) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("network_burst", policy.limits().networkBurst());
        json.put("network_per_hour", policy.limits().networkPerHour());
        json.put("campaign_burst", policy.limits().campaignBurst());
        json.put("campaign_per_second", policy.limits().campaignPerSecond());
        json.put("surge_per_minute", policy.limits().surgePerMinute());
        json.put("surge_factor", policy.surgeFactor());
        json.put("disposable", policy.disposable().text());
        json.put("attack_mode", policy.attackMode().text());
        json.put("puzzle_work", policy.puzzleWork());
        return Json.text(json);
    }
}
