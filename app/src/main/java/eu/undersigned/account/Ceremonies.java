package eu.undersigned.account;

import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.AuthenticatorResponse;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.ClientExtensionOutputs;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.InvalidSignatureCountException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import eu.undersigned.account.CeremonyResult.Made;
import eu.undersigned.account.CeremonyResult.Refused;
import eu.undersigned.account.CeremonyResult.Used;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What devices are asked, and whether what they answer holds. Passkeys are kept by the device, so that
/// nobody types who they are; the device must ask its owner for a fingerprint, face or code; which make of
/// device it is, is nobody's business.
///
/// @see <a href="https://www.w3.org/TR/webauthn-3/">Web Authentication, level 3, sections 7.1 and 7.2</a>
final class Ceremonies {
    /// ES256, EdDSA and RS256, the device's favourite first: what all of today's devices know.
    private static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            PublicKeyCredentialParameters.ES256,
            PublicKeyCredentialParameters.EdDSA,
            PublicKeyCredentialParameters.RS256);

    private final RelyingPartyIdentity site;
    private final String origin;

    /// @param publicUrl how the world reaches this instance; a passkey belongs to its host for good
    Ceremonies(URI publicUrl) {
        this.site = RelyingPartyIdentity.builder()
                .id(publicUrl.getHost())
                .name("Undersigned")
                .build();
        this.origin = publicUrl.toString();
    }

    /// What `navigator.credentials.create` is asked; bytes are in base64url.
    ///
    /// @param name how the device's own list calls the passkey
    /// @param known passkeys of the same member, of which a device needs no second one
    Map<String, ?> toCreate(byte[] challenge, byte[] handle, String name, List<byte[]> known) {
        return Map.of(
                "rp", Map.of("id", site.getId(), "name", site.getName()),
                "user", Map.of("id", text(handle), "name", name, "displayName", name),
                "challenge", text(challenge),
                "pubKeyCredParams",
                        ALGORITHMS.stream()
                                .map(one -> Map.of(
                                        "type",
                                        "public-key",
                                        "alg",
                                        one.getAlg().getId()))
                                .toList(),
                "timeout", Challenges.LIFE.toMillis(),
                "excludeCredentials", descriptors(known),
                "authenticatorSelection",
                        Map.of("residentKey", "required", "requireResidentKey", true, "userVerification", "required"),
                "attestation", "none");
    }

    /// What `navigator.credentials.get` is asked; bytes are in base64url.
    ///
    /// @param allowed the passkeys that will do; empty: any
    Map<String, ?> toGet(byte[] challenge, List<byte[]> allowed) {
        return Map.of(
                "challenge", text(challenge),
                "rpId", site.getId(),
                "timeout", Challenges.LIFE.toMillis(),
                "allowCredentials", descriptors(allowed),
                "userVerification", "required");
    }

    private static List<Map<String, String>> descriptors(List<byte[]> ids) {
        return ids.stream()
                .map(id -> Map.of("type", "public-key", "id", text(id)))
                .toList();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Whether the answer to [#toCreate] holds.
    ///
    /// @param json the browser's `PublicKeyCredential`, as its `toJSON` writes it
    /// @param find finds a passkey of anybody by its id
    CeremonyResult made(byte[] challenge, byte[] handle, String json, Function<byte[], Optional<Passkey>> find) {
        PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs> answer;
        try {
            // Of "null" the library makes nothing at all.
            answer = Objects.requireNonNull(PublicKeyCredential.parseRegistrationResponseJson(json));
        } catch (IOException | RuntimeException e) {
            return new Refused(Refusal.UNREADABLE);
        }
        Optional<Refusal> wrong = wrong(answer, challenge);
        if (wrong.isPresent()) {
            return new Refused(wrong.get());
        }
        if (find.apply(answer.getId().getBytes()).isPresent()) {
            return new Refused(Refusal.ALREADY);
        }
        try {
            RegistrationResult result = party(find)
                    .finishRegistration(FinishRegistrationOptions.builder()
                            .request(asked(challenge, handle))
                            .response(answer)
                            .build());
            return new Made(
                    result.getKeyId().getId().getBytes(),
                    result.getPublicKeyCose().getBytes(),
                    result.getSignatureCount());
        } catch (RegistrationFailedException | RuntimeException e) {
            return new Refused(isUnlocked(answer) ? Refusal.FALSE : Refusal.NOT_VERIFIED);
        }
    }

    private PublicKeyCredentialCreationOptions asked(byte[] challenge, byte[] handle) {
        UserIdentity nobody = UserIdentity.builder()
                .name("-")
                .displayName("-")
                .id(new ByteArray(handle))
                .build();
        return PublicKeyCredentialCreationOptions.builder()
                .rp(site)
                .user(nobody)
                .challenge(new ByteArray(challenge))
                .pubKeyCredParams(ALGORITHMS)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .build();
    }

    /// Whether the answer to [#toGet] holds.
    ///
    /// @param json the browser's `PublicKeyCredential`, as its `toJSON` writes it
    /// @param find finds a passkey by its id, among those that will do
    CeremonyResult used(byte[] challenge, String json, Function<byte[], Optional<Passkey>> find) {
        PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> answer;
        try {
            // Of "null" the library makes nothing at all.
            answer = Objects.requireNonNull(PublicKeyCredential.parseAssertionResponseJson(json));
        } catch (IOException | RuntimeException e) {
            return new Refused(Refusal.UNREADABLE);
        }
        Optional<Refusal> wrong = wrong(answer, challenge);
        if (wrong.isPresent()) {
            return new Refused(wrong.get());
        }
        Optional<Passkey> passkey = find.apply(answer.getId().getBytes());
        if (passkey.isEmpty()) {
            return new Refused(Refusal.UNKNOWN);
        }
        try {
            AssertionResult result = party(find)
                    .finishAssertion(FinishAssertionOptions.builder()
                            .request(asked(challenge, passkey.get()))
                            .response(answer)
                            .build());
            return new Used(passkey.get(), result.getSignatureCount());
        } catch (InvalidSignatureCountException e) {
            return new Refused(Refusal.COPIED, passkey);
        } catch (AssertionFailedException | RuntimeException e) {
            return new Refused(isUnlocked(answer) ? Refusal.FALSE : Refusal.NOT_VERIFIED, passkey);
        }
    }

    /// Whether the device asked its owner for a fingerprint, face or code.
    private static boolean isUnlocked(PublicKeyCredential<? extends AuthenticatorResponse, ?> answer) {
        return answer.getResponse().getParsedAuthenticatorData().getFlags().UV;
    }

    private AssertionRequest asked(byte[] challenge, Passkey passkey) {
        return AssertionRequest.builder()
                .publicKeyCredentialRequestOptions(PublicKeyCredentialRequestOptions.builder()
                        .challenge(new ByteArray(challenge))
                        .rpId(site.getId())
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .userHandle(new ByteArray(passkey.handle()))
                .build();
    }

    /// What people can be told in words; the library looks at both once more.
    private <R extends AuthenticatorResponse, E extends ClientExtensionOutputs> Optional<Refusal> wrong(
            PublicKeyCredential<R, E> answer, byte[] challenge) {
        if (!answer.getResponse().getClientData().getOrigin().equals(origin)) {
            return Optional.of(Refusal.WRONG_ORIGIN);
        }
        return answer.getResponse().getClientData().getChallenge().equals(new ByteArray(challenge))
                ? Optional.empty()
                : Optional.of(Refusal.EXPIRED);
    }

    private RelyingParty party(Function<byte[], Optional<Passkey>> find) {
        return RelyingParty.builder()
                .identity(site)
                .credentialRepository(new KnownPasskeys(find))
                .origins(Set.of(origin))
                .preferredPubkeyParams(ALGORITHMS)
                .build();
    }
}
