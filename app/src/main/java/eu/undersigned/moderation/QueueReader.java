package eu.undersigned.moderation;

import eu.undersigned.account.Permission;
import eu.undersigned.campaign.VoiceRules;
import eu.undersigned.console.Visit;
import eu.undersigned.db.Database;
import eu.undersigned.moderation.QueueView.Fact;
import eu.undersigned.moderation.QueueView.Row;
import eu.undersigned.moderation.QueueView.Tab;
import eu.undersigned.moderation.QueueView.Text;
import eu.undersigned.voice.Moderating;
import eu.undersigned.voice.Published;
import eu.undersigned.voice.Queued;
import eu.undersigned.voice.VoiceState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Makes a page of the queue.
final class QueueReader {
    private final Database database;
    private final Moderating moderating;
    private final Colleagues colleagues;
    private final InstantSource clock;

    QueueReader(Database database, Moderating moderating, Colleagues colleagues, InstantSource clock) {
        this.database = database;
        this.moderating = moderating;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /// @param said what was just done; empty: nothing
    QueueView read(Visit visit, QueueQuery asked, String said) {
        moderating.changed(); // what another node published stands here too
        return database.inTransaction(transaction -> {
            int campaign = visit.campaign().id();
            Map<VoiceState, Long> counts = moderating.counts(transaction, campaign);
            long rows = counts.getOrDefault(asked.state(), 0L);
            QueueQuery query = asked.within(rows);
            List<Queued> queue =
                    moderating.queue(transaction, campaign, query.state(), query.offset(), QueueQuery.ROWS);
            return new QueueView(
                    tabs(visit, query, counts),
                    query.state().code(),
                    query.page(),
                    said,
                    queue.stream().map(voice -> row(transaction, visit, voice)).toList(),
                    place(query, queue.size(), rows),
                    query.page() > 1 ? Optional.of(query.at(query.page() - 1).path(visit)) : Optional.empty(),
                    (long) query.page() * QueueQuery.ROWS < rows
                            ? Optional.of(query.at(query.page() + 1).path(visit))
                            : Optional.empty(),
                    VoiceWords.isOpenable(query.state()),
                    Acting.sitting(visit),
                    colleagues.coordinators(transaction, visit),
                    closed(visit),
                    visit.may(Permission.VIEW_CAMPAIGN) ? visit.path("voicerules") : "",
                    VoiceWords.TEXTS.formats().countries());
        });
    }

    private static List<Tab> tabs(Visit visit, QueueQuery query, Map<VoiceState, Long> counts) {
        return Arrays.stream(VoiceState.values())
                .map(state -> new Tab(
                        VoiceWords.TEXTS.of("console.moderation.tab." + state.code()),
                        VoiceWords.TEXTS.formats().number(counts.getOrDefault(state, 0L)),
                        new QueueQuery(state, 1).path(visit),
                        state == query.state()))
                .toList();
    }

    private static String place(QueueQuery query, int shown, long rows) {
        return VoiceWords.TEXTS.of(
                "console.moderation.place", "from", query.offset() + 1, "to", query.offset() + shown, "rows", rows);
    }

    private static String closed(Visit visit) {
        Optional<VoiceRules> rules = visit.campaign().content().voices();
        if (rules.isEmpty()) {
            return VoiceWords.TEXTS.of("console.moderation.norules");
        }
        return rules.get().open() ? "" : VoiceWords.TEXTS.of("console.moderation.closed");
    }

    private Row row(Handle transaction, Visit visit, Queued voice) {
        VoiceWords words = new VoiceWords(voice, member -> colleagues.name(transaction, visit, member));
        Optional<Published> published = moderating.board().find(visit.campaign(), voice.id());
        return new Row(
                voice.id().toString(),
                words.title(),
                voice.language().code(),
                VoiceWords.TEXTS.of("console.moderation.about", "title", words.title(), "time", words.left()),
                voice.notes().isEmpty() ? "" : words.notes(),
                words.state(),
                facts(words, published),
                VoiceWords.isOpenable(voice.state()),
                voice.state() != VoiceState.DECLINED,
                published.map(found -> text(visit, found)));
    }

    private List<Fact> facts(VoiceWords words, Optional<Published> published) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("left", words.left()));
        switch (words.voice().state()) {
            case WAITING, PROPOSED -> {
                facts.add(fact("ready", words.ready(clock.instant())));
                facts.add(fact("notes", words.notes()));
                facts.add(fact("uses", words.uses()));
                facts.add(fact("releases", words.releases()));
                facts.add(fact("refused", words.refused()));
            }
            case KEPT -> {
                facts.add(fact("notes", words.notes()));
                facts.add(fact("kept", words.uses()));
                facts.add(fact("releases", words.releases()));
            }
            case PUBLISHED -> {
                published.ifPresent(found ->
                        facts.add(fact("published", VoiceWords.TEXTS.formats().dateTime(found.at()))));
                facts.add(fact("notes", words.notes()));
                facts.add(fact("uses", words.uses()));
                facts.add(fact("releases", words.releases()));
            }
            case DECLINED -> facts.add(fact("reason", words.reason()));
        }
        return facts;
    }

    private static Fact fact(String name, String value) {
        return new Fact(name, VoiceWords.TEXTS.of("console.moderation.fact." + name), value);
    }

    private static Text text(Visit visit, Published published) {
        return new Text(
                Shown.who(published),
                Shown.paragraphs(published.wording().text()),
                VoiceWords.TEXTS.of(
                        "console.moderation.translations.count",
                        "count",
                        published.translations().size()),
                visit.path("voices/" + published.id() + "/translations"));
    }
}
