package eu.undersigned.account;

import eu.undersigned.outbox.Outbox;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Puts letters to members into the outbox, in the transaction of what they tell.
final class MemberLetters {
    private final Outbox outbox;
    private final String publicUrl;

    /// @param publicUrl without a slash at the end
    MemberLetters(Outbox outbox, String publicUrl) {
        this.outbox = outbox;
        this.publicUrl = publicUrl;
    }

    void invite(
            Handle transaction, String to, String invitedBy, String place, Role role, String token, Instant expires) {
        put(
                transaction,
                new MemberLetter(
                        UUID.randomUUID(),
                        MemberLetter.Kind.CONSOLE_INVITED,
                        to,
                        "",
                        invitedBy,
                        place,
                        role.name(),
                        link(token),
                        expires));
    }

    /// @param reader who is told
    /// @param recovered who used a code
    void tellOfRecovery(Handle transaction, Person reader, Person recovered, Instant at) {
        if (reader.mailbox().isEmpty()) {
            return;
        }
        MemberLetter.Kind kind = reader.equals(recovered)
                ? MemberLetter.Kind.CONSOLE_RECOVERED
                : MemberLetter.Kind.CONSOLE_RECOVERED_OTHER;
        put(
                transaction,
                new MemberLetter(
                        UUID.randomUUID(), kind, reader.mailbox(), reader.name(), recovered.name(), "", "", "", at));
    }

    /// The address that a link leads to.
    String link(String token) {
        return publicUrl + "/console/welcome/" + token;
    }

    private void put(Handle transaction, MemberLetter letter) {
        try {
            outbox.put(transaction, List.of(outbox.seal(letter.encode())));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
