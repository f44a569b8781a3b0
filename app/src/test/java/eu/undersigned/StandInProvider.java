package eu.undersigned;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// An organisation's own sign-in on loopback: it publishes its keys, takes codes, and signs real tokens,
/// which a test may have it get wrong.
final class StandInProvider implements AutoCloseable {
    static final String CLIENT = "undersigned-console";
    static final String SECRET = "a client secret of at least 32 bytes";

    private final HttpServer server;
    private final RSAKey key;
    private Map<String, String> asked = Map.of();

    /// Who is signed in there.
    String subject = "subject-1";
    String name = "Fatima Federated";
    /// What a test changes of the token.
    UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
    boolean isSigned = true;
    boolean isSignedByOthers;

    StandInProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("1").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, discovery()));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String discovery() {
        return Visitor.JSON.writeValueAsString(Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/enter",
                "token_endpoint",
                issuer() + "/token",
                "jwks_uri",
                issuer() + "/keys",
                "response_types_supported",
                new String[] {"code"},
                "subject_types_supported",
                new String[] {"public"},
                "id_token_signing_alg_values_supported",
                new String[] {"RS256"}));
    }

    /// Somebody arrives and says yes.
    ///
    /// @return the path to which they are sent back
    String enter(String address) {
        asked = fields(URI.create(address).getRawQuery());
        return "/console/federated/callback?code=good&state=" + asked.get("state");
    }

    /// What the client asked for.
    Map<String, String> asked() {
        return asked;
    }

    private static Map<String, String> fields(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean isProved = challenge(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"));
        boolean isClient = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .startsWith("Basic ");
        if (!isProved || !isClient || !"good".equals(form.get("code"))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(
                exchange,
                200,
                Visitor.JSON.writeValueAsString(
                        Map.of("access_token", "unused", "token_type", "Bearer", "id_token", idToken())));
    }

    private String idToken() {
        Instant now = Instant.now();
        JWTClaimsSet set = claims.apply(new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .audience(CLIENT)
                        .subject(subject)
                        .claim("name", name)
                        .claim("nonce", asked.get("nonce"))
                        .claim("auth_time", now.getEpochSecond())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5)))))
                .build();
        if (!isSigned) {
            return new PlainJWT(set).serialize();
        }
        try {
            RSAKey signer =
                    isSignedByOthers ? new RSAKeyGenerator(2048).keyID("1").generate() : key;
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(), set);
            token.sign(new RSASSASigner(signer));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @see <a href="https://www.rfc-editor.org/rfc/rfc7636#section-4.6">RFC 7636, section 4.6</a>
    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
