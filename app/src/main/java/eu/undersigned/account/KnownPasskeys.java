package eu.undersigned.account;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Passkeys as the library asks for them. Members have no user names: where it wants one, it gets the
/// handle as text.
///
/// @param find finds a passkey by its id
record KnownPasskeys(Function<byte[], Optional<Passkey>> find) implements CredentialRepository {
    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
        return Set.of(); // which ones a device is asked for is told to the browser by ourselves
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
        return Optional.of(ByteArray.fromBase64(username));
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray handle) {
        return Optional.of(handle.getBase64());
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray id, ByteArray handle) {
        return find.apply(id.getBytes())
                .filter(passkey -> Arrays.equals(passkey.handle(), handle.getBytes()))
                .map(KnownPasskeys::registered);
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray id) {
        return find.apply(id.getBytes()).map(KnownPasskeys::registered).stream().collect(Collectors.toSet());
    }

    private static RegisteredCredential registered(Passkey passkey) {
        return RegisteredCredential.builder()
                .credentialId(new ByteArray(passkey.id()))
                .userHandle(new ByteArray(passkey.handle()))
                .publicKeyCose(new ByteArray(passkey.publicKey()))
                .signatureCount(passkey.counter())
                .build();
    }
}
