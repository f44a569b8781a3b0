package eu.undersigned.drafting;

import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.KitError;
import eu.undersigned.campaign.KitFiles;
import eu.undersigned.campaign.KitReader;
import eu.undersigned.campaign.LetterFile;
import eu.undersigned.campaign.LetterText.Paragraph;
import eu.undersigned.console.ConsoleTexts;
import eu.undersigned.db.Database;
import eu.undersigned.editing.Drafting;
import eu.undersigned.editing.Edit;
import eu.undersigned.editing.Inputs;
import eu.undersigned.editing.SaveResult;
import eu.undersigned.http.Json;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Comments on a letter's paragraphs, and other wordings of them.
final class Discussing {
    /// In characters.
    static final int LONGEST_COMMENT = 5_000;

    static final int LONGEST_REASON = 500;
    /// Of one letter: a page that people can still read.
    private static final int MOST = 3_000;

    private final Database database;
    private final Drafting drafting;
    private final Audit audit;
    private final InstantSource clock;

    Discussing(Database database, Drafting drafting, Audit audit, InstantSource clock) {
        this.database = database;
        this.drafting = drafting;
        this.audit = audit;
        this.clock = clock;
    }

    /// The day by which deadlines are kept, for everybody the same.
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// A paragraph as its reader saw it.
    ///
    /// @param base hash of its text
    record Seen(String key, String base) {}

    DiscussResult comment(Campaign campaign, Speaker speaker, String slug, Seen seen, String text) {
        return add(campaign, speaker, slug, Remark.Kind.COMMENT, seen, text);
    }

    DiscussResult propose(Campaign campaign, Speaker speaker, String slug, Seen seen, String text) {
        return add(campaign, speaker, slug, Remark.Kind.PROPOSAL, seen, text);
    }

    private DiscussResult add(
            Campaign campaign, Speaker speaker, String slug, Remark.Kind kind, Seen seen, String text) {
        return inLetter(campaign, slug, (files, letter) -> {
            if (isOver(speaker, letter)) {
                return _ -> new DiscussResult.Over();
            }
            Optional<Paragraph> found = letter.find(seen.key(), seen.base());
            if (found.isEmpty()) {
                return _ -> new DiscussResult.Changed();
            }
            Paragraph paragraph = found.get();
            Optional<String> flaw = switch (kind) {
                case COMMENT -> flaw(text, LONGEST_COMMENT);
                case PROPOSAL -> flaw(files, letter, paragraph, text);
            };
            if (flaw.isPresent()) {
                return _ -> new DiscussResult.Refused(flaw.get());
            }
            Remark remark = new Remark(
                    0,
                    kind,
                    paragraph.key(),
                    DraftLetter.hash(paragraph),
                    paragraph.text(),
                    speaker.organisation(),
                    speaker.member(),
                    kind == Remark.Kind.PROPOSAL ? written(letter, paragraph, text) : text,
                    clock.instant(),
                    Remark.State.OPEN,
                    "");
            return transaction -> add(transaction, campaign, speaker, slug, remark);
        });
    }

    private DiscussResult add(Handle transaction, Campaign campaign, Speaker speaker, String slug, Remark remark) {
        if (RemarkStore.count(transaction, campaign.id(), slug) >= MOST) {
            return new DiscussResult.Refused(said("console.drafting.toomany", "count", MOST));
        }
        long id = RemarkStore.add(transaction, campaign.id(), slug, remark);
        String action = remark.kind() == Remark.Kind.COMMENT ? "letter.commented" : "letter.proposed";
        record(transaction, campaign, speaker, action, slug, id, Map.of("paragraph", remark.paragraph()));
        return new DiscussResult.Done();
    }

    private boolean isOver(Speaker speaker, DraftLetter letter) {
        return !speaker.isCoordinator() && letter.isOver(today());
    }

    private static Optional<String> flaw(String text, int longest) {
        return text.isEmpty() ? Optional.of(said("console.drafting.empty")) : Inputs.flaw(text, longest);
    }

    /// Whatever would keep the wording from being taken.
    private static Optional<String> flaw(KitFiles files, DraftLetter letter, Paragraph paragraph, String text) {
        Optional<String> flaw = flaw(text, LONGEST_COMMENT);
        if (flaw.isPresent()) {
            return flaw;
        }
        LetterFile changed = letter.with(paragraph, text);
        if (changed.equals(letter.file())) {
            return Optional.of(said("console.drafting.same"));
        }
        if (changed.paragraphs().size() != letter.file().paragraphs().size()) {
            return Optional.of(said("console.drafting.oneparagraph"));
        }
        List<KitError> errors = changed.flaws(letter.path());
        return (errors.isEmpty() ? KitReader.errors(letter.with(files, paragraph, text)) : errors)
                .stream()
                        .filter(error -> error.file().equals(letter.path()))
                        .map(KitError::reason)
                        .findFirst();
    }

    /// The paragraph's text as it would be, were it taken.
    private static String written(DraftLetter letter, Paragraph paragraph, String text) {
        return letter.with(paragraph, text).parts().stream()
                .filter(one -> one.key().equals(paragraph.key()))
                .findFirst()
                .orElseThrow()
                .text();
    }

