package eu.undersigned;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Solves puzzles as browsers do: written from ALTCHA's description alone.
final class Solver {
    private static final Pattern CHALLENGE = Pattern.compile("data-challenge=\"([^\"]+)\"");
    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Solver() {}

    static String ofPage(String html) {
        Matcher found = CHALLENGE.matcher(html);
        if (!found.find()) {
            throw new AssertionError("the page holds no challenge");
        }
        return solution(JSON.readTree(found.group(1).replace("&#34;", "\"").replace("&amp;", "&")));
    }

    static String ticket(String html) {
        Matcher found = TICKET.matcher(html);
        if (!found.find()) {
            throw new AssertionError("the page holds no ticket");
        }
        return found.group(1);
    }

    static String solution(JsonNode challenge) {
        String salt = challenge.get("salt").asString();
        String wanted = challenge.get("challenge").asString();
        for (int number = 0; number <= challenge.get("maxnumber").asInt(); number++) {
            if (sha256(salt + number).equals(wanted)) {
                Map<String, Object> payload = new LinkedHashMap<>();
                payload.put("algorithm", challenge.get("algorithm").asString());
                payload.put("challenge", wanted);
                payload.put("number", number);
                payload.put("salt", salt);
                payload.put("signature", challenge.get("signature").asString());
                return Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(payload));
            }
        }
        throw new AssertionError("no number fits");
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
