package eu.undersigned.paper;

import eu.undersigned.audit.Audit;
import eu.undersigned.campaign.Wordings;
import eu.undersigned.console.Visit;
import eu.undersigned.db.Database;
import eu.undersigned.http.Json;
import eu.undersigned.secrets.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/// Makes class passes and revokes them; both stand in the audit trail.
final class MakingPasses {
    /// Of an organisation, for one consultation, at a time. The campaign's own team knows no bound.
    static final int MOST_OPEN = 20;

    private final Database database;
    private final KeyedHash tokens;
    private final NoteSeal notes;
    private final Audit audit;
    private final InstantSource clock;

    /// @param key a secret that is not in the database
    MakingPasses(Database database, byte[] key, NoteSeal notes, Audit audit, InstantSource clock) {
        this.database = database;
        this.tokens = new KeyedHash(key);
        this.notes = notes;
        this.audit = audit;
        this.clock = clock;
    }

    /// The same form sent twice makes one pass, and shows its link both times.
    ///
    /// @param once random words of the form
    /// @return empty when the organisation has too many open passes
    Optional<PassToken> make(Visit visit, ClassPass pass, String once) {
        PassToken token = PassToken.of(tokens.of(
                "class pass",
                once,
                Integer.toString(visit.actor().member()),
                Integer.toString(pass.campaign()),
                pass.consultation(),
                pass.band(),
                pass.country(),
                pass.language().code(),
                Integer.toString(pass.children()),
                pass.label()));
        return database.inTransaction(transaction -> {
            // Sheets are printed from now on: what they ask stays.
            Wordings.fix(transaction, visit.campaign(), pass.consultation());
            PassStore.lock(transaction, pass);
            if (PassStore.find(transaction, token).isPresent()) {
                return Optional.of(token); // sent twice
            }
            if (pass.organisation().isPresent() && PassStore.open(transaction, pass) >= MOST_OPEN) {
                record(transaction, visit, "classpass.refused", "consultation/" + pass.consultation(), pass);
                return Optional.empty();
            }
            PassStore.add(transaction, pass, token, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .ifPresent(id -> {
                        if (!pass.label().isEmpty()) {
                            PassStore.note(transaction, id, notes.seal(id, pass.label()));
                        }
                        record(transaction, visit, "classpass.made", subject(pass.consultation(), id), pass);
                    });
            return Optional.of(token);
        });
    }

    private void record(Handle transaction, Visit visit, String action, String subject, ClassPass pass) {
        audit.record(transaction, visit.actor().member(), pass.campaign(), action, subject, "", said(pass));
    }

    List<PassStore.Counted> list(Visit visit, String consultation) {
        return database.inTransaction(
                transaction -> PassStore.list(transaction, visit.campaign().id(), consultation, whose(visit)));
    }

    /// The team's note on a pass; those of older passes may lie in the clear still.
    String note(PassStore.Counted pass) {
        String note = notes.open(pass.pass().id(), pass.note());
        return note.isEmpty() ? pass.pass().label() : note;
    }

    /// What waits with it is erased.
    ///
    /// @return whether there was such a pass, still open
    boolean revoke(Visit visit, String consultation, int id) {
        return database.inTransaction(transaction -> PassStore.lock(transaction, id)
                .filter(pass -> pass.campaign() == visit.campaign().id()
                        && pass.consultation().equals(consultation)
                        && (whose(visit).isEmpty() || whose(visit).equals(pass.organisation()))
                        && pass.state() == PassState.OPEN)
                .map(pass -> {
                    PassStore.end(transaction, id, PassState.REVOKED);
                    audit.record(
                            transaction,
                            visit.actor().member(),
                            pass.campaign(),
                            "classpass.revoked",
                            subject(consultation, id),
                            said(pass),
                            "");
                    return true;
                })
                .orElse(false));
    }

    private static OptionalInt whose(Visit visit) {
        return visit.ofOrganisation()
                .map(organisation -> OptionalInt.of(organisation.id()))
                .orElseGet(OptionalInt::empty);
    }

    private static String subject(String consultation, int id) {
        return "consultation/" + consultation + "/pass/" + id;
    }

    private static String said(ClassPass pass) {
        return new String(
                Json.write(Map.of("band", pass.band(), "country", pass.country(), "children", pass.children())),
                StandardCharsets.UTF_8);
    }
}