    DiscussResult settle(Campaign campaign, Speaker speaker, String slug, long id) {
        return inLetter(
                campaign,
                slug,
                (_, letter) -> transaction -> isOver(speaker, letter)
                        ? new DiscussResult.Over()
                        : ended(transaction, campaign, speaker, slug, id, Remark.Kind.COMMENT, () -> {
                            RemarkStore.end(
                                    transaction, id, Remark.State.SETTLED, "", speaker.member(), clock.instant());
                            record(transaction, campaign, speaker, "letter.settled", slug, id, Map.of());
                        }));
    }

    DiscussResult decline(Campaign campaign, Speaker speaker, String slug, long id, String reason) {
        Optional<String> flaw = flaw(reason, LONGEST_REASON);
        if (flaw.isPresent()) {
            return new DiscussResult.Refused(flaw.get());
        }
        return inLetter(
                campaign,
                slug,
                (_, _) -> transaction -> ended(transaction, campaign, speaker, slug, id, Remark.Kind.PROPOSAL, () -> {
                    RemarkStore.end(transaction, id, Remark.State.DECLINED, reason, speaker.member(), clock.instant());
                    record(transaction, campaign, speaker, "letter.declined", slug, id, Map.of());
                }));
    }

    private static DiscussResult ended(
            Handle transaction,
            Campaign campaign,
            Speaker speaker,
            String slug,
            long id,
            Remark.Kind kind,
            Runnable end) {
        boolean isThere = RemarkStore.hold(transaction, campaign.id(), slug, id)
                .filter(found -> found.isOpen() && found.kind() == kind && speaker.mayEnd(found))
                .isPresent();
        if (!isThere) {
            return new DiscussResult.Changed();
        }
        end.run();
        return new DiscussResult.Done();
    }

    /// Its author takes it back, or a coordinator takes it away: in either case nothing of it is kept.
    DiscussResult erase(Campaign campaign, Speaker speaker, String slug, long id) {
        return inLetter(campaign, slug, (_, _) -> transaction -> {
            boolean isThere = RemarkStore.hold(transaction, campaign.id(), slug, id)
                    .filter(speaker::mayEnd)
                    .isPresent();
            if (!isThere) {
                return new DiscussResult.Changed();
            }
            RemarkStore.erase(transaction, id);
            record(transaction, campaign, speaker, "letter.erased", slug, id, Map.of());
            return new DiscussResult.Done();
        });
    }

    /// Writes the proposed wording into the draft, if the paragraph is still the one that it was proposed for.
    DiscussResult take(Campaign campaign, Speaker speaker, String slug, long id) {
        Optional<Remark> found =
                database.inTransaction(transaction -> RemarkStore.hold(transaction, campaign.id(), slug, id));
        Optional<DraftLetter> letter =
                DraftLetter.inDrafting(drafting.read(campaign).files(), slug);
        if (letter.isEmpty()) {
            return new DiscussResult.Gone();
        }
        if (found.filter(remark -> remark.isOpen() && remark.kind() == Remark.Kind.PROPOSAL)
                .isEmpty()) {
            return new DiscussResult.Changed();
        }
        Remark proposal = found.get();
        Edit edit = new Edit(
                letter.get().path(),
                proposal.base(),
                files -> DraftLetter.inDrafting(files, slug)
                        .flatMap(now -> now.find(proposal.paragraph(), proposal.base()))
                        .map(DraftLetter::hash)
                        .orElse("-"),
                files -> DraftLetter.inDrafting(files, slug)
                        .flatMap(now -> now.find(proposal.paragraph(), proposal.base())
                                .map(paragraph -> now.with(files, paragraph, proposal.text())))
                        .orElse(files),
                (_, error) -> error.file().equals(letter.get().path()),
                _ -> Map.of());
        SaveResult saved = drafting.save(campaign, speaker.member(), edit, transaction -> {
            boolean isOpen = RemarkStore.hold(transaction, campaign.id(), slug, id)
                    .filter(Remark::isOpen)
                    .isPresent();
            if (isOpen) {
                RemarkStore.end(transaction, id, Remark.State.TAKEN, "", speaker.member(), clock.instant());
                record(transaction, campaign, speaker, "letter.taken", slug, id, Map.of());
            }
            return isOpen;
        });
        return switch (saved) {
            case SaveResult.Saved() -> new DiscussResult.Done();
            case SaveResult.Conflict _ -> new DiscussResult.Changed();
            case SaveResult.Refused(List<KitError> errors) ->
                new DiscussResult.Refused(errors.getFirst().toString());
        };
    }

    /// Looks at a letter and at the kit that it stands in, and says what is to be done in a transaction while both are
    /// still the same.
    @FunctionalInterface
    interface Plan {
        Function<Handle, DiscussResult> of(KitFiles files, DraftLetter letter);
    }

    /// If members write the letter now.
    DiscussResult inLetter(Campaign campaign, String slug, Plan plan) {
        return drafting.on(
                        campaign,
                        draft -> DraftLetter.inDrafting(draft.files(), slug)
                                .map(letter -> plan.of(draft.files(), letter))
                                .orElse(_ -> new DiscussResult.Gone()))
                .orElseGet(DiscussResult.Changed::new);
    }

    private void record(
            Handle transaction,
            Campaign campaign,
            Speaker speaker,
            String action,
            String slug,
            long id,
            Map<String, String> after) {
        audit.record(
                transaction,
                speaker.member(),
                campaign.id(),
                action,
                "letter/" + slug + "/" + id,
                "",
                after.isEmpty() ? "" : Json.text(after));
    }

    private static String said(String key, Object... namesAndValues) {
        return ConsoleTexts.texts().of(key, namesAndValues);
    }
}
