package eu.undersigned.oversight;

import eu.undersigned.account.Members;
import eu.undersigned.account.Permission;
import eu.undersigned.audit.AuditEntry;
import eu.undersigned.audit.AuditFilter;
import eu.undersigned.audit.AuditTrail;
import eu.undersigned.console.ConsoleLayout;
import eu.undersigned.console.ConsoleRoutes;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.console.Visit;
import eu.undersigned.db.Database;
import eu.undersigned.http.Json;
import eu.undersigned.http.Response;
import eu.undersigned.i18n.Texts;
import java.io.BufferedOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The pages of the audit trail, and its file.
final class AuditHandler {
    private static final int PAGE = 100;
    private static final List<String> FIELDS = List.of("member", "action", "subject", "from", "to");

    private final Database database;
    private final AuditTrail trail;
    private final Members members;
    private final ConsoleLayout layout;
    private final InstantSource clock;
    private final Texts texts = ConsoleTexts.texts();

    AuditHandler(Database database, AuditTrail trail, Members members, ConsoleLayout layout, InstantSource clock) {
        this.database = database;
        this.trail = trail;
        this.members = members;
        this.layout = layout;
        this.clock = clock;
    }

    void route(ConsoleRoutes routes) {
        routes.get("/console/{campaign}/audit", Permission.VIEW_AUDIT, this::show);
        routes.get("/console/{campaign}/audit/export", Permission.EXPORT_AUDIT, this::export);
    }

    private static Map<String, String> asked(Visit visit) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String field : FIELDS) {
            String value = visit.request().query().getOrDefault(field, "").strip();
            if (!value.isEmpty()) {
                asked.put(field, value);
            }
        }
        return asked;
    }

    /// @throws DateTimeException when a day is none
    /// @throws IllegalArgumentException when a number is none
    private AuditFilter filter(Visit visit, Map<String, String> asked) {
        String member = asked.getOrDefault("member", "");
        if (!member.matches("[0-9]{0,9}") || asked.toString().indexOf('\0') >= 0) {
            throw new IllegalArgumentException();
        }
        return new AuditFilter(
                visit.campaign().id(),
                team(visit),
                member.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(member)),
                asked.getOrDefault("action", ""),
                asked.getOrDefault("subject", ""),
                day(asked, "from").orElse(Instant.EPOCH),
                day(asked, "to").map(day -> day.plusSeconds(24L * 3600)).orElse(AuditFilter.END));
    }

    /// Who signs in, and when, is the affair of their own campaigns, and of operators.
    private Optional<Set<Integer>> team(Visit visit) {
        return visit.actor().isOperator()
                ? Optional.empty()
                : Optional.of(database.inTransaction(transaction ->
                        members.everIn(transaction, visit.campaign().id())));
    }

    private static Optional<Instant> day(Map<String, String> asked, String field) {
        Optional<Instant> day = Optional.ofNullable(asked.get(field))
                .map(LocalDate::parse)
                .map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant());
        if (day.isPresent() && (day.get().isBefore(Instant.EPOCH) || day.get().isAfter(AuditFilter.END))) {
            throw new DateTimeException("out of range");
        }
        return day;
    }

    private Response show(Visit visit) {
        Map<String, String> asked = asked(visit);
        try {
            return page(visit, 200, asked, filter(visit, asked), Optional.empty());
        } catch (DateTimeException | IllegalArgumentException e) {
            return page(visit, 422, asked, filter(visit, Map.of()), Optional.of(texts.of("console.audit.wrong")));
        }
    }

    private Response page(
            Visit visit, int status, Map<String, String> asked, AuditFilter filter, Optional<String> wrong) {
        String before = visit.request().query().getOrDefault("before", "");
        List<AuditEntry> entries =
                trail.page(filter, before.matches("[0-9]{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE, PAGE);
        Names names = new Names(database, members, texts);
        AuditTrail.Head head = trail.head();
        String path = visit.path("audit");
        AuditView view = new AuditView(
                path,
                asked,
                wrong,
                entries.stream().map(entry -> line(path, names, entry)).toList(),
                entries.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(path
                                + query(with(
                                        asked,
                                        "before",
                                        Long.toString(entries.getLast().id())))),
                visit.may(Permission.EXPORT_AUDIT) ? Optional.of(path + "/export" + query(asked)) : Optional.empty(),
                head.hash(),
                texts.formats().number(head.entries()));
        return layout.page(visit, status, texts.of("console.audit.title"), "oversight/audit.jte", view);
    }

    private static Map<String, String> with(Map<String, String> asked, String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(asked);
        changed.put(field, value);
        return changed;
    }

    private static String query(Map<String, String> fields) {
        StringBuilder query = new StringBuilder();
        fields.forEach((field, value) -> query.append(query.isEmpty() ? '?' : '&')
                .append(field)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }

    private AuditView.Line line(String path, Names names, AuditEntry entry) {
        return new AuditView.Line(
                entry.id(),
                texts.formats().dateTime(entry.at()),
                names.of(entry.member()),
                path + query(Map.of("member", Integer.toString(entry.member()))),
                entry.action(),
                path + query(Map.of("action", entry.action())),
                entry.subject(),
                path + query(Map.of("subject", entry.subject())),
                Changes.between(entry.before(), entry.after()));
    }

    private Response export(Visit visit) {
        AuditFilter filter;
        try {
            filter = filter(visit, asked(visit));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Response.seeOther(visit.path("audit"));
        }
        Instant now = clock.instant();
        return Response.events(out -> trail.export(filter, now, Json::write, new BufferedOutputStream(out, 64 * 1024)))
                .with("Content-Type", "application/x-ndjson")
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"" + visit.campaign().slug() + ".audit.jsonl\"");
    }
}
