package eu.undersigned.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Speaks to an organisation's own sign-in: authorization code with PKCE, state and nonce. The ID token's
/// signature, issuer, audience, time and nonce are verified by the library; a token that nobody signed is
/// refused.
///
/// @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth">OpenID Connect Core, 3.1</a>
final class IdentityProvider {
    private static final int PATIENCE = 3_000;
    private static final int LONGEST_DOCUMENT = 64 * 1024;
    /// Signed with the provider's private key: never with a secret that both know, never not at all.
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.EdDSA);

    private final FederationConfig config;
    private final URI back;
    private @Nullable Known known;

    /// What the provider's discovery document says, and a source of its keys that notices new ones.
    private record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

    /// @param back where the provider sends people back to
    IdentityProvider(FederationConfig config, URI back) {
        this.config = config;
        this.back = back;
    }

    /// @param subject the provider's own name for who it is: compared, never shown
    /// @param name as the provider writes it; empty: it does not tell
    /// @param provedAt when they last proved to the provider who they are; empty: it does not tell
    record Identity(String issuer, String subject, String name, Optional<Instant> provedAt) {
        @Override
        public String toString() {
            return "Identity[hidden]";
        }
    }

    /// Where to send somebody who wants to sign in there; empty when the provider can't be reached.
    ///
    /// @param verifier 43 to 128 characters that only this server knows
    /// @param anew whether they must prove who they are even if they are signed in there
    Optional<URI> entrance(String state, String nonce, String verifier, boolean anew) {
        return known().map(found -> {
            AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                            ResponseType.CODE, new Scope("openid", "profile"), new ClientID(config.clientId()), back)
                    .endpointURI(found.metadata().getAuthorizationEndpointURI())
                    .state(new State(state))
                    .nonce(new Nonce(nonce))
                    .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256);
            return (anew ? request.maxAge(0) : request).build().toURI();
        });
    }

    /// Who it is; empty when the provider refuses the code, or its token can't be trusted.
    Optional<Identity> identity(String code, String verifier, String nonce) {
        Optional<Known> found = known();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            HTTPRequest request =
                    tokenRequest(found.get().metadata(), code, verifier).toHTTPRequest();
            request.setConnectTimeout(PATIENCE);
            request.setReadTimeout(PATIENCE);
            request.setFollowRedirects(false);
            TokenResponse response = OIDCTokenResponseParser.parse(request.send());
            if (!(response instanceof OIDCTokenResponse tokens)) {
                return Optional.empty();
            }
            IDTokenClaimsSet claims =
                    validator(found.get()).validate(tokens.getOIDCTokens().getIDToken(), new Nonce(nonce));
            String name = claims.getStringClaim("name");
            return Optional.of(new Identity(
                    claims.getIssuer().getValue(),
                    claims.getSubject().getValue(),
                    name == null ? "" : name,
                    Optional.ofNullable(claims.getAuthenticationTime()).map(Date::toInstant)));
        } catch (IOException | GeneralException | BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    private TokenRequest tokenRequest(OIDCProviderMetadata metadata, String code, String verifier) {
        ClientID client = new ClientID(config.clientId());
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(new AuthorizationCode(code), back, new CodeVerifier(verifier));
        URI endpoint = metadata.getTokenEndpointURI();
        return config.secret()
                .map(secret ->
                        new TokenRequest.Builder(endpoint, new ClientSecretBasic(client, new Secret(secret)), grant))
                .orElseGet(() -> new TokenRequest.Builder(endpoint, client, grant))
                .build();
    }

    private IDTokenValidator validator(Known found) {
        return new IDTokenValidator(
                new Issuer(config.issuer()),
                new ClientID(config.clientId()),
                new JWSVerificationKeySelector<>(ALGORITHMS, found.keys()),
                null);
    }

    /// Asked for when somebody first needs it: a provider that is away must not stop the start.
    private synchronized Optional<Known> known() {
        Known before = known;
        if (before != null) {
            return Optional.of(before);
        }
        try {
            OIDCProviderMetadata metadata =
                    OIDCProviderMetadata.resolve(new Issuer(config.issuer()), PATIENCE, PATIENCE);
            Known found = new Known(
                    metadata,
                    JWKSourceBuilder.create(
                                    metadata.getJWKSetURI().toURL(),
                                    new DefaultResourceRetriever(PATIENCE, PATIENCE, LONGEST_DOCUMENT))
                            .build());
            known = found;
            return Optional.of(found);
        } catch (IOException | GeneralException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
