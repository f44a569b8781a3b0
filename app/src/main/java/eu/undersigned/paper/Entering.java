package eu.undersigned.paper;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.campaign.Campaigns;
import eu.undersigned.consultation.Answering;
import eu.undersigned.consultation.Answers;
import eu.undersigned.consultation.ConsentAges;
import eu.undersigned.db.Database;
import eu.undersigned.paper.Group.Stage;
import eu.undersigned.secrets.SecretBox;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// Types in a group's sheets, page by page, and hands them in together. Each page is on disk before it is said to be
/// saved; sheets count once they are handed in, and then nobody can tell them from others.
final class Entering {
    private final Campaigns campaigns;
    private final Database database;
    private final SecretBox box;
    private final Answering answering;
    private final InstantSource clock;

    /// @param box keeps what waits
    Entering(Campaigns campaigns, Database database, SecretBox box, Answering answering, InstantSource clock) {
        this.campaigns = campaigns;
        this.database = database;
        this.box = box;
        this.answering = answering;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// Empty where there is no such pass, or the kit has its consultation or its band no more.
    Optional<Group> find(PassToken token) {
        return database.inSnapshot(
                transaction -> PassStore.find(transaction, token).flatMap(pass -> group(transaction, pass)));
    }

    private Optional<Group> group(Handle transaction, ClassPass pass) {
        Campaign campaign = campaigns.byId(pass.campaign());
        return campaign.content()
                .consultation(pass.consultation())
                .map(consultation -> answering.asked(transaction, campaign, consultation))
                .flatMap(consultation -> consultation
                        .band(pass.band())
                        .map(band -> new Group(
                                pass,
                                campaign,
                                consultation,
                                band,
                                ConsentAges.needsGuardian(pass.country(), band),
                                pages(transaction, pass))));
    }

    private SortedMap<Integer, SheetPage> pages(Handle transaction, ClassPass pass) {
        SortedMap<Integer, SheetPage> pages = new TreeMap<>();
        PassStore.pages(transaction, pass.id())
                .forEach((number, opaque) -> pages.put(
                        number,
                        SheetPage.of(box.open(context(pass, number), opaque)
                                .orElseThrow(() -> new IllegalStateException(
                                        "a page of pass " + pass.id() + " was sealed with another key")))));
        return pages;
    }

    private static byte[] context(ClassPass pass, int page) {
        return ("class page " + pass.id() + " " + page).getBytes(StandardCharsets.UTF_8);
    }

    /// Somebody says that all guardians agreed, on paper that stays with them.
    EntryResult agree(PassToken token) {
        return locked(token, (transaction, group) -> {
            if (group.stage(today()) != Stage.OPEN) {
                return new EntryResult.Over(group.stage(today()));
            }
            PassStore.agree(transaction, group.pass().id(), today());
            return new EntryResult.Done();
        });
    }

    /// Sent twice, a page is there once: what it holds takes the place of what it held.
    ///
    /// @param number of the page, from 1
    /// @param base hash of the page from which the form was made
    EntryResult save(PassToken token, int number, String base, SheetPage typed) {
        return locked(token, (transaction, group) -> {
            if (group.stage(today()) != Stage.OPEN) {
                return new EntryResult.Over(group.stage(today()));
            }
            if (group.waitsForGuardians()) {
                return new EntryResult.NeedsGuardians();
            }
            SheetPage now = group.page(number);
            if (!now.hash().equals(base) && !now.hash().equals(typed.hash())) {
                return new EntryResult.Changed(now);
            }
            PassStore.put(
                    transaction,
                    group.pass().id(),
                    number,
                    typed.filled(),
                    box.seal(context(group.pass(), number), typed.bytes()),
                    today());
            return new EntryResult.Done();
        });
    }

    /// All sheets of the group count from now on, and the pass is used up.
    EntryResult handIn(PassToken token) {
        return locked(token, (transaction, group) -> {
            Stage stage = group.stage(today());
            return switch (stage) {
                case OPEN, CLOSED -> handIn(transaction, group);
                case EARLY, DONE, REVOKED -> new EntryResult.Over(stage);
            };
        });
    }

    private EntryResult handIn(Handle transaction, Group group) {
        List<Sheet> sheets = group.pages().values().stream()
                .flatMap(page -> page.sheets().stream())
                .map(sheet -> sheet.within(group.questions()))
                .filter(sheet -> !sheet.isEmpty())
                .toList();
        if (sheets.isEmpty()) {
            return new EntryResult.Nothing();
        }
        answering.storeSheets(
                transaction,
                group.campaign(),
                group.consultation(),
                sheets.stream().map(sheet -> answers(group, sheet)).toList(),
                today());
        PassStore.end(transaction, group.pass().id(), PassState.DONE);
        return new EntryResult.Done();
    }

    private static Answers answers(Group group, Sheet sheet) {
        Map<String, Set<String>> chosen = new HashMap<>();
        sheet.chosen().forEach((question, options) -> chosen.put(question, Set.copyOf(options)));
        ClassPass pass = group.pass();
        return new Answers(group.band(), pass.country(), group.written(), chosen, sheet.texts());
    }

    @FunctionalInterface
    private interface Work {
        EntryResult in(Handle transaction, Group group);
    }

    private EntryResult locked(PassToken token, Work work) {
        return database.inTransaction(transaction -> PassStore.lock(transaction, token)
                .flatMap(pass -> group(transaction, pass))
                .map(group -> work.in(transaction, group))
                .orElseGet(EntryResult.Unknown::new));
    }

    /// What becomes of passes that nobody hands in: what was saved counts once the consultation is over, or once nobody
    /// touched it for long where it has no end. Some weeks later what is known of passes is erased.
    ///
    /// @param kept whether a pass is kept still
    void tidy(Predicate<PassStore.Lasting> kept) {
        List<PassStore.Lasting> all = database.inTransaction(PassStore::all);
        for (PassStore.Lasting one : all) {
            database.useTransaction(
                    transaction -> PassStore.lock(transaction, one.pass().id())
                            .ifPresent(pass -> tidy(transaction, pass, kept.test(one))));
        }
    }

    private void tidy(Handle transaction, ClassPass pass, boolean isKept) {
        Optional<Group> saved = group(transaction, pass).filter(group -> switch (group.stage(today())) {
            case OPEN -> !isKept;
            case CLOSED -> true;
            case EARLY, DONE, REVOKED -> false;
        });
        boolean isIn = saved.filter(group -> handIn(transaction, group) instanceof EntryResult.Done)
                .isPresent();
        if (!isIn && !isKept) {
            PassStore.erase(transaction, pass.id());
        }
    }
}
