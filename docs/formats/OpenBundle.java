// Opens a bundle with nothing but the JDK and the `age` command, from bundle.md and envelope.md alone:
//     java OpenBundle.java KEYFILE BUNDLE
// Prints name, mailbox and country of each record that is not erased, with tabs between them.
void main(String[] arguments) throws Exception {
    String text = java.nio.file.Files.readString(Path.of(arguments[1]));
    String end = text.substring(Math.max(0, text.lastIndexOf("{\"end\"")));
    byte[] before = text.substring(0, text.length() - end.length()).getBytes("UTF-8");
    String hash = HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(before));
    if (!hash.equals(value(end, "sha256"))) {
        throw new Exception("incomplete or damaged: download it again");
    }
    var lines = text.lines().toList();
    var erased = new HashMap<String, String>();
    for (String line : lines) {
        if (line.startsWith("{\"erased\"")) {
            erased.merge(value(line, "erased"), value(line, "at"), (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
    }
    String campaign = value(lines.getFirst(), "campaign");
    var recipients = new HashMap<String, String>();
    var keys = new HashMap<String, byte[]>();
    for (String line : lines) {
        if (line.startsWith("{\"epoch\"")) {
            recipients.put(value(line, "epoch"), value(line, "recipient"));
            keys.put(value(line, "epoch"), age(arguments[0], Base64.getDecoder().decode(value(line, "key"))));
        } else if (line.startsWith("{\"id\"") && value(line, "changed_at").compareTo(erased.getOrDefault(value(line, "id"), "")) > 0) {
            String epoch = value(line, "epoch");
            byte[] sealed = Base64.getDecoder().decode(value(line, "sealed"));
            var cipher = javax.crypto.Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(2, new javax.crypto.spec.SecretKeySpec(keys.get(epoch), "AES"), new javax.crypto.spec.GCMParameterSpec(128, sealed, 1, 12));
            cipher.updateAAD(String.join("\n", "undersigned envelope v1", campaign, recipients.get(epoch), epoch, value(line, "id"))
                    .getBytes("UTF-8"));
            String[] person = new String(cipher.doFinal(sealed, 13, sealed.length - 13), "UTF-8").split("\n");
            IO.println(String.join("\t", person[0], person[1], value(line, "country")));
        }
    }
}

String value(String line, String name) {
    var found = java.util.regex.Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(line);
    return found.find() ? found.group(1) : "";
}

byte[] age(String keyFile, byte[] wrapped) throws Exception {
    var process = new ProcessBuilder("age", "--decrypt", "--identity", keyFile).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var in = process.getOutputStream()) {
        in.write(wrapped);
    } catch (java.io.IOException e) {
        throw new Exception("age could not use the key file", e);
    }
    byte[] key = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
        throw new Exception("age could not open an epoch with this key");
    }
    return key;
}
