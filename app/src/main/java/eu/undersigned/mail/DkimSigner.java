package eu.undersigned.mail;

import eu.undersigned.config.ConfigException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimMessage;

/// Signs mails with the sender domain's key, rsa-sha256.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6376">RFC 6376</a>
final class DkimSigner {
    private final org.simplejavamail.utils.mail.dkim.DkimSigner signer;

    DkimSigner(MailConfig.Dkim dkim) {
        try {
            signer = new org.simplejavamail.utils.mail.dkim.DkimSigner(dkim.domain(), dkim.selector(), key(dkim));
            signer.setHeaderCanonicalization(Canonicalization.RELAXED);
            signer.setBodyCanonicalization(Canonicalization.RELAXED);
            signer.setLengthParam(false);
            signer.setCheckDomainKey(false);
            // RFC 8058, section 4: without it receivers show no button. `List-Unsubscribe` is signed anyway.
            signer.addHeaderToSign("List-Unsubscribe-Post");
        } catch (Exception e) {
            throw new ConfigException("mail.dkim.key.file: " + e.getMessage());
        }
    }

    /// A PKCS#8 key, in PEM or DER form.
    private static RSAPrivateKey key(MailConfig.Dkim dkim) throws IOException, GeneralSecurityException {
        byte[] bytes = Files.readAllBytes(dkim.key());
        if (bytes.length > 0 && bytes[0] == '-') {
            String pem = new String(bytes, java.nio.charset.StandardCharsets.US_ASCII);
            bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        }
        return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    MimeMessage sign(MimeMessage message) throws MessagingException {
        DkimMessage signed = new DkimMessage(message, signer);
        signed.saveChanges();
        return signed;
    }
}
