package eu.undersigned;

import eu.undersigned.secrets.SecretBox;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/// How version 0.1 before the seals stored a person: under the instance's own key.
final class EarlierVersion {
    private EarlierVersion() {}

    static byte[] seal(Path data, int campaign, UUID id, String name, String email) throws IOException {
        byte[] key = Base64.getDecoder()
                .decode(Files.readString(data.resolve("secrets/record")).strip());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(1);
            out.writeUTF(name);
            out.writeUTF(email);
        }
        byte[] context = ("undersigned/signer/" + campaign + "/" + id).getBytes(StandardCharsets.UTF_8);
        return new SecretBox(key, new SecureRandom()).seal(context, bytes.toByteArray());
    }
}
