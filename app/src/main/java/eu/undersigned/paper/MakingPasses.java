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
import java.util.OptionalInt;

/// Makes class passes and revokes them; both stand in the audit trail.
final class MakingPasses {
    private final Database database;
    private final KeyedHash tokens;
    private final Audit audit;
    private final InstantSource clock;

    /// @param key a secret that is not in the database
    MakingPasses(Database database, byte[] key, Audit audit, InstantSource clock) {
        this.database = database;
        this.tokens = new KeyedHash(key);
        this.audit = audit;
        this.clock = clock;
    }

    /// The same form sent twice makes one pass, and shows its link both times.
    ///
    /// @param once random words of the form
    PassToken make(Visit visit, ClassPass pass, String once) {
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
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        database.useTransaction(transaction -> {
            // Sheets are printed from now on: what they ask stays.
            Wordings.fix(transaction, visit.campaign(), pass.consultation());
            PassStore.add(transaction, pass, token, today)
                    .ifPresent(id -> audit.record(
                            transaction,
                            visit.actor().member(),
                            pass.campaign(),
                            "classpass.made",
                            subject(pass.consultation(), id),
                            "",
                            said(pass)));
        });
        return token;
    }

    List<PassStore.Counted> list(Visit visit, String consultation) {
        return database.inTransaction(
                transaction -> PassStore.list(transaction, visit.campaign().id(), consultation, whose(visit)));
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
