package eu.undersigned.transparency;

import eu.undersigned.campaign.Declared;
import eu.undersigned.i18n.Formats;
import eu.undersigned.i18n.Texts;
import eu.undersigned.layout.Frames;
import eu.undersigned.tally.Numbers;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What the integrity page shows, in words.
///
/// @param at when all of it was read
/// @param refused requests that were not accepted, by reason
/// @param agreed signers of an earlier text who signed a newer one too, by version
/// @param declared what was collected elsewhere, in all
/// @param waiting events that the log lacks yet; empty: none
/// @param withdrawnBefore empty: none
/// @param witnesses empty: none is asked
/// @param command that recounts
public record IntegrityView(
        String at,
        List<Line> lines,
        List<Reason> reasons,
        List<Reason> refused,
        List<Reason> agreed,
        String declared,
        List<Batch> batches,
        Optional<Head> head,
        Optional<String> waiting,
        boolean isComplete,
        Optional<String> withdrawnBefore,
        String quorum,
        List<WitnessView> witnesses,
        String command,
        Links links) {
    /// One published number, with the sentence that says what it counts.
    public record Line(String label, String number, String text) {}

    /// @param word as the log has it
    public record Reason(String word, String number) {}

    /// Why requests are not accepted: the published word, and the key of what it is called here.
    private record Refusal(String word, String key) {}

    private static final List<Refusal> REFUSALS = List.of(
            new Refusal("network_limit", "integrity.refusal.networklimit"),
            new Refusal("campaign_limit", "integrity.refusal.campaignlimit"),
            new Refusal("network", "integrity.refusal.network"),
            new Refusal("domain", "integrity.refusal.domain"),
            new Refusal("mailbox", "integrity.refusal.mailbox"),
            new Refusal("disposable", "integrity.refusal.disposable"),
            new Refusal("step", "integrity.refusal.step"),
            new Refusal("step_failed", "integrity.refusal.stepfailed"));

    public record Batch(String number, String label, String source) {}

    /// @param fingerprint of the key, to be compared
    public record Head(String size, String root, String published, String key, String fingerprint, String checkpoint) {}

    /// @param last what it has cosigned last, or that it has not
    public record WitnessView(String name, String key, String last) {}

    public record Links(String json, String log, String receipt, String statistics) {}

    static IntegrityView of(Integrity integrity, Texts texts, String publicUrl) {
        Formats formats = texts.formats();
        PublishedLog log = integrity.log();
        String slug = integrity.campaign().slug();
        String home = Frames.home(integrity.campaign(), texts.language());
        return new IntegrityView(
                texts.of("integrity.at", "date", formats.dateTime(integrity.at())),
                lines(integrity.numbers(), texts),
                integrity.numbers().invalidated().entrySet().stream()
                        .map(entry -> new Reason(entry.getKey(), formats.number(entry.getValue())))
                        .toList(),
                refused(integrity, texts),
                integrity.agreed().stream().map(agreed -> agreed(agreed, texts)).toList(),
                formats.number(integrity.declaredCount()),
                integrity.declared().stream().map(batch -> batch(batch, texts)).toList(),
                log.head().map(head -> head(head, formats)),
                sentence(texts, "integrity.log.waiting", log.waiting()),
                log.isComplete(),
                sentence(texts, "integrity.log.before", log.withdrawnBefore()),
                texts.of("integrity.witnesses.text", "quorum", formats.number(log.quorum())),
                log.witnesses().stream().map(witness -> witness(witness, texts)).toList(),
                "bin/verify " + publicUrl + "/" + slug,
                new Links(
                        "/api/v1/campaigns/" + slug + "/integrity",
                        "/" + slug + "/log/checkpoint",
                        home + "/receipt",
                        home + "/statistics"));
    }

    private static List<Line> lines(Numbers numbers, Texts texts) {
        return List.of(
                line(texts, "integrity.confirmed", numbers.confirmed()),
                line(texts, "integrity.pending", numbers.pending()),
                line(texts, "integrity.expired", numbers.expired()),
                line(texts, "integrity.rejected", numbers.rejected()),
                line(texts, "integrity.bounced", numbers.bounced()),
                line(texts, "integrity.withdrawn", numbers.withdrawn()),
                line(texts, "integrity.invalidated", numbers.invalidatedCount()),
                line(texts, "integrity.reinstated", numbers.reinstated()));
    }

    private static List<Reason> refused(Integrity integrity, Texts texts) {
        return REFUSALS.stream()
                .map(reason -> new Reason(
                        texts.of(reason.key),
                        texts.formats().number(integrity.refused().getOrDefault(reason.word, 0L))))
                .toList();
    }

    private static Reason agreed(Integrity.Agreed agreed, Texts texts) {
        return new Reason(
                texts.of(
                        "integrity.versions.row",
                        "language",
                        texts.formats().language(agreed.text().language()),
                        "version",
                        agreed.text().version().substring(0, 12)),
                texts.formats().number(agreed.count()));
    }

    private static Line line(Texts texts, String key, long count) {
        return new Line(texts.of(key), texts.formats().number(count), texts.of(key + ".text"));
    }

    private static Batch batch(Declared batch, Texts texts) {
        return new Batch(
                texts.formats().number(batch.count()),
                texts.of("count.declared", "date", texts.formats().date(batch.date())),
                texts.of("count.declared.source", "source", batch.source()));
    }

    private static Head head(PublishedLog.Head head, Formats formats) {
        return new Head(
                formats.number(head.size()),
                Base64.getEncoder().encodeToString(head.root()),
                formats.dateTime(head.publishedAt()),
                head.key(),
                LogKeys.fingerprint(head.key()),
                head.checkpoint());
    }

    private static Optional<String> sentence(Texts texts, String key, long count) {
        return count == 0
                ? Optional.empty()
                : Optional.of(texts.of(key, "count", texts.formats().number(count)));
    }

    private static WitnessView witness(PublishedLog.WitnessState witness, Texts texts) {
        Formats formats = texts.formats();
        String last = witness.last()
                .map(cosigned -> texts.of(
                        "integrity.witnesses.last",
                        "size",
                        formats.number(cosigned.size()),
                        "date",
                        formats.dateTime(cosigned.at())))
                .orElseGet(() -> texts.of("integrity.witnesses.never"));
        return new WitnessView(witness.name(), witness.key(), last);
    }
}
