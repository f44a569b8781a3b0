package eu.undersigned.signature;

import eu.undersigned.campaign.Campaign;
import eu.undersigned.i18n.Language;
import eu.undersigned.i18n.Texts;
import eu.undersigned.organisation.Organisation;
import eu.undersigned.secrets.ContentHash;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Everything that a signer is asked, in the words in which they are asked: what the page shows, what a signature is
/// bound to, and what its receipt repeats.
///
/// @param age that they are old enough
/// @param consent to the delivery of the petition
/// @param updates whether the lead may write to them
/// @param organisation what the organisation asks through which they came, when it has a key
/// @param text all of it, as `docs/formats/consent.md` says
/// @param version SHA-256 of the text, in hexadecimal
public record ConsentWords(
        String age, String consent, String updates, Optional<Question> organisation, String text, String version) {
    /// @param updates whether the organisation may write to them
    /// @param privacy address of its privacy notice
    public record Question(String organisation, String updates, Optional<String> privacy) {}

    static ConsentWords of(Campaign campaign, Language language, Optional<Organisation> organisation) {
        Texts texts = Texts.in(language);
        String age = texts.of("sign.age", "age", campaign.minimumAge());
        String consent = texts.of("sign.consent");
        String updates = texts.of("sign.updates");
        Optional<Question> question =
                organisation.filter(Organisation::isAsking).map(asking -> question(asking, texts));
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("campaign", campaign.slug());
        lines.put("responsible", campaign.lead().name());
        lines.put("language", language.code());
        lines.put("privacy", "/" + language.code() + "/" + campaign.slug() + "/privacy");
        lines.put("age", age);
        lines.put("consent", consent);
        lines.put("updates", updates);
        question.ifPresent(asked -> {
            lines.put("organisation", asked.organisation());
            asked.privacy().ifPresent(address -> lines.put("organisation_privacy", address));
            lines.put("organisation_updates", asked.updates());
        });
        StringBuilder text = new StringBuilder("undersigned consent v1\n");
        lines.forEach((name, value) -> text.append(name)
                .append(": ")
                .append(value.replaceAll("\\s+", " "))
                .append('\n'));
        return new ConsentWords(age, consent, updates, question, text.toString(), ContentHash.of(text.toString()));
    }

    private static Question question(Organisation asking, Texts texts) {
        String own = asking.profile().questions().get(texts.language());
        return new Question(
                asking.name(),
                own == null ? texts.of("sign.organisation.updates", "organisation", asking.name()) : own,
                asking.profile().privacy());
    }

    /// What one of the questions was, in a stored text; empty when it was not asked.
    public static Optional<String> line(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst();
    }
}
