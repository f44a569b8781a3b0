package eu.undersigned.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.undersigned.config.ConfigException;
import eu.undersigned.config.Settings;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checks signatures with the JDK alone, by RFC 6376: relaxed canonicalisation, rsa-sha256.
class DkimSignerTest {
    @TempDir
    Path folder;

    @Test
    void aReceiverCanVerifyTheSignatureWithThePublicKey() throws Exception {
        KeyPair keys = keys();
        String mail = signed(keys, "Здравейте, Ann\r\n\r\nhttps://example.org/en/confirm/abc   \r\n");

        String[] parts = mail.split("\r\n\r\n", 2);
        Map<String, String> headers = headers(parts[0]);
        String dkim = headers.getOrDefault("dkim-signature", "");
        assertThat(tag(dkim, "a")).isEqualTo("rsa-sha256");
        assertThat(tag(dkim, "d")).isEqualTo("example.org");
        assertThat(tag(dkim, "s")).isEqualTo("autumn");

        byte[] body = MessageDigest.getInstance("SHA-256")
                .digest(relaxedBody(parts[1]).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(tag(dkim, "bh")).isEqualTo(Base64.getEncoder().encodeToString(body));

        StringBuilder signedText = new StringBuilder();
        for (String name : tag(dkim, "h").split(":")) {
            String value = headers.get(name.strip().toLowerCase(java.util.Locale.ROOT));
            if (value != null) {
                signedText
                        .append(name.strip().toLowerCase(java.util.Locale.ROOT))
                        .append(':')
                        .append(value)
                        .append("\r\n");
            }
        }
        signedText
                .append("dkim-signature:")
                .append(dkim.replaceFirst("(\\bb=)[^;]*", "$1").strip());
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(keys.getPublic());
        verifier.update(signedText.toString().getBytes(StandardCharsets.ISO_8859_1));
        assertThat(verifier.verify(Base64.getMimeDecoder().decode(tag(dkim, "b"))))
                .isTrue();
        assertThat(Arrays.asList(
                        tag(dkim, "h").toLowerCase(java.util.Locale.ROOT).split("\\s*:\\s*")))
                .contains("from", "to", "subject", "date", "message-id")
                .as("RFC 8058, section 4")
                .contains("list-unsubscribe", "list-unsubscribe-post");
    }

    @Test
    void aKeyFileThatHoldsNoKeyStopsTheStartWithItsName() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), "not a key");

        assertThatThrownBy(() -> new DkimSigner(new MailConfig.Dkim("example.org", "autumn", file)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("mail.dkim.key.file");
    }

    private static KeyPair keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private String signed(KeyPair keys, String text) throws Exception {
        Path file = Files.write(folder.resolve("dkim.der"), keys.getPrivate().getEncoded());
        MailConfig config = MailConfig.from(Settings.of(Map.of("mail.from", "petition@example.org")));
        Message message = new Message(
                "1",
                "ann@example.org",
                "Every Second Counts",
                "Ψήφισμα",
                text,
                "<p>Hi</p>",
                "el",
                Optional.of("https://petition.example.org/el/unsubscribe/abc"),
                Instant.EPOCH);
        MimeMessage plain = MimeMail.of(Session.getInstance(new Properties()), config, message);
        MimeMessage signed = new DkimSigner(new MailConfig.Dkim("example.org", "autumn", file)).sign(plain);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        signed.writeTo(out);
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    /// Names in small letters, values unfolded and with single spaces: RFC 6376, section 3.4.2.
    private static Map<String, String> headers(String block) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : block.replaceAll("\r\n[ \t]+", " ").split("\r\n")) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).strip().toLowerCase(java.util.Locale.ROOT),
                    line.substring(colon + 1).replaceAll("[ \t]+", " ").strip());
        }
        return headers;
    }

    /// RFC 6376, section 3.4.4.
    private static String relaxedBody(String body) {
        String relaxed =
                body.replaceAll("[ \t]+", " ").replaceAll(" \r\n", "\r\n").replaceAll("(\r\n)+$", "");
        return relaxed + "\r\n";
    }

    private static String tag(String header, String name) {
        Matcher matcher = Pattern.compile("(?:^|;)\\s*" + name + "=([^;]*)").matcher(header);
        assertThat(matcher.find()).as("tag " + name).isTrue();
        return matcher.group(1).replaceAll("\\s", "");
    }
}
