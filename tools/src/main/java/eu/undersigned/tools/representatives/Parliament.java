package eu.undersigned.tools.representatives;

import eu.undersigned.tools.verify.Web;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The open data of the European Parliament: who is a member now, and their mailboxes.
///
/// The shape that is relied on: `/meps/show-current` gives `data`, a list of objects with `identifier`, `givenName`,
/// `familyName`, `label`, `api:country-of-representation` (two letters) and `api:political-group`; `/meps/{identifier}`
/// gives `data` with one object that has `hasEmail`, `mailto:` and the mailbox.
///
/// @see <a href="https://data.europarl.europa.eu/en/developer-corner/opendata-api">the API, version 2</a>
final class Parliament {
    private static final int MOST_BYTES = 16 << 20;
    private static final int AT_ONCE = 500;
    /// More answers than any server needs that gives ten members at a time.
    private static final int MOST_ANSWERS = 100;

    private static final int MOST_MEMBERS = 1_500;
    private static final String FORMAT = "format=" + URLEncoder.encode("application/ld+json", StandardCharsets.UTF_8);
    private static final String PAGE = "https://www.europarl.europa.eu/meps/en/";
    private static final Pattern ID = Pattern.compile("[0-9]{1,12}");
    private static final Pattern MAILBOX = Pattern.compile(
            "[A-Za-z0-9_+-]+([.'][A-Za-z0-9_+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}");
    private static final JsonMapper JSON = new JsonMapper();

    /// In which language a member of a country is written to, where nobody chose another one.
    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("AT", "de"),
            Map.entry("BE", "nl"),
            Map.entry("BG", "bg"),
            Map.entry("CY", "el"),
            Map.entry("CZ", "cs"),
            Map.entry("DE", "de"),
            Map.entry("DK", "da"),
            Map.entry("EE", "et"),
            Map.entry("ES", "es"),
            Map.entry("FI", "fi"),
            Map.entry("FR", "fr"),
            Map.entry("GR", "el"),
            Map.entry("HR", "hr"),
            Map.entry("HU", "hu"),
            Map.entry("IE", "en"),
            Map.entry("IT", "it"),
            Map.entry("LT", "lt"),
            Map.entry("LU", "fr"),
            Map.entry("LV", "lv"),
            Map.entry("MT", "mt"),
            Map.entry("NL", "nl"),
            Map.entry("PL", "pl"),
            Map.entry("PT", "pt"),
            Map.entry("RO", "ro"),
            Map.entry("SE", "sv"),
            Map.entry("SI", "sl"),
            Map.entry("SK", "sk"));

    private final Web web;
    private final String base;

    /// @param base such as `https://data.europarl.europa.eu/api/v2`
    Parliament(Web web, String base) {
        this.web = web;
        this.base = base.replaceFirst("/+$", "");
    }

    /// Members now, by identifier, without their mailboxes.
    ///
    /// @throws IOException when they can't be had, or are not what is expected
    Map<String, Member> members() throws IOException {
        Map<String, Member> members = new LinkedHashMap<>();
        for (int answers = 0; answers < MOST_ANSWERS; answers++) {
            int before = members.size();
            for (JsonNode one : data("/meps/show-current?" + FORMAT + "&offset=" + before + "&limit=" + AT_ONCE)) {
                Member member = member(one);
                members.putIfAbsent(member.id(), member);
            }
            if (members.size() == before || members.size() > MOST_MEMBERS) {
                break; // the end; or a server that gives the same whatever is asked
            }
        }
        if (members.size() > MOST_MEMBERS) {
            throw new IOException("more than " + MOST_MEMBERS + " members: that is no list of a parliament");
        }
        return members;
    }

    /// Empty when none is published.
    String mailbox(String id) throws IOException {
        for (JsonNode one : data("/meps/" + id + "?" + FORMAT)) {
            JsonNode found = one.path("hasEmail");
            String text = (found.isArray() ? found.path(0) : found).asString("");
            String mailbox = text.replaceFirst("^mailto:", "").strip();
            if (MAILBOX.matcher(mailbox).matches()) {
                return mailbox;
            }
        }
        return "";
    }

    /// Nothing where the server has nothing.
    private JsonNode data(String path) throws IOException {
        Optional<byte[]> answer = web.get(URI.create(base + path), MOST_BYTES);
        try {
            JsonNode data = answer.isEmpty()
                    ? JSON.createArrayNode()
                    : JSON.readTree(answer.get()).path("data");
            if (data.isArray()) {
                return data;
            }
        } catch (JacksonException _) {
            // said below; its message may quote the answer
        }
        throw new IOException(base + path + " does not answer with a list 'data': has the API changed?");
    }

    private static Member member(JsonNode one) throws IOException {
        String id = one.path("identifier").asString("");
        String given = line(one, "givenName");
        String family = line(one, "familyName");
        String name = given.isEmpty() || family.isEmpty() ? line(one, "label") : given + " " + family;
        String country = country(line(one, "api:country-of-representation"));
        String group = line(one, "api:political-group");
        String language = LANGUAGES.getOrDefault(country, "");
        if (!ID.matcher(id).matches() || name.isEmpty() || group.isEmpty() || language.isEmpty()) {
            throw new IOException("a member (" + (ID.matcher(id).matches() ? id : "without a number")
                    + ") has no name, no group or no country of the EU: has the API changed?");
        }
        return new Member(id, name, country, group, language, "", PAGE + id, "");
    }

    private static String line(JsonNode one, String key) {
        String text =
                one.path(key).asString("").replaceAll("[\\p{Cc}\\s]+", " ").strip();
        return text.substring(0, Math.min(text.length(), 150));
    }

    /// The EU's own code for Greece is EL.
    private static String country(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        return upper.equals("EL") ? "GR" : upper;
    }
}
