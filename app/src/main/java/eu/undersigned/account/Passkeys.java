package eu.undersigned.account;

import eu.undersigned.account.CeremonyResult.Made;
import eu.undersigned.secrets.SecretBox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The passkeys of all members.
final class Passkeys {
    private static final byte[] CONTEXT = "undersigned/passkey".getBytes(StandardCharsets.UTF_8);
    private static final int LONGEST_NAME = 60;

    private final SecretBox box;
    private final InstantSource clock;

    Passkeys(SecretBox box, InstantSource clock) {
        this.box = box;
        this.clock = clock;
    }

    /// @param name cut after 60 characters; empty: "Passkey"
    void add(Handle transaction, int member, byte[] handle, Made made, String name) {
        String shown = name.isBlank() ? "Passkey" : name.strip();
        byte[] sealed = box.seal(
                CONTEXT,
                shown.substring(0, Math.min(LONGEST_NAME, shown.length())).getBytes(StandardCharsets.UTF_8));
        Instant now = clock.instant();
        PasskeyStore.add(
                transaction,
                new Passkey(made.id(), member, handle, made.publicKey(), made.counter(), "", now, Optional.empty()),
                sealed);
    }

    Optional<Passkey> find(Handle transaction, byte[] id) {
        return PasskeyStore.find(transaction, id).map(this::opened);
    }

    /// One that belongs to this member.
    Optional<Passkey> find(Handle transaction, byte[] id, int member) {
        return find(transaction, id).filter(passkey -> passkey.member() == member);
    }

    /// The oldest first.
    List<Passkey> of(Handle transaction, int member) {
        return PasskeyStore.of(transaction, member).stream().map(this::opened).toList();
    }

    /// By which devices find this member; empty while there is no passkey.
    Optional<byte[]> handle(Handle transaction, int member) {
        return of(transaction, member).stream().map(Passkey::handle).findFirst();
    }

    void used(Handle transaction, Passkey passkey, long counter) {
        PasskeyStore.used(transaction, passkey.id(), counter, clock.instant());
    }

    /// False when the member has no such passkey.
    boolean remove(Handle transaction, int member, byte[] id) {
        return PasskeyStore.remove(transaction, member, id);
    }

    private Passkey opened(PasskeyStore.Row row) {
        Passkey passkey = row.passkey();
        String name = box.open(CONTEXT, row.sealedName())
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("?");
        return new Passkey(
                passkey.id(),
                passkey.member(),
                passkey.handle(),
                passkey.publicKey(),
                passkey.counter(),
                name,
                passkey.since(),
                passkey.lastUsed());
    }
}
