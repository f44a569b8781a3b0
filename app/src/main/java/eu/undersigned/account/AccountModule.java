package eu.undersigned.account;

import eu.undersigned.audit.Audit;
import eu.undersigned.db.Database;
import eu.undersigned.outbox.Outbox;
import eu.undersigned.secrets.SecretBox;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Wires how members come, sign in, and are changed.
public final class AccountModule {
    private final Sessions sessions;
    private final SigningIn signingIn;
    private final Welcoming welcoming;
    private final Recovering recovering;
    private final OwnAccount ownAccount;
    private final Inviting inviting;
    private final ChangingMembers changingMembers;
    private final RefusalTrail trail;
    private final Optional<Federating> federating;

    /// @param secret the key of names and mailboxes of members
    /// @param publicUrl how the world reaches this instance; passkeys belong to its host
    /// @param federation the organisation's own sign-in, where there is one
    /// @param campaigns the numbers of all campaigns
    public AccountModule(
            Database database,
            Members members,
            Sessions sessions,
            Outbox outbox,
            Audit audit,
            byte[] secret,
            URI publicUrl,
            Optional<FederationConfig> federation,
            Supplier<List<Integer>> campaigns,
            SecureRandom random,
            InstantSource clock) {
        this.sessions = sessions;
        SecretBox box = new SecretBox(secret, random);
        Ceremonies ceremonies = new Ceremonies(publicUrl);
        Challenges challenges = new Challenges(random, clock);
        Passkeys passkeys = new Passkeys(box, clock);
        RecoveryCodes codes = new RecoveryCodes(secret, random, clock);
        Invitations invitations = new Invitations(box, random, clock);
        MemberLetters letters = new MemberLetters(outbox, publicUrl.toString());
        trail = new RefusalTrail(audit);
        signingIn = new SigningIn(database, ceremonies, challenges, passkeys, sessions, audit, trail);
        welcoming = new Welcoming(
                database,
                invitations,
                members,
                ceremonies,
                challenges,
                passkeys,
                codes,
                sessions,
                letters,
                audit,
                trail,
                clock);
        recovering = new Recovering(
                database, members, ceremonies, challenges, passkeys, codes, sessions, letters, audit, trail, clock);
        ownAccount = new OwnAccount(database, ceremonies, challenges, passkeys, codes, sessions, audit);
        inviting = new Inviting(database, invitations, members, letters, audit, clock);
        federating = federation.map(config -> new Federating(
                database,
                new IdentityProvider(config, publicUrl.resolve("/console/federated/callback")),
                challenges,
                welcoming,
                sessions,
                secret,
                audit,
                trail,
                clock));
        changingMembers = new ChangingMembers(database, members, sessions, audit, campaigns, clock);
    }

    public Sessions sessions() {
        return sessions;
    }

    public SigningIn signingIn() {
        return signingIn;
    }

    public Welcoming welcoming() {
        return welcoming;
    }

    public Recovering recovering() {
        return recovering;
    }

    public OwnAccount ownAccount() {
        return ownAccount;
    }

    public Inviting inviting() {
        return inviting;
    }

    public ChangingMembers changingMembers() {
        return changingMembers;
    }

    /// Empty where the organisation has no sign-in of its own.
    public Optional<Federating> federating() {
        return federating;
    }

    public RefusalTrail trail() {
        return trail;
    }
}
